import { X509Certificate } from 'node:crypto'
import { newSecret } from './applications'
import type { DirectoryProvider } from './provider'
import { findResource } from './scopes'
import type { TenantState } from './tenant-state'
import type { DemoDirectory, DemoTenant } from './types'

/** The part of the demo tenant that changes what it does. */
export type Controls = Pick<
  DemoTenant,
  | 'revoke'
  | 'expireRefreshTokens'
  | 'expireCodes'
  | 'expireDeviceCodes'
  | 'setDeviceCode'
  | 'forgetRefreshTokens'
  | 'setConsent'
  | 'requireMfa'
  | 'setAccessTokenLifetime'
  | 'replaceSecret'
  | 'expireSecret'
  | 'registerCertificate'
  | 'configure'
  | 'configureUser'
  | 'setPolicies'
  | 'setResource'
  | 'setPartnerAccount'
  | 'setApiTrouble'
  | 'setLoopLimit'
>

/** Creates the controls over what the servers and the pages share. */
export function createControls(
  state: TenantState,
  servers: readonly DirectoryProvider[]
): Controls {
  const { registrations } = state
  const resourceKey = (directory: DemoDirectory, address: string): string => {
    const resource = findResource(state.resources, address)
    if (resource === undefined) throw new Error(`${address} is not one of the demo's APIs`)
    return `${directory.tenantId}|${resource.applicationId}`
  }
  return {
    revoke: (user) => {
      for (const { store } of servers) store.revokeUser(user.objectId)
    },
    expireRefreshTokens: () => {
      for (const { store } of servers) store.expire('RefreshToken')
    },
    expireDeviceCodes: () => {
      for (const { store } of servers) store.expire('DeviceCode')
    },
    expireCodes: () => {
      for (const { store } of servers) store.expire('AuthorizationCode')
    },
    forgetRefreshTokens: () => {
      for (const { store } of servers) store.forget('RefreshToken')
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
      registrations.of(application).secret = secret
      return secret
    },
    expireSecret: (application, expired = true) => {
      registrations.of(application).secretIsExpired = expired
    },
    registerCertificate: (application, certificate) => {
      const uploaded = new X509Certificate(certificate)
      registrations.of(application).certificate = {
        certificatePem: uploaded.toString(),
        thumbprintSha256: uploaded.fingerprint256.replaceAll(':', '')
      }
    },
    configure: (application, change) => {
      Object.assign(registrations.of(application).settings, change)
    },
    configureUser: (user, change) => {
      Object.assign(state.settingsOf(user), change)
    },
    setPolicies: (policies) => {
      state.policies = policies
    },
    setResource: (directory, address, presence) => {
      state.presences.set(resourceKey(directory, address), presence)
    },
    setPartnerAccount: (directory, account) => {
      state.partnerAccounts.set(directory.tenantId, account)
    },
    setApiTrouble: (api, trouble) => {
      if (trouble === undefined) state.apiTroubles.delete(api)
      else state.apiTroubles.set(api, trouble)
    },
    setDeviceCode: ({ lifetimeSeconds, intervalSeconds }) => {
      if (lifetimeSeconds !== undefined) state.deviceCodeLifetimeSeconds = lifetimeSeconds
      if (intervalSeconds !== undefined) state.deviceCodeIntervalSeconds = intervalSeconds
    },
    setLoopLimit: (requests) => {
      state.loopLimit = requests
    }
  }
}
