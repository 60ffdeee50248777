import { signsInPublicly } from './client-metadata'
import { deviceCodeGrant, deviceCodeGrantOfMsal } from './device-code'
import { EntraError } from './errors'
import { failures } from './failures'
import { textParameter } from './interaction-policy'
import { decodeJwtPart } from './jwt'
import type { Registration } from './registrations'
import { graphIdentifier, parseScope, requireDefaultScope } from './scopes'
import type { RequestedScope } from './scopes'
import type { TenantState } from './tenant-state'
import type { DemoDirectory } from './types'

const grants = new Set([
  'authorization_code',
  'refresh_token',
  'client_credentials',
  deviceCodeGrant,
  deviceCodeGrantOfMsal
])

/** Returns a registration that may be used in the directory. Throws an EntraError. */
function findRegistration(
  state: TenantState,
  directory: DemoDirectory,
  clientId: string
): Registration {
  const found = state.registrations.find(directory.tenantId, clientId)
  if (found === undefined) {
    throw new EntraError(failures.unknownApplication(clientId, directory.name))
  }
  const { isEnabled, hasServicePrincipal } = found.settings
  if (!hasServicePrincipal) throw new EntraError(failures.noServicePrincipal(clientId))
  if (!isEnabled) {
    throw new EntraError(failures.applicationDisabled(clientId, found.application.name))
  }
  return found
}

function checkCertificate(state: TenantState, registration: Registration, assertion: string): void {
  const header = decodeJwtPart(assertion, 0)
  const sent = textParameter(header, 'x5t#S256') ?? textParameter(header, 'x5t') ?? ''
  const thumbprint = Buffer.from(sent, 'base64url').toString('hex').toUpperCase()
  if (thumbprint !== registration.certificate?.thumbprintSha256) {
    const { clientId } = registration.application
    throw new EntraError(
      failures.certificateNotRegistered(clientId, thumbprint, 'The key was not found.')
    )
  }
  const claims: unknown = decodeJwtPart(assertion, 1)
  const expiresAt = Number(Reflect.get(Object(claims), 'exp')) * 1000
  const notBefore = Number(Reflect.get(Object(claims), 'nbf')) * 1000
  const toleranceMs = 5 * 60_000
  if (state.now() > expiresAt || state.now() + toleranceMs < notBefore) {
    throw new EntraError(failures.assertionOutsideItsTime())
  }
}

function checkCredential(
  state: TenantState,
  registration: Registration,
  form: URLSearchParams
): void {
  const assertion = form.get('client_assertion')
  const secret = form.get('client_secret')
  const { clientId } = registration.application
  if (assertion === null && secret === null) {
    if (form.get('grant_type') === 'client_credentials') {
      throw new EntraError(failures.credentialMissingForApplication())
    }
    if (!signsInPublicly(registration)) throw new EntraError(failures.credentialMissing())
    return
  }
  if (signsInPublicly(registration)) throw new EntraError(failures.publicClientSentCredential())
  if (assertion !== null) checkCertificate(state, registration, assertion)
  else if (registration.secret === undefined) throw new EntraError(failures.wrongSecret(clientId))
}

/** A redirect of a single-page application is for scripts of a page, which send their origin. */
function checkOrigin({ application }: Registration, origin: string | undefined): void {
  const isSinglePage = application.platform === 'single-page'
  if (isSinglePage && origin === undefined) throw new EntraError(failures.singlePageOnly())
  if (!isSinglePage && origin !== undefined) throw new EntraError(failures.noSinglePage())
}

/** Looks at whether the directory has the API, and the registration lists it. Throws an EntraError. */
function checkResource(
  state: TenantState,
  directory: DemoDirectory,
  registration: Registration,
  wanted: RequestedScope,
  asksForListed: boolean
): void {
  const { audience, resource } = wanted
  const presence = state.presenceOf(directory, resource)
  if (presence === 'absent') {
    throw new EntraError(failures.unknownResource(audience, directory.name))
  }
  if (presence === 'disabled') throw new EntraError(failures.resourceDisabled(audience))
  const { clientId } = registration.application
  if (presence === 'not-subscribed') {
    throw new EntraError(failures.resourceNotSubscribed(clientId, resource.name))
  }
  const { listedApis } = registration.settings
  if (!asksForListed || listedApis === undefined) return
  if (listedApis.includes(resource.applicationId)) return
  throw new EntraError(
    listedApis.length === 0 ? failures.noApiListed(audience) : failures.apiNotListed(audience)
  )
}

/** Looks at what an application alone may have. Throws an EntraError. */
function checkApplicationAlone(
  state: TenantState,
  directory: DemoDirectory,
  registration: Registration,
  { resource }: RequestedScope
): void {
  if (state.presenceOf(directory, resource) === 'assignment-required') {
    const { clientId } = registration.application
    throw new EntraError(failures.applicationNotAssigned(clientId, resource.applicationId))
  }
  if (state.isUnder('block', registration, 'alone')) {
    throw new EntraError(failures.blockedByPolicy())
  }
}

/**
 * Looks at a token request as Entra does before any grant is examined. Throws an EntraError; what
 * it lets through still has to satisfy the provider (secret, signature, code, verifier).
 *
 * @param origin the Origin header, which only scripts of a page send
 */
export function checkTokenRequest(
  state: TenantState,
  directory: DemoDirectory,
  form: URLSearchParams,
  origin: string | undefined
): void {
  const grantType = form.get('grant_type')
  const clientId = form.get('client_id')
  if (grantType === null) throw new EntraError(failures.missingParameter('grant_type'))
  if (clientId === null) throw new EntraError(failures.missingParameter('client_id'))
  if (!grants.has(grantType)) throw new EntraError(failures.unsupportedGrant(grantType))
  const registration = findRegistration(state, directory, clientId)
  checkCredential(state, registration, form)
  const scope = form.get('scope') ?? undefined
  const isAlone = grantType === 'client_credentials'
  if (isAlone) requireDefaultScope(scope)
  else checkOrigin(registration, origin)
  const wanted = parseScope(scope, state.resources, directory.name)
  checkResource(state, directory, registration, wanted, !isAlone && asksForDefault(scope))
  if (isAlone) checkApplicationAlone(state, directory, registration, wanted)
}

/** Looks at a request for a code to type, which only public clients may ask for. Throws an EntraError. */
export function checkDeviceCodeRequest(
  state: TenantState,
  directory: DemoDirectory,
  form: URLSearchParams
): void {
  const clientId = form.get('client_id')
  if (clientId === null) throw new EntraError(failures.missingParameter('client_id'))
  const registration = findRegistration(state, directory, clientId)
  if (!signsInPublicly(registration)) throw new EntraError(failures.credentialMissing())
  const scope = form.get('scope') ?? undefined
  const wanted = parseScope(scope, state.resources, directory.name)
  checkResource(state, directory, registration, wanted, asksForDefault(scope))
}

/** `.default` stands for what is listed; a scope by its name needs no listing. */
function asksForDefault(scope: string | undefined): boolean {
  const isGraph = scope?.includes(graphIdentifier) ?? false
  return !isGraph && /\/\.default( |$)/.test(scope ?? '')
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
  const registered = registration.application.redirectUris
  if (registered.length === 0) throw new EntraError(failures.noReplyUrlRegistered())
  const wanted = withoutLoopbackPort(redirectUri)
  if (!registered.some((uri) => withoutLoopbackPort(uri) === wanted)) {
    throw new EntraError(failures.replyUrlMismatch(redirectUri, clientId))
  }
  return registration
}

/** Looks at the scope of an authorization request. Throws an EntraError that goes back by redirect. */
export function checkAuthorizeScope(
  state: TenantState,
  directory: DemoDirectory,
  registration: Registration,
  query: URLSearchParams
): void {
  const scope = query.get('scope') ?? undefined
  const wanted = parseScope(scope, state.resources, directory.name)
  checkResource(state, directory, registration, wanted, asksForDefault(scope))
}
