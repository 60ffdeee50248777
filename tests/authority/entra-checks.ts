import { decodeJwtPart } from './jwt'
import { EntraError } from './errors'
import { failures } from './failures'
import { textParameter } from './interaction-policy'
import type { Registration } from './registrations'
import { parseScope, requireDefaultScope } from './scopes'
import type { TenantState } from './tenant-state'
import type { DemoDirectory } from './types'

const grants = new Set(['authorization_code', 'refresh_token', 'client_credentials'])

function findRegistration(
  state: TenantState,
  directory: DemoDirectory,
  clientId: string
): Registration {
  const found = state.registrations.find(directory.tenantId, clientId)
  if (found === undefined) {
    throw new EntraError(failures.unknownApplication(clientId, directory.name))
  }
  return found
}

function checkCertificate(registration: Registration, assertion: string): void {
  const header = decodeJwtPart(assertion, 0)
  const sent = textParameter(header, 'x5t#S256') ?? textParameter(header, 'x5t') ?? ''
  const thumbprint = Buffer.from(sent, 'base64url').toString('hex').toUpperCase()
  if (thumbprint === registration.certificate?.thumbprintSha256) return
  const { clientId } = registration.application
  throw new EntraError(
    failures.certificateNotRegistered(clientId, thumbprint, 'The key was not found.')
  )
}

function checkCredential(registration: Registration, form: URLSearchParams): void {
  const assertion = form.get('client_assertion')
  const secret = form.get('client_secret')
  const { clientId, platform } = registration.application
  if (assertion === null && secret === null) {
    if (form.get('grant_type') === 'client_credentials') {
      throw new EntraError(failures.credentialMissingForApplication())
    }
    if (platform !== 'mobile-and-desktop') throw new EntraError(failures.credentialMissing())
    return
  }
  if (platform === 'mobile-and-desktop') {
    throw new EntraError(failures.publicClientSentCredential())
  }
  if (assertion !== null) checkCertificate(registration, assertion)
  else if (registration.secret === undefined) throw new EntraError(failures.wrongSecret(clientId))
}

/**
 * Looks at a token request as Entra does before any grant is examined. Throws an EntraError; what
 * it lets through still has to satisfy the provider (secret, signature, code, verifier).
 */
export function checkTokenRequest(
  state: TenantState,
  directory: DemoDirectory,
  form: URLSearchParams
): void {
  const grantType = form.get('grant_type')
  const clientId = form.get('client_id')
  if (grantType === null) throw new EntraError(failures.missingParameter('grant_type'))
  if (clientId === null) throw new EntraError(failures.missingParameter('client_id'))
  if (!grants.has(grantType)) throw new EntraError(failures.unsupportedGrant(grantType))
  const registration = findRegistration(state, directory, clientId)
  checkCredential(registration, form)
  const scope = form.get('scope') ?? undefined
  if (grantType === 'client_credentials') requireDefaultScope(scope)
  parseScope(scope, state.resources, directory.name)
}

function withoutLoopbackPort(uri: string): string {
  return uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d+/, '$1')
}

/**
 * Looks at what no redirect may answer: the application and its reply URL. Throws an EntraError,
 * which belongs on a page. The port of a loopback URI does not count, its path does.
 */
export function checkReplyUrl(
  state: TenantState,
  directory: DemoDirectory,
  query: URLSearchParams
): Registration {
  const clientId = query.get('client_id')
  if (clientId === null) throw new EntraError(failures.missingParameter('client_id'))
  const registration = findRegistration(state, directory, clientId)
  const redirectUri = query.get('redirect_uri')
  if (redirectUri === null) throw new EntraError(failures.noReplyUrl())
  const wanted = withoutLoopbackPort(redirectUri)
  const isRegistered = registration.application.redirectUris.some(
    (uri) => withoutLoopbackPort(uri) === wanted
  )
  if (!isRegistered) throw new EntraError(failures.replyUrlMismatch(redirectUri, clientId))
  return registration
}

/** Looks at the scope of an authorization request. Throws an EntraError that goes back by redirect. */
export function checkAuthorizeScope(
  state: TenantState,
  directory: DemoDirectory,
  query: URLSearchParams
): void {
  parseScope(query.get('scope') ?? undefined, state.resources, directory.name)
}
