import type { Resource } from './scopes'
import type { DemoDirectory, DemoUser, IssuedToken } from './types'
import type { Registration, Registrations } from './registrations'

/** What the pages, the grants and the controls of the demo share. */
export interface TenantState {
  readonly registrations: Registrations
  readonly resources: readonly Resource[]
  readonly users: readonly DemoUser[]
  readonly issuedTokens: IssuedToken[]
  readonly now: () => number
  accessTokenLifetimeSeconds: number
  mfaIsRequired: boolean
  hasConsent(registration: Registration, objectId: string, resource: Resource): boolean
  grantUserConsent(registration: Registration, objectId: string, resource: Resource): void
  grantTenantConsent(clientId: string): void
  withdrawConsent(clientId: string): void
}

interface TenantStateOptions {
  readonly registrations: Registrations
  readonly resources: readonly Resource[]
  readonly users: readonly DemoUser[]
  readonly accessTokenLifetimeSeconds: number
  readonly now: () => number
}

/** Starts with no consent given and MFA left to each user. */
export function createTenantState(options: TenantStateOptions): TenantState {
  const userConsents = new Set<string>()
  const tenantConsents = new Set<string>()
  const key = (registration: Registration, objectId: string, resource: Resource): string =>
    [registration.application.clientId, objectId, resource.applicationId].join('|')
  return {
    ...options,
    issuedTokens: [],
    mfaIsRequired: false,
    hasConsent: (registration, objectId, resource) =>
      tenantConsents.has(registration.application.clientId) ||
      userConsents.has(key(registration, objectId, resource)),
    grantUserConsent: (registration, objectId, resource) =>
      void userConsents.add(key(registration, objectId, resource)),
    grantTenantConsent: (clientId) => void tenantConsents.add(clientId),
    withdrawConsent: (clientId) => {
      tenantConsents.delete(clientId)
      for (const one of userConsents) if (one.startsWith(`${clientId}|`)) userConsents.delete(one)
    }
  }
}

/** The policy that a claims challenge for MFA names. */
export const mfaPolicyId = 'd1e0a5b6-7c8d-4e9f-8a0b-1c2d3e4f5a6b'

/** Whether a `claims` parameter asks for the MFA policy, as MSAL sends it after AADSTS50076. */
export function claimsAskForMfa(claims: unknown): boolean {
  return typeof claims === 'string' && claims.includes('capolids') && claims.includes(mfaPolicyId)
}

/** Whether this user must have passed MFA for this request. */
export function mustPassMfa(state: TenantState, user: DemoUser, claims: unknown): boolean {
  return user.usesMfa || state.mfaIsRequired || claimsAskForMfa(claims)
}

/** Returns the user with this sign-in name, whatever the directory. */
export function findUser(state: TenantState, userName: string): DemoUser | undefined {
  const wanted = userName.trim().toLowerCase()
  return state.users.find((one) => one.userName === wanted)
}

/** Returns the directory's user with this object id. */
export function findUserById(
  state: TenantState,
  directory: DemoDirectory,
  objectId: string | undefined
): DemoUser | undefined {
  return state.users.find((one) => one.objectId === objectId && one.tenantId === directory.tenantId)
}
