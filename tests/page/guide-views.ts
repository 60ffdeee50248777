import { guideOf, type GuideFacts } from '../../src/core/guide/guide'
import type { CallResult } from '../../src/shared/contract'
import type { GuideDraft } from '../../src/shared/guide'

/** What the main process answers about the set-up guide for these choices and what it knows. */
export function guideFor(
  choices: GuideDraft,
  known: Partial<GuideFacts> = {}
): CallResult<'getGuide'> {
  const value = guideOf({ choices, idsKnown: true, record: { ticked: [] }, ...known })
  return { ok: true, value }
}
