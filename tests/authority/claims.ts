import { createHash, randomBytes } from 'node:crypto'
import type { Registration } from './registrations'
import type { DemoDirectory, DemoUser } from './types'

type Claims = Record<string, unknown>

interface TokenTimes {
  /** Seconds since the epoch. */
  readonly iat: number
  readonly exp: number
}

/** The same person has another `sub` for each application, as in Entra. */
function pairwiseSubject(objectId: string, clientId: string): string {
  return createHash('sha256').update(`${objectId}|${clientId}`).digest('base64url')
}

/** How the application proved itself: 0 public, 1 secret, 2 certificate. */
function applicationAuthentication(registration: Registration): '0' | '1' | '2' {
  if (registration.certificate !== undefined) return '2'
  return registration.application.platform === 'mobile-and-desktop' ? '0' : '1'
}

function commonClaims(
  directory: DemoDirectory,
  registration: Registration,
  audience: string,
  times: TokenTimes
): Claims {
  const issuer = `https://sts.windows.net/${directory.tenantId}/`
  return {
    aud: audience,
    iss: issuer,
    iat: times.iat,
    nbf: times.iat,
    exp: times.exp,
    aio: randomBytes(24).toString('base64'),
    appid: registration.application.clientId,
    appidacr: applicationAuthentication(registration),
    rh: `1.${randomBytes(18).toString('base64url')}.`,
    tid: directory.tenantId,
    // Recognisable in a decoded token; the token itself is found by its text in `issuedTokens`.
    uti: `CANARY-TOKEN-${randomBytes(12).toString('base64url')}`,
    ver: '1.0'
  }
}

/**
 * Returns the claims of a v1.0 access token for an application and a user.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function delegatedClaims(
  directory: DemoDirectory,
  registration: Registration,
  request: {
    readonly audience: string
    readonly permissions: readonly string[]
    readonly user: DemoUser
    readonly amr: readonly string[]
    readonly times: TokenTimes
  }
): Claims {
  const { user } = request
  const [givenName = '', familyName = ''] = user.displayName.split(' ')
  return {
    ...commonClaims(directory, registration, request.audience, request.times),
    acr: '1',
    amr: request.amr,
    family_name: familyName,
    given_name: givenName,
    ipaddr: '127.0.0.1',
    name: user.displayName,
    oid: user.objectId,
    scp: request.permissions.join(' '),
    sub: pairwiseSubject(user.objectId, registration.application.clientId),
    unique_name: user.userName,
    upn: user.userName,
    wids: user.isAdministrator ? ['62e90394-69f5-4237-9190-012177145e10'] : []
  }
}

/** Returns the claims of a v1.0 access token for an application alone. */
export function applicationClaims(
  directory: DemoDirectory,
  registration: Registration,
  request: { readonly audience: string; readonly times: TokenTimes }
): Claims {
  return {
    ...commonClaims(directory, registration, request.audience, request.times),
    idp: `https://sts.windows.net/${directory.tenantId}/`,
    idtyp: 'app',
    oid: registration.servicePrincipalId,
    sub: registration.servicePrincipalId
  }
}

/** Returns the id token's own claims; issuer, audience, times and nonce are the provider's. */
export function idTokenClaims(directory: DemoDirectory, user: DemoUser): Claims {
  return {
    name: user.displayName,
    oid: user.objectId,
    preferred_username: user.userName,
    tid: directory.tenantId,
    uti: `CANARY-TOKEN-${randomBytes(12).toString('base64url')}`,
    ver: '2.0'
  }
}

/** Returns the `client_info` that MSAL makes the home account id of. */
export function clientInfo(directory: DemoDirectory, user: DemoUser): string {
  const info = { uid: user.objectId, utid: directory.tenantId }
  return Buffer.from(JSON.stringify(info)).toString('base64url')
}
