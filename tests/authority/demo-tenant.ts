import { createPublicKey, generateKeyPair, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import type { JWK } from 'oidc-provider'
import { createAdminConsent } from './admin-consent'
import { startAttacker } from './attacker'
import { createAuthorityHandler } from './authority'
import { createCertificateAuthority } from './certificates'
import { createFaults } from './faults'
import type { ServingFaults } from './faults'
import { createJournal } from './journal'
import type { WritableJournal } from './journal'
import { listenOnLoopback } from './listeners'
import { answerPartner, answerPartnerCenter } from './partner-apis'
import type { ApiAnswer, TokenRules } from './partner-apis'
import { createDirectoryProvider } from './provider'
import type { DirectoryProvider } from './provider'
import {
  allUsers,
  createRegistrations,
  directories,
  newSecret,
  otherResource,
  users
} from './registrations'
import type { Registration, Registrations } from './registrations'
import { demoResources } from './scopes'
import { createTenantState, findUserById } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { Attacker, DemoApplication, DemoTenant, DemoTenantOptions } from './types'

export type * from './types'

const defaultLifetimeSeconds = 3900
type Handler = (message: IncomingMessage, response: ServerResponse) => Promise<void>

/** A handler that cuts the connection when it fails: a fault of the demo itself, not of a client. */
function guarded(handle: () => Handler): RequestListener {
  return (message, response) => {
    handle()(message, response).catch((error: unknown) => {
      process.stderr.write(`demo tenant: ${String(error instanceof Error ? error.stack : error)}\n`)
      response.destroy()
    })
  }
}

async function createSigningKey(): Promise<{ readonly jwk: JWK; readonly publicKey: KeyObject }> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { n = '', e = '', d, p, q, dp, dq, qi } = privateKey.export({ format: 'jwk' })
  const kid = randomBytes(20).toString('base64url')
  return {
    jwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e, d, p, q, dp, dq, qi },
    publicKey: createPublicKey(privateKey)
  }
}

interface ApiParts {
  readonly rules: TokenRules
  readonly faults: ServingFaults
  readonly journal: WritableJournal
}

function apiHandler(parts: ApiParts, listener: 'partner' | 'partner-center'): Handler {
  const endpoint = listener === 'partner' ? 'partner-api' : 'partner-center-api'
  const answer = listener === 'partner' ? answerPartner : answerPartnerCenter
  return async (message, response) => {
    const { pathname } = new URL(message.url ?? '/', 'https://localhost')
    const { method = 'GET' } = message
    const at = parts.rules.now()
    const written = parts.journal.write({ at, listener, method, path: pathname, endpoint })
    response.on('finish', () => {
      written.status = response.statusCode
    })
    if (await parts.faults.meet({ endpoint, grantType: undefined }, response)) return
    sendAnswer(response, answer(parts.rules, pathname, message.headers))
  }
}

function sendAnswer(response: ServerResponse, { status, body, headers }: ApiAnswer): void {
  const isText = typeof body === 'string'
  const type: Record<string, string> =
    body === undefined ? {} : { 'content-type': isText ? 'text/plain' : 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  response.end(body === undefined || isText ? body : JSON.stringify(body))
}

function recordSignIns(
  server: DirectoryProvider,
  state: TenantState,
  journal: WritableJournal
): void {
  server.provider.on('authorization.success', ({ oidc }) => {
    const user = findUserById(state, server.directory, oidc.session?.accountId)
    journal.writeSignIn({
      at: state.now(),
      tenantId: server.directory.tenantId,
      clientId: oidc.client?.clientId ?? '',
      userName: user?.userName ?? '',
      passwordTyped: oidc.result?.login !== undefined
    })
  })
}

function requireRegistration(
  registrations: Registrations,
  application: DemoApplication
): Registration {
  const found = registrations.find(application.tenantId, application.clientId)
  if (found === undefined) throw new Error(`${application.name} is not one of the demo's`)
  return found
}

type Controls = Pick<
  DemoTenant,
  | 'revoke'
  | 'expireRefreshTokens'
  | 'setConsent'
  | 'requireMfa'
  | 'setAccessTokenLifetime'
  | 'replaceSecret'
  | 'expireSecret'
>

function createControls(state: TenantState, servers: readonly DirectoryProvider[]): Controls {
  const registration = (application: DemoApplication): Registration =>
    requireRegistration(state.registrations, application)
  return {
    revoke: (user) => {
      for (const { store } of servers) store.revokeUser(user.objectId)
    },
    expireRefreshTokens: () => {
      for (const { store } of servers) store.expireRefreshTokens()
    },
    setConsent: ({ clientId }, granted) => {
      if (granted) state.grantTenantConsent(clientId)
      else state.withdrawConsent(clientId)
    },
    requireMfa: (required) => {
      state.mfaIsRequired = required
    },
    setAccessTokenLifetime: (seconds) => {
      state.accessTokenLifetimeSeconds = seconds
    },
    replaceSecret: (application) => {
      const secret = newSecret()
      registration(application).secret = secret
      return secret
    },
    expireSecret: (application, expired = true) => {
      registration(application).secretIsExpired = expired
    }
  }
}

/** Starts the demo tenant. Returns when every listener accepts connections. */
export async function startDemoTenant(options: DemoTenantOptions = {}): Promise<DemoTenant> {
  const { ports = {}, now = Date.now } = options
  const [{ caPem, server: certificate }, registrations, signing] = await Promise.all([
    createCertificateAuthority(),
    createRegistrations(),
    createSigningKey()
  ])
  const state = createTenantState({
    registrations,
    resources: demoResources(otherResource),
    users: allUsers,
    accessTokenLifetimeSeconds: options.accessTokenLifetimeSeconds ?? defaultLifetimeSeconds,
    now
  })
  const journal = createJournal()
  const faults = createFaults()
  const tenantIds = Object.values(directories).map((one) => one.tenantId)
  const rules = { publicKey: signing.publicKey, tenantIds, users: allUsers, now }
  const api = { rules, faults, journal }

  // The issuer holds the port, so the listeners come first and the handlers behind them later.
  const refuse: Handler = async (_message, response) => void response.destroy()
  let [onAuthority, onBrowser] = [refuse, refuse]
  const [authorityListener, browserListener, partner, partnerCenter] = await Promise.all([
    listenOnLoopback(
      guarded(() => onAuthority),
      { port: ports.authority ?? 0, certificate }
    ),
    listenOnLoopback(
      guarded(() => onBrowser),
      { port: ports.browser ?? 0 }
    ),
    listenOnLoopback(
      guarded(() => apiHandler(api, 'partner')),
      { port: ports.partner ?? 0, certificate }
    ),
    listenOnLoopback(
      guarded(() => apiHandler(api, 'partner-center')),
      { port: ports.partnerCenter ?? 0, certificate }
    )
  ])
  const authorityHost = `localhost:${authorityListener.port}`
  const authority = `https://${authorityHost}`
  const browserOrigin = `http://localhost:${browserListener.port}`
  const cookieKey = randomBytes(32).toString('base64url')
  const servers = Object.values(directories).map((directory) =>
    createDirectoryProvider({ state, directory, authority, signingKey: signing.jwk, cookieKey })
  )
  for (const server of servers) recordSignIns(server, state, journal)
  const parts = {
    state,
    servers,
    faults,
    journal,
    adminConsent: createAdminConsent(state),
    authority,
    pages: options.signInPages === 'https' ? authority : browserOrigin
  }
  onAuthority = createAuthorityHandler(parts, 'authority')
  onBrowser = createAuthorityHandler(parts, 'browser')

  const attackers: Attacker[] = []
  return {
    authorityHost,
    caPem,
    browserOrigin,
    tenants: directories,
    applications: registrations.applications,
    users,
    apis: {
      partner: `https://localhost:${partner.port}`,
      partnerCenter: `https://localhost:${partnerCenter.port}`
    },
    otherResource,
    faults,
    journal,
    issuedTokens: state.issuedTokens,
    ...createControls(state, servers),
    startAttacker: async () => {
      const attacker = await startAttacker(certificate)
      attackers.push(attacker)
      return attacker
    },
    close: async () => {
      const listeners = [authorityListener, browserListener, partner, partnerCenter]
      await Promise.all([...listeners, ...attackers].map((one) => one.close()))
    }
  }
}
