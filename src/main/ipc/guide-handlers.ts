import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import { browserAnswer } from './browser-answer'
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
    getGuide: ({ of }) => desk.guide.view(of),
    tickGuideStep: ({ profileId, step, ticked }) => desk.guide.tick(profileId, step, ticked),
    async copyGuideValue({ of, value }) {
      const found = desk.guide.value(of, value)
      if (!found.ok) return found
      await clipboard.writePlain(found.value)
      return succeeded({})
    },
    async openPortal({ of, place }) {
      const link = desk.guide.portalLink(of, place)
      if (!link.ok) return link
      return await browserAnswer(openPortal(link.value), now)
    },
    async copyPortalLink({ of, place }) {
      const link = desk.guide.portalLink(of, place)
      if (!link.ok) return link
      await clipboard.writePlain(link.value)
      return succeeded({})
    }
  }
}
