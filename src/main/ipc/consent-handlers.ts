import type { Handlers } from '../../shared/contract'
import { failed } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** The administrator's consent. */
export function consentHandlers(
  _parts: HandlerParts
): Pick<Handlers, 'getConsentPlan' | 'askForConsent' | 'copyConsent'> {
  return {
    getConsentPlan: () => Promise.resolve(failed({ kind: 'internal' })),
    askForConsent: () => Promise.resolve(failed({ kind: 'internal' })),
    copyConsent: () => Promise.resolve(failed({ kind: 'internal' }))
  }
}
