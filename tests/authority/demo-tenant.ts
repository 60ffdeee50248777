import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createAdminConsent } from './admin-consent'
import type { ApiRules } from './api-caller'
import { createApiHandler } from './api-listener'
import type { ApiParts } from './api-listener'
import { startAttacker } from './attacker'
import { createAuthorityHandler } from './authority'
import { createCertificateAuthority } from './certificates'
import { createControls } from './controls'
import { directories } from './directories'
import { createFaults } from './faults'
import { createJournal } from './journal'
import type { WritableJournal } from './journal'
import { listenOnLoopback } from './listeners'
import { createDirectoryProvider } from './provider'
import type { DirectoryProvider } from './provider'
import { createRegistrations } from './registrations'
import { demoResources, otherResource } from './scopes'
import { createSigningKey } from './signing-key'
import { createTenantState, findUserById } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { Attacker, DemoDirectory, DemoTenant, DemoTenantOptions } from './types'
import { allUsers, users } from './users'

export type * from './types'

const defaultLifetimeSeconds = 3900
const unknownApplication = { isRegistered: false, roles: [], trouble: undefined } as const
type Handler = (message: IncomingMessage, response: ServerResponse) => Promise<void>

/** A handler that cuts the connection when it fails: a fault of the demo itself, not of a client. */
function guarded(handle: () => Handler): RequestListener {
  return (message, response) => {
    handle()(message, response).catch((error: unknown) => {
      // A client that went away while its request was read is no fault of the demo.
      if (!message.complete) return
      process.stderr.write(`demo tenant: ${String(error instanceof Error ? error.stack : error)}\n`)
      response.destroy()
    })
  }
}

function recordSignIns(
  server: DirectoryProvider,
  state: TenantState,
  journal: WritableJournal
): void {
  server.provider.on('authorization.success', ({ oidc }, answer) => {
    // Entra sends a session state beside the code.
    if (answer !== undefined) answer['session_state'] = randomUUID()
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

function apiParts(
  state: TenantState,
  parts: Pick<ApiParts, 'faults' | 'journal'> & Pick<ApiRules, 'publicKey'>
): ApiParts {
  const { publicKey, ...rest } = parts
  return {
    ...rest,
    rules: {
      publicKey,
      tenantIds: Object.values(directories).map((one) => one.tenantId),
      users: state.users,
      now: state.now,
      accountOf: (tenantId) => state.partnerAccounts.get(tenantId) ?? 'active',
      applicationOf: (tenantId, clientId) =>
        state.registrations.find(tenantId, clientId)?.settings.atPartnerCenter ?? unknownApplication
    },
    troubleOf: (listener) => state.apiTroubles.get(listener)
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
  const journal = createJournal()
  const faults = createFaults()

  // The issuer holds the port, so the listeners come first and the handlers behind them later.
  const refuse: Handler = async (_message, response) => void response.destroy()
  let [onAuthority, onBrowser, onPartner, onPartnerCenter] = [refuse, refuse, refuse, refuse]
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
      guarded(() => onPartner),
      { port: ports.partner ?? 0, certificate }
    ),
    listenOnLoopback(
      guarded(() => onPartnerCenter),
      { port: ports.partnerCenter ?? 0, certificate }
    )
  ])
  const authorityHost = `localhost:${authorityListener.port}`
  const authority = `https://${authorityHost}`
  const browserOrigin = `http://localhost:${browserListener.port}`
  const apis = {
    partner: `https://localhost:${partner.port}`,
    partnerCenter: `https://localhost:${partnerCenter.port}`
  }
  const state = createTenantState({
    registrations,
    resources: demoResources(otherResource, apis),
    users: allUsers,
    accessTokenLifetimeSeconds: options.accessTokenLifetimeSeconds ?? defaultLifetimeSeconds,
    now,
    withoutPartnerApis: directories.northwind
  })
  const cookieKey = randomBytes(32).toString('base64url')
  const servers = Object.values<DemoDirectory>(directories)
    .filter(({ cloud }) => cloud === 'global')
    .map((directory) =>
      createDirectoryProvider({ state, directory, authority, signingKey: signing.jwk, cookieKey })
    )
  for (const server of servers) recordSignIns(server, state, journal)
  const parts = {
    state,
    directories: Object.values(directories),
    servers,
    faults,
    journal,
    adminConsent: createAdminConsent(state),
    authority,
    pages: options.signInPages === 'https' ? authority : browserOrigin
  }
  onAuthority = createAuthorityHandler(parts, 'authority')
  onBrowser = createAuthorityHandler(parts, 'browser')
  const api = apiParts(state, { faults, journal, publicKey: signing.publicKey })
  onPartner = createApiHandler(api, 'partner')
  onPartnerCenter = createApiHandler(api, 'partner-center')

  const attackers: Attacker[] = []
  return {
    authorityHost,
    caPem,
    browserOrigin,
    tenants: directories,
    applications: registrations.applications,
    users,
    apis,
    otherResource,
    faults,
    journal,
    issuedTokens: state.issuedTokens,
    ...createControls(state, servers),
    reset: () => {
      state.reset()
      faults.clear()
    },
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
