import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileRow } from '../profiles/profile-file'
import type { ProfileStore } from '../profiles/profile-store'
import type { PlannedRow } from '../profiles/transfer/plan-import'
import type { ImportPace } from '../profiles/transfer/read-import'
import { confirmedRow, unconfirmedHostOf } from '../profiles/unconfirmed'
import type { Vault } from '../vault/vault'
import type { WaitingImport } from './import-tickets'
import { forgetRecords, isRebound, showsOtherApi } from './rebound'
import type { SignInArea } from './sign-in-area'
import type { TokenViews } from './token-views'

/** What an import came to. */
export interface ImportEnd {
  readonly end: 'complete' | 'cancelled'
  readonly created: number
  readonly changed: number
}

export interface ApplyImportParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly vault: Vault
  readonly turns: KeyedMutex
  readonly signIn: Pick<SignInArea, 'cancel'>
  /** The desk is closed. */
  readonly signal: AbortSignal
}

export interface ApplyImportRequest {
  readonly waiting: WaitingImport
  /** Login hosts (`host[:port]`) that the person has named. */
  readonly allowed: ReadonlySet<string>
  /** Ends the import as long as it has not been written. */
  readonly end: AbortSignal
  readonly paceOf: (stage: 'checking' | 'writing') => ImportPace
}

type Planned = Pick<WaitingImport, 'planned' | 'held'>

/**
 * Does what a preview showed, in one write. Fails with `too-late` when the profiles have changed so that it
 * would do something else by now.
 */
export async function applyImport(
  parts: ApplyImportParts,
  request: ApplyImportRequest
): Promise<Result<ImportEnd, CallFailure>> {
  const { store } = parts
  const { waiting, allowed, end, paceOf } = request
  await store.refresh()
  const today = await planOfToday(store, waiting, paceOf('checking'))
  if (today === undefined) return failed({ kind: 'too-late' })
  const { planned, held } = today
  const pace = paceOf('writing')
  // A cancellation that is on its way is heard.
  await nextTurn()
  const written = await store.editRows<CallFailure | 'ended'>((rows) => {
    // SECURITY: what the person has ended does not happen.  [tests/integration/import.security.test.ts]
    if (end.aborted) return failed('ended')
    // SECURITY: another process may have changed what this would overwrite.
    // [tests/integration/import.security.test.ts]
    if (store.rows() !== held) return failed({ kind: 'too-late' })
    for (const { next } of planned) if (next !== undefined) rows.set(next.profile.id, next)
    allow(rows, planned, allowed)
    return succeeded(undefined)
  })
  if (!written.ok) {
    const { failure } = written
    return failure === 'ended' ? succeeded(nothingDone) : failed(failure)
  }
  pace.onProgress(planned.length)
  await settle(parts, request, today)
  return succeeded({
    end: 'complete',
    created: planned.filter(({ shown }) => shown.kind === 'new').length,
    changed: planned.filter(({ shown }) => shown.kind === 'changed').length
  })
}

const nothingDone: ImportEnd = { end: 'cancelled', created: 0, changed: 0 }

/** Returns the plan, or a new one that does the same to what is held by now. */
async function planOfToday(
  store: ProfileStore,
  { read, planned, held }: WaitingImport,
  pace: ImportPace
): Promise<Planned | undefined> {
  const rows = store.rows()
  if (rows === held) return { planned, held }
  const { planImport } = await import('../profiles/transfer/read-import')
  const again = await planImport(rows, read.rows, pace)
  // It was ended, which is heard before anything is written.
  if (!again.ok) return { planned, held }
  const isSame = isDeepStrictEqual(shownOf(again.value), shownOf(planned))
  return isSame ? { planned: again.value, held: rows } : undefined
}

function shownOf(planned: readonly PlannedRow[]): readonly PlannedRow['shown'][] {
  return planned.map(({ shown }) => shown)
}

function idOf({ next, shown }: PlannedRow): string {
  return next?.profile.id ?? shown.profileId ?? ''
}

/** Takes the mark off the rows of the import whose login host the person has named. */
function allow(
  rows: Map<string, ProfileRow>,
  planned: readonly PlannedRow[],
  allowed: ReadonlySet<string>
): void {
  if (allowed.size === 0) return
  for (const one of planned) {
    const row = rows.get(idOf(one))
    if (row === undefined || !allowed.has(unconfirmedHostOf(row) ?? '')) continue
    rows.set(row.profile.id, confirmedRow(row))
  }
}

/** Does what an edit in the editor brings with it, and tells what is there now. */
async function settle(
  parts: ApplyImportParts,
  { allowed }: ApplyImportRequest,
  { planned, held }: Planned
): Promise<void> {
  const created: Profile[] = []
  for (const one of planned) {
    const { next, shown } = one
    const before = held.get(idOf(one))?.profile
    if (next === undefined) {
      const isAllowed = allowed.has(shown.authority ?? '')
      if (before !== undefined && isAllowed) await parts.views.noteProfile(before)
    } else if (before === undefined) created.push(next.profile)
    else await settleChange(parts, before, next.profile)
  }
  void tellInTurns(parts, created)
}

async function settleChange(
  parts: ApplyImportParts,
  before: Profile,
  after: Profile
): Promise<void> {
  const rebound = isRebound(before, after)
  if (!rebound && !showsOtherApi(before, after)) return
  parts.signIn.cancel(after.id)
  await parts.turns.run(after.id, async () => {
    // SECURITY: what signs in to one tenant is not left behind under the name of another.
    // [tests/integration/import.security.test.ts]
    if (rebound) await forgetRecords(parts, after, true)
    await parts.views.forgetToken(after)
  })
}

/** Nobody waits for the views of thousands of new profiles, which all say the same. */
async function tellInTurns(
  { views, signal }: ApplyImportParts,
  created: readonly Profile[]
): Promise<void> {
  for (const profile of created) {
    if (signal.aborted) return
    // What cannot be read now is read when the profile is looked at.
    await views.noteProfile(profile).catch(() => undefined)
  }
}
