import { randomBytes, randomUUID } from 'node:crypto'
import type { JWK } from 'oidc-provider'
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
import { createDirectoryProvider } from './provider'
import type { DirectoryProvider } from './provider'
import { createRegistrations } from './registrations'
import { demoResources, otherResource } from './scopes'
import { createSigningKey } from './signing-key'
import { openTenantListeners } from './tenant-listeners'
import { createTenantState, findUserById } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { Attacker, DemoDirectory, DemoTenant, DemoTenantOptions } from './types'
import { allUsers, users } from './users'

export type * from './types'

const defaultLifetimeSeconds = 3900
const unknownApplication = { isRegistered: false, roles: [], trouble: undefined } as const

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

/** Creates one authorization server for each directory of this cloud. */
function createServers(
  state: TenantState,
  parts: {
    readonly authority: string
    readonly pages: string
    readonly signingKey: JWK
    readonly journal: WritableJournal
  }
): readonly DirectoryProvider[] {
  const { journal, ...rest } = parts
  const cookieKey = randomBytes(32).toString('base64url')
  const servers = Object.values<DemoDirectory>(directories)
    .filter(({ cloud }) => cloud === 'global')
    .map((directory) => createDirectoryProvider({ state, directory, cookieKey, ...rest }))
  for (const server of servers) recordSignIns(server, state, journal)
  return servers
}

/** Starts the demo tenant. Returns when every listener accepts connections. */
export async function startDemoTenant(options: DemoTenantOptions = {}): Promise<DemoTenant> {
  const [{ caPem, server: certificate }, registrations, signing] = await Promise.all([
    createCertificateAuthority(),
    createRegistrations(),
    createSigningKey()
  ])
  const listeners = await openTenantListeners(options.ports ?? {}, certificate)
  const { authority, browser: browserOrigin, partner, partnerCenter } = listeners.origins
  const apis = { partner, partnerCenter }
  const state = createTenantState({
    registrations,
    resources: demoResources(otherResource, apis),
    users: allUsers,
    accessTokenLifetimeSeconds: options.accessTokenLifetimeSeconds ?? defaultLifetimeSeconds,
    now: options.now ?? Date.now,
    withoutPartnerApis: directories.northwind
  })
  const journal = createJournal()
  const faults = createFaults()
  const pages = options.signInPages === 'https' ? authority : browserOrigin
  const servers = createServers(state, { authority, pages, signingKey: signing.jwk, journal })
  const parts = {
    state,
    directories: Object.values(directories),
    servers,
    faults,
    journal,
    adminConsent: createAdminConsent(state),
    authority,
    pages
  }
  const api = apiParts(state, { faults, journal, publicKey: signing.publicKey })
  listeners.handle({
    authority: createAuthorityHandler(parts, 'authority'),
    browser: createAuthorityHandler(parts, 'browser'),
    partner: createApiHandler(api, 'partner'),
    partnerCenter: createApiHandler(api, 'partner-center')
  })

  const attackers: Attacker[] = []
  return {
    authorityHost: new URL(authority).host,
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
      await Promise.all([listeners, ...attackers].map((one) => one.close()))
    }
  }
}
