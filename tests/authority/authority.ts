import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AdminConsent } from './admin-consent'
import { deviceCodeGrantOfMsal } from './device-code'
import {
  checkAuthorizeScope,
  checkDeviceCodeRequest,
  checkReplyUrl,
  checkTokenRequest
} from './entra-checks'
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
import { createLoopGuard } from './loop-guard'
import type { LoopGuard } from './loop-guard'
import type { DemoDirectory, JournalEntry } from './types'
import { sendErrorPage, sendFormPost, sendNotePage } from './views'

/** Everything the authority's listeners need. Origins are known once the ports are. */
export interface AuthorityParts {
  readonly state: TenantState
  /** Every directory that the authority knows, also those of other clouds. */
  readonly directories: readonly DemoDirectory[]
  readonly servers: readonly DirectoryProvider[]
  readonly faults: ServingFaults
  readonly journal: WritableJournal
  readonly adminConsent: AdminConsent
  /** `https://localhost:PORT` */
  readonly authority: string
  /** Origin of the sign-in pages as discovery names it. */
  readonly pages: string
}

/** What a listener remembers from one request to the next. */
interface Memory {
  readonly halfSignedIn: HalfSignedIn
  readonly loopGuard: LoopGuard
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
  const { state, faults } = parts
  const registration = checkReplyUrl(state, server.directory, request.query)
  try {
    const refusal = faults.refusalFor({ endpoint: 'authorize', grantType: undefined })
    if (refusal !== undefined) throw new EntraError(refusal)
    checkAuthorizeScope(state, server.directory, registration, request.query)
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

/** Looks at a token request before the provider does. Throws an EntraError. */
function checkToken(
  parts: AuthorityParts,
  directory: DemoDirectory,
  request: DemoRequest,
  loopGuard: LoopGuard
): void {
  const { form, message } = request
  const grantType = form.get('grant_type') ?? undefined
  const refusal = parts.faults.refusalFor({ endpoint: 'token', grantType })
  if (refusal !== undefined) throw new EntraError(refusal)
  // Whoever waits for a code to be typed is told to ask again and again.
  if (grantType !== deviceCodeGrantOfMsal) loopGuard(form)
  checkTokenRequest(parts.state, directory, form, message.headers.origin)
}

async function routeInDirectory(
  parts: AuthorityParts,
  server: DirectoryProvider,
  request: DemoRequest,
  memory: Memory
): Promise<void> {
  const { response, endpoint, rest } = request
  const { directory, provider } = server
  const pass = (): Promise<void> => provider.callback()(replay(request, directory), response)
  switch (endpoint) {
    case 'discovery':
      sendJson(response, 200, discoveryDocument(parts, directory))
      return
    case 'authorize':
      if (!answeredByAuthorizeChecks(parts, server, request)) await pass()
      return
    case 'token':
      checkToken(parts, directory, request, memory.loopGuard)
      return pass()
    case 'device-code': {
      const refusal = parts.faults.refusalFor({ endpoint: 'device-code', grantType: undefined })
      if (refusal !== undefined) throw new EntraError(refusal)
      checkDeviceCodeRequest(parts.state, directory, request.form)
      return pass()
    }
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
      else await handleSignInPage(parts.state, server, memory.halfSignedIn, request)
      return
    case 'instance-discovery':
    case 'partner-api':
    case 'partner-center-api':
    case 'other':
      sendNotePage(response, 404, 'Not found', 'The demo tenant has no such page.')
  }
}

/** A directory of another cloud is known, and that is all. */
function refuseOtherCloud(
  parts: AuthorityParts,
  directory: DemoDirectory,
  request: DemoRequest
): void {
  if (request.endpoint === 'discovery') {
    sendJson(request.response, 200, discoveryDocument(parts, directory))
    return
  }
  const { form } = request
  const isConfidential = form.has('client_secret') || form.has('client_assertion')
  throw new EntraError(
    directory.cloud === 'usgov' && isConfidential
      ? failures.confidentialClientOfOtherCloud()
      : failures.otherCloud(directory.tenantId, directory.cloud)
  )
}

async function route(parts: AuthorityParts, request: DemoRequest, memory: Memory): Promise<void> {
  const { endpoint, directory, tenant } = request
  if (endpoint === 'instance-discovery') {
    sendJson(request.response, 200, instanceDocument(parts))
    return
  }
  const server = parts.servers.find((one) => one.directory === directory)
  if (server !== undefined) {
    await routeInDirectory(parts, server, request, memory)
    return
  }
  if (directory !== undefined) {
    refuseOtherCloud(parts, directory, request)
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
  const memory: Memory = { halfSignedIn: new Map(), loopGuard: createLoopGuard(parts.state) }
  return async (message, response) => {
    const request = await readRequest(message, response, parts.directories)
    const written = parts.journal.write(journalEntry(parts, listener, request))
    response.on('finish', () => {
      written.status = response.statusCode
    })
    const grantType = request.form.get('grant_type') ?? undefined
    try {
      if (await parts.faults.meet({ endpoint: request.endpoint, grantType }, response)) return
      await route(parts, request, memory)
    } catch (error) {
      if (!(error instanceof EntraError)) throw error
      sendFailure(parts, request, error.failure)
    }
  }
}
