import type { AccessMode } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { failureOfOAuthBody, makeFailure } from '../sign-in/failures'

/** A consent that the browser says was granted. */
export interface GrantedConsent {
  /** Directory id that the answer named; anybody could have written it there. */
  readonly tenantId: string | undefined
}

/** Whom a consent was asked for. */
export interface ConsentSubject {
  readonly mode: AccessMode
  /** The directory id that the profile is for, where it is known. */
  readonly knownTenantId: string | undefined
}

/** What Microsoft's pages say when the administrator turns back: documented for each version, and seen. */
const refusals: ReadonlySet<string> = new Set([
  'access_denied',
  'consent_required',
  'permission_denied'
])

/**
 * Returns what the consent page's answer says. That the answer is the one that was asked for is known
 * already, by its state. `admin_consent=True` stands in refusals too, so `error` is looked at first.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent#error-response
 *
 * @param now milliseconds since the epoch
 */
export function readConsentAnswer(
  parameters: URLSearchParams,
  { mode, knownTenantId }: ConsentSubject,
  now: number
): Result<GrantedConsent, Failure> {
  // SECURITY: nobody is told of rights that were refused. [src/core/consent/consent-answer.security.test.ts]
  if (parameters.has('error')) return failed(refusalOf(parameters, mode, now))
  if (parameters.get('admin_consent')?.toLowerCase() !== 'true')
    return failed(makeFailure('answer-invalid', now))
  const tenantId = guidOf(parameters.get('tenant'))
  const differs =
    tenantId !== undefined &&
    knownTenantId !== undefined &&
    tenantId !== knownTenantId.toLowerCase()
  // SECURITY: a consent of another tenant must not be taken for one of the profile's.
  // [src/core/consent/consent-answer.security.test.ts]
  if (differs)
    return failed(makeFailure('wrong-tenant', now, { expected: knownTenantId, found: tenantId }))
  return succeeded({ tenantId })
}

/** Returns the text as a directory id in lower case, or `undefined` when it is none. */
export function guidOf(text: string | null | undefined): string | undefined {
  const id = text?.toLowerCase() ?? ''
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined
}

function refusalOf(parameters: URLSearchParams, mode: AccessMode, now: number): Failure {
  // The account picker's "Back" comes without a description.
  if (parameters.get('error_subcode') === 'cancel') return makeFailure('cancelled', now)
  const failure = failureOfOAuthBody(Object.fromEntries(parameters), 400, now, mode)
  const turnedBack = failure.aadsts === undefined && refusals.has(failure.oauthError ?? '')
  if (!turnedBack && failure.code !== 'declined') return failure
  return { ...failure, code: 'declined', remedy: 'grant-consent' }
}
