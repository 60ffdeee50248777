import { mfaPolicyId } from './tenant-state'
import type { ApiTrouble } from './types'

/** An answer of a look-alike. A missing body is sent as an empty one, a text as plain text. */
export interface ApiAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Sends the body in pieces and never ends it. */
  readonly neverEnds?: boolean
}

/** Returns an error in the form of the Partner Center API. */
export function partnerCenterError(status: number, code: string, description: string): ApiAnswer {
  return { status, body: { code, description, data: [], source: 'PartnerCenterApi' } }
}

/** Returns an error in the form of the Partner API, which is the form of Microsoft Graph. */
export function partnerError(
  status: number,
  code: string,
  message: string,
  more: { readonly inner?: string; readonly target?: string } = {}
): ApiAnswer {
  const { inner, target } = more
  return {
    status,
    body: {
      error: {
        code,
        message,
        ...(target === undefined ? {} : { target }),
        ...(inner === undefined ? {} : { innerError: { code: inner, message } })
      }
    }
  }
}

/**
 * The challenge that a resource under Conditional Access sends: a sign-in that passes the claims on is
 * asked for a second factor. https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
function claimsChallenge(): string {
  const claims = JSON.stringify({
    access_token: { capolids: { essential: true, values: [mfaPolicyId] } }
  })
  const encoded = Buffer.from(claims).toString('base64')
  return `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`
}

const retryAfterSeconds = '17'
const hugeBodyBytes = 300 * 1024

type Answers = Readonly<Record<ApiTrouble, () => ApiAnswer>>

/** Troubles that look the same on both APIs, since they are HTTP's own. */
const common = {
  'empty-401': () => ({ status: 401 }),
  redirect: () => ({ status: 302, headers: { location: 'https://localhost:1/elsewhere' } }),
  'huge-body': () => ({
    status: 200,
    body: { totalCount: 1, items: [{ filler: 'x'.repeat(hugeBodyBytes) }] }
  }),
  'slow-body': () => ({ status: 200, body: '{"totalCount": 1, "items": [', neverEnds: true }),
  'not-json': () => ({
    status: 200,
    body: '<!doctype html><title>Gateway</title><p>Please sign in to the proxy.</p>',
    headers: { 'content-type': 'text/html' }
  })
} satisfies Partial<Answers>

/** https://learn.microsoft.com/partner-center/developer/error-codes */
export const partnerCenterTroubles: Answers = {
  ...common,
  'mfa-missing': () => partnerCenterError(401, '900421', 'MFA is required.'),
  'mfa-missing-older': () =>
    partnerCenterError(401, '10001', 'Authentication failed. MFA required.'),
  'access-denied': () => partnerCenterError(401, '400', 'Access denied'),
  'partner-token-missing': () =>
    partnerCenterError(401, '800001', 'Partner token is missing from the request context.'),
  'not-allowed': () => partnerCenterError(403, '2032', 'Access denied'),
  'no-relationship': () =>
    partnerCenterError(403, '20002', 'No commerce relationship exists with the customer.'),
  'role-missing': () =>
    partnerCenterError(403, '900150', 'The given role has no permission for the operation.'),
  'program-inactive': () =>
    partnerCenterError(403, '900149', 'The partner’s program status is not active.'),
  'reseller-inactive': () =>
    partnerCenterError(403, '800039', 'The reseller’s status is not active.'),
  'agreement-missing': () =>
    partnerCenterError(403, '900124', 'The Microsoft Partner Agreement has not been accepted.'),
  'not-found': () => partnerCenterError(404, '1000', 'The resource was not found.'),
  'tenant-not-found': () => partnerCenterError(404, '60003', 'The tenant was not found.'),
  'bad-request': () => partnerCenterError(400, '2000', 'The request is not valid.'),
  throttled: () => ({
    ...partnerCenterError(429, '429', 'Too many requests.'),
    headers: { 'retry-after': retryAfterSeconds }
  }),
  'insufficient-claims': () => ({
    status: 401,
    headers: { 'www-authenticate': claimsChallenge() }
  }),
  unavailable: () => partnerCenterError(503, '503', 'The service is not available.'),
  broken: () => partnerCenterError(500, '500', 'An internal error occurred.')
}

/** MicrosoftDocs/partner-rest, `partner-rest/develop/error-codes.md`. */
export const partnerTroubles: Answers = {
  ...common,
  'mfa-missing': () =>
    partnerError(401, 'unauthenticated', 'MFA is required.', { inner: '900421' }),
  'mfa-missing-older': () =>
    partnerError(401, 'unauthenticated', 'Authentication failed. MFA required.', {
      inner: '10001'
    }),
  'access-denied': () =>
    partnerError(401, 'unAuthorized', 'Caller is not authorized to access the resource.'),
  'partner-token-missing': () =>
    partnerError(401, 'unauthenticated', 'The token is not of a partner tenant.'),
  'not-allowed': () =>
    partnerError(403, 'accessDenied', 'Caller is not authorized to access the resource.'),
  'no-relationship': () =>
    partnerError(403, 'accessDenied', 'There is no relationship with the customer.'),
  'role-missing': () =>
    partnerError(403, 'accessDenied', 'Caller is not authorized to access the resource.', {
      target: 'referral',
      inner: 'roleMissing'
    }),
  'program-inactive': () =>
    partnerError(403, 'accessDenied', 'The partner’s program status is not active.'),
  'reseller-inactive': () =>
    partnerError(403, 'accessDenied', 'The reseller’s status is not active.'),
  'agreement-missing': () =>
    partnerError(403, 'accessDenied', 'The Microsoft Partner Agreement has not been accepted.'),
  'not-found': () => partnerError(404, 'itemNotFound', 'There is no such item.'),
  'tenant-not-found': () => partnerError(404, 'itemNotFound', 'The tenant was not found.'),
  'bad-request': () =>
    partnerError(
      400,
      'invalidRequest',
      'The request is not valid. Consult the Partner API authentication documentation.'
    ),
  throttled: () => ({
    ...partnerError(429, 'tooManyRequests', 'Too many requests.'),
    headers: { 'retry-after': retryAfterSeconds }
  }),
  'insufficient-claims': () => ({
    ...partnerError(403, 'accessDenied', 'error=insufficient_claims', {
      inner: 'insufficient_claims'
    }),
    headers: { 'www-authenticate': claimsChallenge() }
  }),
  unavailable: () => partnerError(503, 'serviceNotAvailable', 'The service is not available.'),
  broken: () => partnerError(500, 'generalException', 'An internal error occurred.')
}
