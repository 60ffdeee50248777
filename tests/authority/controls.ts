import type { DirectoryProvider } from './provider'
import { newSecret } from './registrations'
import type { Registration, Registrations } from './registrations'
import type { TenantState } from './tenant-state'
import type { DemoApplication, DemoTenant } from './types'

function requireRegistration(
  registrations: Registrations,
  application: DemoApplication
): Registration {
  const found = registrations.find(application.tenantId, application.clientId)
  if (found === undefined) throw new Error(`${application.name} is not one of the demo's`)
  return found
}

/** The part of the demo tenant that changes what it does. */
export type Controls = Pick<
  DemoTenant,
  | 'revoke'
  | 'expireRefreshTokens'
  | 'setConsent'
  | 'requireMfa'
  | 'setAccessTokenLifetime'
  | 'replaceSecret'
  | 'expireSecret'
>

/** Creates the controls over what the servers and the pages share. */
export function createControls(
  state: TenantState,
  servers: readonly DirectoryProvider[]
): Controls {
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
