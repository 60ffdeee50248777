import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AdminConsent } from './admin-consent'
import { checkAuthorizeScope, checkReplyUrl, checkTokenRequest } from './entra-checks'
import { EntraError, errorBody, errorDescription, traceAt } from './errors'
import type { EntraFailure, Trace } from './errors'
import { failures } from './failures'
import type { ServingFaults } from './faults'
import type { WritableJournal } from './journal'
import type { DirectoryProvider } from './provider'
import { readRequest, replay, sendJson } from './requests'
import type { DemoRequest } from './requests'
import { handleSignInPage } from './sign-in-pages'
import type { HalfSignedIn } from './sign-in-pages'
import type { TenantState } from './tenant-state'
import type { JournalEntry } from './types'
import { sendErrorPage, sendFormPost, sendNotePage } from './views'

/** Everything the authority's listeners need. Origins are known once the ports are. */
export interface AuthorityParts {
  readonly state: TenantState
  readonly servers: readonly DirectoryProvider[]
  readonly faults: ServingFaults
  readonly journal: WritableJournal
  readonly adminConsent: AdminConsent
  /** `https://localhost:PORT` */
  readonly authority: string
  /** Origin of the sign-in pages as discovery names it. */
  readonly pages: string
}

function present<Value>(name: string, value: Value | null | undefined): Record<string, Value> {
  return value === null || value === undefined ? {} : { [name]: value }
}

function journalEntry(
  parts: AuthorityParts,
  listener: JournalEntry['listener'],
  request: DemoRequest
): JournalEntry {
  const field = (name: string): string | null => request.form.get(name) ?? request.query.get(name)
  const header = request.message.headers['client-request-id']
  return {
    at: parts.state.now(),
    listener,
    method: request.method,
    path: request.url.pathname,
    endpoint: request.endpoint,
    ...present('tenantId', request.directory?.tenantId),
    ...present('grantType', field('grant_type')),
    ...present('clientId', field('client_id')),
    ...present('scope', field('scope')),
    ...present('prompt', field('prompt')),
    ...present('correlationId', field('client-request-id') ?? header?.toString())
  }
}

function traceOf(parts: AuthorityParts, request: DemoRequest): Trace {
  const sent =
    request.query.get('client-request-id') ??
    request.form.get('client-request-id') ??
    request.message.headers['client-request-id']?.toString()
  return traceAt(parts.state.now(), sent)
}

function sendFailure(parts: AuthorityParts, request: DemoRequest, failure: EntraFailure): void {
  const trace = traceOf(parts, request)
  request.response.setHeader('x-ms-request-id', trace.traceId)
  request.response.setHeader('client-request-id', trace.correlationId)
  const isForBrowser = request.endpoint === 'authorize' || request.endpoint === 'admin-consent'
  if (isForBrowser) sendErrorPage(request.response, failure, trace)
  else sendJson(request.response, failure.status, errorBody(failure, trace, parts.authority))
}

function discoveryDocument(parts: AuthorityParts, tenantId: string): Record<string, unknown> {
  const base = `${parts.authority}/${tenantId}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${parts.pages}/${tenantId}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${parts.pages}/${tenantId}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'name', 'preferred_username'],
    ...parts.faults.hostileDiscovery
  }
}

function instanceDocument(parts: AuthorityParts): unknown {
  const { host } = new URL(parts.authority)
  return {
    tenant_discovery_endpoint: `${parts.authority}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }]
  }
}

async function signOut(server: DirectoryProvider, request: DemoRequest): Promise<void> {
  const { message, response } = request
  const session = await server.provider.Session.get(
    server.provider.createContext(message, response)
  )
  await session.destroy()
  sendNotePage(response, 200, 'You signed out of your account', 'You can close this window now.')
}

/** Returns false when the provider is to answer. */
function answeredByAuthorizeChecks(
  parts: AuthorityParts,
  server: DirectoryProvider,
  request: DemoRequest
): boolean {
  const { state } = parts
  checkReplyUrl(state, server.directory, request.query)
  try {
    checkAuthorizeScope(state, server.directory, request.query)
    return false
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    const sentState = request.query.get('state')
    sendFormPost(request.response, request.query.get('redirect_uri') ?? '', {
      error: error.failure.error,
      error_description: errorDescription(error.failure, traceOf(parts, request)),
      ...present('state', sentState)
    })
    return true
  }
}

async function route(
  parts: AuthorityParts,
  request: DemoRequest,
  halfSignedIn: HalfSignedIn
): Promise<void> {
  const { response, endpoint, directory, tenant, rest } = request
  if (endpoint === 'instance-discovery') {
    sendJson(response, 200, instanceDocument(parts))
    return
  }
  const server = parts.servers.find((one) => one.directory === directory)
  if (directory === undefined || server === undefined) {
    const isShared = ['common', 'organizations', 'consumers'].includes(tenant)
    const clientId = request.query.get('client_id') ?? request.form.get('client_id') ?? ''
    throw new EntraError(
      isShared ? failures.sharedAuthority(clientId, tenant) : failures.unknownTenant(tenant)
    )
  }
  const pass = (): Promise<void> => server.provider.callback()(replay(request, directory), response)
  switch (endpoint) {
    case 'discovery':
      return sendJson(response, 200, discoveryDocument(parts, directory.tenantId))
    case 'authorize':
      return answeredByAuthorizeChecks(parts, server, request) ? undefined : pass()
    case 'token':
      checkTokenRequest(parts.state, directory, request.form)
      return pass()
    case 'keys':
      return pass()
    case 'logout':
      return signOut(server, request)
    case 'admin-consent':
      return parts.adminConsent.start(request, directory)
    case 'page':
      if (rest.startsWith('/interaction/')) {
        return handleSignInPage(parts.state, server, halfSignedIn, request)
      }
      return rest.startsWith('/adminconsent/') ? parts.adminConsent.step(request) : pass()
    default:
      return sendNotePage(response, 404, 'Not found', 'The demo tenant has no such page.')
  }
}

/** Returns the request handler of a listener: the TLS one or the one of the pages. */
export function createAuthorityHandler(
  parts: AuthorityParts,
  listener: 'authority' | 'browser'
): (message: IncomingMessage, response: ServerResponse) => Promise<void> {
  const halfSignedIn: HalfSignedIn = new Map()
  const directories = parts.servers.map((one) => one.directory)
  return async (message, response) => {
    const request = await readRequest(message, response, directories)
    const written = parts.journal.write(journalEntry(parts, listener, request))
    response.on('finish', () => {
      written.status = response.statusCode
    })
    const grantType = request.form.get('grant_type') ?? undefined
    try {
      if (await parts.faults.meet({ endpoint: request.endpoint, grantType }, response)) return
      await route(parts, request, halfSignedIn)
    } catch (error) {
      if (!(error instanceof EntraError)) throw error
      sendFailure(parts, request, error.failure)
    }
  }
}
