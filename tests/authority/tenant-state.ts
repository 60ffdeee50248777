import { createConsents } from './consents'
import type { Consents } from './consents'
import type { Registration, Registrations } from './registrations'
import type { Resource } from './scopes'
import { untouchedUser } from './users'
import type {
  ApiTrouble,
  DemoDirectory,
  DemoUser,
  IssuedToken,
  PartnerAccount,
  Policy,
  PolicyControl,
  ResourcePresence,
  UserSettings
} from './types'

/** What an administrator can change, apart from registrations and consents. */
interface Settings {
  accessTokenLifetimeSeconds: number
  deviceCodeLifetimeSeconds: number
  deviceCodeIntervalSeconds: number
  mfaIsRequired: boolean
  policies: readonly Policy[]
  loopLimit: number
  readonly userSettings: Map<string, UserSettings>
  /** By tenant id and application id of the resource; what is not listed is present. */
  readonly presences: Map<string, ResourcePresence>
  /** By tenant id; what is not listed is active. */
  readonly partnerAccounts: Map<string, PartnerAccount>
  readonly apiTroubles: Map<'partner' | 'partner-center', ApiTrouble>
}

/** What the pages, the grants and the controls of the demo share. */
export interface TenantState extends Settings, Consents {
  readonly registrations: Registrations
  readonly resources: readonly Resource[]
  readonly users: readonly DemoUser[]
  readonly issuedTokens: IssuedToken[]
  /** Milliseconds since the epoch. */
  readonly now: () => number
  settingsOf(user: DemoUser): UserSettings
  presenceOf(directory: DemoDirectory, resource: Resource): ResourcePresence
  /** Whether a policy with this control meets the application; `alone` without a person. */
  isUnder(control: PolicyControl, registration: Registration, who: 'person' | 'alone'): boolean
  /** Puts everything back to how the demo starts, registrations and consents included. */
  reset(): void
}

export interface TenantStateOptions {
  readonly registrations: Registrations
  readonly resources: readonly Resource[]
  readonly users: readonly DemoUser[]
  readonly accessTokenLifetimeSeconds: number
  readonly now: () => number
  /** A directory that is no partner: it has none of the partner APIs. */
  readonly withoutPartnerApis: DemoDirectory
}

/** Entra ends a loop after some dozens of equal requests; nobody presses a button as often. */
const usualLoopLimit = 60

/** Entra's own. */
const usualCode = { lifetimeSeconds: 900, intervalSeconds: 5 }

function presenceKey(directory: DemoDirectory, resource: Resource): string {
  return `${directory.tenantId}|${resource.applicationId}`
}

/** Starts with no consent given and MFA left to each user. */
export function createTenantState(options: TenantStateOptions): TenantState {
  const { registrations, resources, withoutPartnerApis } = options
  const userSettings = new Map<string, UserSettings>()
  const presences = new Map<string, ResourcePresence>()
  const partnerAccounts = new Map<string, PartnerAccount>()
  const apiTroubles = new Map<'partner' | 'partner-center', ApiTrouble>()

  const settingsOf = (user: DemoUser): UserSettings => {
    const known = userSettings.get(user.objectId)
    if (known !== undefined) return known
    const created: UserSettings = { ...untouchedUser }
    userSettings.set(user.objectId, created)
    return created
  }

  const reset = (): void => {
    registrations.reset()
    state.forgetConsents()
    state.accessTokenLifetimeSeconds = options.accessTokenLifetimeSeconds
    state.deviceCodeLifetimeSeconds = usualCode.lifetimeSeconds
    state.deviceCodeIntervalSeconds = usualCode.intervalSeconds
    state.mfaIsRequired = false
    state.loopLimit = usualLoopLimit
    const { clientId } = registrations.applications.blockedClient
    state.policies = [{ control: 'block', applications: [clientId] }]
    for (const map of [userSettings, presences, partnerAccounts, apiTroubles]) map.clear()
    partnerAccounts.set(withoutPartnerApis.tenantId, 'none')
    for (const resource of resources.filter((one) => one.isPartnerApi === true)) {
      presences.set(presenceKey(withoutPartnerApis, resource), 'absent')
    }
  }

  const state: TenantState = {
    ...options,
    ...createConsents(),
    issuedTokens: [],
    deviceCodeLifetimeSeconds: usualCode.lifetimeSeconds,
    deviceCodeIntervalSeconds: usualCode.intervalSeconds,
    mfaIsRequired: false,
    policies: [],
    loopLimit: usualLoopLimit,
    userSettings,
    presences,
    partnerAccounts,
    apiTroubles,
    settingsOf,
    presenceOf: (directory, resource) =>
      presences.get(presenceKey(directory, resource)) ?? 'present',
    isUnder: (control, { application }, who) =>
      state.policies.some(
        (policy) =>
          policy.control === control &&
          (policy.applications === 'all'
            ? who === 'person'
            : policy.applications.includes(application.clientId))
      ),
    reset
  }
  reset()
  return state
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
  return state.users.find((one) => one.userName === wanted && !state.settingsOf(one).isDeleted)
}

/** Returns the directory's user with this object id, deleted or not. */
export function findUserById(
  state: TenantState,
  directory: DemoDirectory,
  objectId: string | undefined
): DemoUser | undefined {
  return state.users.find((one) => one.objectId === objectId && one.tenantId === directory.tenantId)
}
