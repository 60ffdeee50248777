import type { ConsentForm, ConsentView } from '../../shared/consent'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { words } from '../../words'
import { authorityOf } from '../sign-in/authority'
import {
  answerOfBrowser,
  endOf,
  randomText,
  type BrowserParts,
  type BrowserProgress
} from '../sign-in/browser-answer'
import type { Discovery } from '../sign-in/discovery'
import { makeFailure } from '../sign-in/failures'
import { openLoopback } from '../sign-in/loopback'
import type { LoopbackPage } from '../sign-in/loopback-page'
import { readConsentAnswer, type ConsentSubject, type GrantedConsent } from './consent-answer'
import { consentLink, pageOriginOf } from './consent-link'

export interface ConsentParts extends BrowserParts {
  readonly discovery: Discovery
}

export interface ConsentRequest extends BrowserProgress, Pick<ConsentSubject, 'knownTenantId'> {
  readonly profile: Profile
  readonly form: ConsentForm
}

/**
 * Asks an administrator for consent with the system browser, and returns what was granted. The answer
 * comes by query and brings no secret; its state says that it was asked for here.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export async function askForConsent(
  parts: ConsentParts,
  request: ConsentRequest
): Promise<Result<ConsentView, Failure>> {
  const { discovery, now } = parts
  const { profile, form, knownTenantId, signal } = request
  const discovered = await discovery.endpointsOf(authorityOf(profile), undefined, signal)
  if (!discovered.ok) return signal.aborted ? failed(endOf(signal, now())) : discovered
  const state = randomText()
  const loopback = await openLoopback({
    answerBy: 'query',
    state,
    strangerPage: words.loopback.notExpected
  }).catch(() => undefined)
  if (loopback === undefined) return failed(makeFailure('loopback-unavailable', now()))
  try {
    const { redirectUri } = loopback
    const pageOrigin = pageOriginOf(profile, discovered.value)
    const link = consentLink(profile, form, pageOrigin, { redirectUri, state })
    const answer = await answerOfBrowser(parts, request, link, loopback)
    if (!answer.ok) return answer
    const subject = { mode: profile.mode, knownTenantId }
    const read = readConsentAnswer(answer.value.parameters, subject, now())
    await answer.value.finish(pageOf(read))
    if (!read.ok) return read
    const { tenantId } = read.value
    return succeeded({ form, grantedAt: now(), ...(tenantId === undefined ? {} : { tenantId }) })
  } finally {
    await loopback.close()
  }
}

function pageOf(read: Result<GrantedConsent, Failure>): LoopbackPage {
  if (read.ok) return words.loopback.consentGranted
  const { code } = read.failure
  return code === 'cancelled' || code === 'declined'
    ? words.loopback.consentDeclined
    : words.loopback.consentFailed
}
