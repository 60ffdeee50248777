import type { Handlers } from '../../shared/contract'
import { failed } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The set-up guide and the ways into Microsoft's portals. */
export function guideHandlers(
  _parts: HandlerParts
): Pick<
  Handlers,
  'getGuide' | 'tickGuideStep' | 'copyGuideValue' | 'openPortal' | 'copyPortalLink'
> {
  return {
    getGuide: () => Promise.resolve(failed({ kind: 'internal' })),
    tickGuideStep: () => Promise.resolve(failed({ kind: 'internal' })),
    copyGuideValue: () => Promise.resolve(failed({ kind: 'internal' })),
    openPortal: () => Promise.resolve(failed({ kind: 'internal' })),
    copyPortalLink: () => Promise.resolve(failed({ kind: 'internal' }))
  }
}
