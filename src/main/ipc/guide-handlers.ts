import type { Handlers } from '../../shared/contract'
import { failed, succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The set-up guide and the ways into Microsoft's portals. */
export function guideHandlers({
  desk,
  clipboard,
  openPortal,
  now
}: HandlerParts): Pick<
  Handlers,
  'getGuide' | 'tickGuideStep' | 'copyGuideValue' | 'openPortal' | 'copyPortalLink'
> {
  return {
    getGuide: () => Promise.resolve(failed({ kind: 'internal' })),
    tickGuideStep: () => Promise.resolve(failed({ kind: 'internal' })),
    copyGuideValue: () => Promise.resolve(failed({ kind: 'internal' })),
    async openPortal({ of, place }) {
      const link = desk.guide.portalLink(of, place)
      if (!link.ok) return link
      const opened = await openPortal(link.value).then(
        () => true,
        () => false
      )
      return opened
        ? succeeded({})
        : failed({
            kind: 'failure',
            failure: { code: 'browser-not-opened', remedy: 'retry', at: now() }
          })
    },
    async copyPortalLink({ of, place }) {
      const link = desk.guide.portalLink(of, place)
      if (!link.ok) return link
      await clipboard.writePlain(link.value)
      return succeeded({})
    }
  }
}
