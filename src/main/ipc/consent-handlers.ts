import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The administrator's consent. */
export function consentHandlers({
  desk,
  clipboard
}: HandlerParts): Pick<Handlers, 'getConsentPlan' | 'askForConsent' | 'copyConsent'> {
  return {
    getConsentPlan: ({ profileId, form }) => desk.consent.plan(profileId, form),
    askForConsent: ({ profileId, form }) => desk.consent.ask(profileId, form),
    async copyConsent({ profileId, form, as }) {
      const text = await desk.consent.textForAdministrator(profileId, form, as)
      if (!text.ok) return text
      await clipboard.writePlain(text.value)
      return succeeded({})
    }
  }
}
