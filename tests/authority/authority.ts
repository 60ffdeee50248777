import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AdminConsent } from './admin-consent'
import { checkAuthorizeScope, checkReplyUrl, checkTokenRequest } from './entra-checks'
import { discoveryDocument, instanceDocument } from './documents'
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
    ...present('claims', field('claims')),
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

async function routeInDirectory(
  parts: AuthorityParts,
  server: DirectoryProvider,
  request: DemoRequest,
  halfSignedIn: HalfSignedIn
): Promise<void> {
  const { response, endpoint, rest } = request
  const { directory, provider } = server
  const pass = (): Promise<void> => provider.callback()(replay(request, directory), response)
  switch (endpoint) {
    case 'discovery':
      sendJson(response, 200, discoveryDocument(parts, directory.tenantId))
      return
    case 'authorize':
      if (!answeredByAuthorizeChecks(parts, server, request)) await pass()
      return
    case 'token':
      checkTokenRequest(parts.state, directory, request.form)
      return pass()
    case 'keys':
      return pass()
    case 'logout':
      return signOut(server, request)
    case 'admin-consent':
      parts.adminConsent.start(request, directory)
      return
    case 'page':
      if (rest.startsWith('/adminconsent/')) parts.adminConsent.step(request)
      else if (!rest.startsWith('/interaction/')) await pass()
      else await handleSignInPage(parts.state, server, halfSignedIn, request)
      return
    case 'instance-discovery':
    case 'partner-api':
    case 'partner-center-api':
    case 'other':
      sendNotePage(response, 404, 'Not found', 'The demo tenant has no such page.')
  }
}

async function route(
  parts: AuthorityParts,
  request: DemoRequest,
  halfSignedIn: HalfSignedIn
): Promise<void> {
  const { endpoint, directory, tenant } = request
  if (endpoint === 'instance-discovery') {
    sendJson(request.response, 200, instanceDocument(parts))
    return
  }
  const server = parts.servers.find((one) => one.directory === directory)
  if (server !== undefined) {
    await routeInDirectory(parts, server, request, halfSignedIn)
    return
  }
  const isShared = ['common', 'organizations', 'consumers'].includes(tenant)
  const clientId = request.query.get('client_id') ?? request.form.get('client_id') ?? ''
  throw new EntraError(
    isShared ? failures.sharedAuthority(clientId, tenant) : failures.unknownTenant(tenant)
  )
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
