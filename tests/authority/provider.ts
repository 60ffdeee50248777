import { randomBytes } from 'node:crypto'
import Provider from 'oidc-provider'
import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import { clientMetadata } from './client-metadata'
import { applicationClaims, delegatedClaims, idTokenClaims } from './claims'
import { deviceFlow, shapeDeviceCodeAnswers } from './device-code'
import { hasConsent, interactionSettings, requestedScope } from './interaction-policy'
import { createRecordStore } from './record-store'
import type { RecordStore } from './record-store'
import { registerRefreshGrant } from './refresh-grant'
import type { Registration } from './registrations'
import { findUserById } from './tenant-state'
import type { TenantState } from './tenant-state'
import { shapeTokenAnswers } from './token-answer'
import type { DemoDirectory } from './types'

const daySeconds = 86_400

/** One directory's authorization server and what it remembers. */
export interface DirectoryProvider {
  readonly directory: DemoDirectory
  readonly provider: Provider
  readonly store: RecordStore
}

export interface ProviderOptions {
  readonly state: TenantState
  readonly directory: DemoDirectory
  /** Origin of the TLS listener. */
  readonly authority: string
  /** Origin of the sign-in pages. */
  readonly pages: string
  /** Private signing key, which every directory shares. */
  readonly signingKey: JWK
  readonly cookieKey: string
}

type Customize = NonNullable<
  NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']
>

function requireRegistration(options: ProviderOptions, clientId: string | undefined): Registration {
  const found = options.state.registrations.find(options.directory.tenantId, clientId ?? '')
  if (found === undefined) throw new Error(`The application ${clientId} is not registered`)
  return found
}

function accessTokenShape(options: ProviderOptions): Customize {
  const { state, directory, signingKey } = options
  return (ctx, token, parts) => {
    const registration = requireRegistration(options, token.clientId)
    const { audience, permissions } = requestedScope(state, directory, ctx)
    const iat = Math.floor(Date.now() / 1000)
    const times = { iat, exp: iat + state.accessTokenLifetimeSeconds }
    parts.header = { typ: 'JWT', x5t: signingKey.kid, kid: signingKey.kid }
    if (token.kind === 'ClientCredentials') {
      parts.payload = applicationClaims(directory, registration, { audience, times })
      return
    }
    const user = findUserById(state, directory, token.accountId)
    if (user === undefined) throw new Error('The account of the token does not exist')
    const { RefreshToken, AuthorizationCode, DeviceCode } = ctx.oidc.entities
    const amr = (RefreshToken ?? AuthorizationCode ?? DeviceCode)?.amr ?? ['pwd']
    parts.payload = delegatedClaims(directory, registration, {
      audience,
      permissions,
      user,
      amr,
      times
    })
  }
}

async function grantFor(
  options: ProviderOptions,
  ctx: KoaContextWithOIDC
): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { state, directory } = options
  const accountId = ctx.oidc.session?.accountId
  if (accountId === undefined || !hasConsent(state, directory, ctx)) return undefined
  const grant = new ctx.oidc.provider.Grant({ accountId, clientId: ctx.oidc.client?.clientId })
  grant.addOIDCScope('openid offline_access')
  const canonical = requestedScope(state, directory, ctx).resource.identifiers[0]
  grant.addResourceScope(canonical, scopeOfResource(canonical))
  await grant.save()
  return grant
}

/** The provider's own idea of a resource's scope; the token's `scp` follows the request instead. */
export function scopeOfResource(canonical: string): string {
  return `${canonical}/.default`
}

function configuration(options: ProviderOptions, store: RecordStore): Configuration {
  const { state, directory, signingKey, cookieKey } = options
  const short = directory.tenantId.slice(0, 8)
  return {
    adapter: store.adapterFor,
    jwks: { keys: [signingKey] },
    cookies: {
      keys: [cookieKey],
      names: {
        session: `session-${short}`,
        interaction: `page-${short}`,
        resume: `resume-${short}`
      }
    },
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: { openid: ['sub', 'name', 'oid', 'preferred_username', 'tid', 'uti', 'ver', 'amr'] },
    conformIdTokenClaims: false,
    extraParams: ['claims', 'client-request-id', 'client_info', 'domain_hint'],
    clientAuthMethods: ['none', 'client_secret_post', 'private_key_jwt'],
    clientDefaults: { id_token_signed_response_alg: 'RS256' },
    routes: {
      authorization: '/oauth2/v2.0/authorize',
      token: '/oauth2/v2.0/token',
      jwks: '/discovery/v2.0/keys',
      end_session: '/oauth2/v2.0/logout',
      device_authorization: '/oauth2/v2.0/devicecode',
      code_verification: '/oauth2/v2.0/deviceauth'
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      claimsParameter: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: deviceFlow(),
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx) => requestedScope(state, directory, ctx).resource.identifiers[0],
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, canonical) => ({
          scope: scopeOfResource(canonical),
          audience: requestedScope(state, directory, ctx).audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: state.accessTokenLifetimeSeconds,
          jwt: { sign: { alg: 'RS256' } }
        })
      }
    },
    formats: { customizers: { jwt: accessTokenShape(options) } },
    ttl: {
      AccessToken: () => state.accessTokenLifetimeSeconds,
      ClientCredentials: () => state.accessTokenLifetimeSeconds,
      AuthorizationCode: 600,
      DeviceCode: () => state.deviceCodeLifetimeSeconds,
      IdToken: 3600,
      RefreshToken: 90 * daySeconds,
      Grant: 90 * daySeconds,
      Session: daySeconds,
      Interaction: 3600
    },
    findAccount: (_ctx, accountId) => {
      const user = findUserById(state, directory, accountId)
      if (user === undefined) return undefined
      return { accountId, claims: () => ({ sub: accountId, ...idTokenClaims(directory, user) }) }
    },
    loadExistingGrant: (ctx) => grantFor(options, ctx),
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: false,
    clientBasedCORS: () => false,
    interactions: interactionSettings(state, directory)
  }
}

/** Makes refresh tokens and codes recognisable in pages, logs and on disks. */
function markTokens(provider: Provider): void {
  const mark = (prototype: object, prefix: string): void => {
    Object.defineProperty(prototype, 'generateTokenId', {
      value: () => `${prefix}${randomBytes(48).toString('base64url')}`
    })
  }
  mark(provider.RefreshToken.prototype, '1.CANARY-REFRESH-')
  mark(provider.AuthorizationCode.prototype, '1.CANARY-CODE-')
  mark(provider.DeviceCode.prototype, '1.CANARY-DEVICE-')
}

/** Creates the authorization server of one directory. Nothing listens yet. */
export function createDirectoryProvider(options: ProviderOptions): DirectoryProvider {
  const { directory, authority, state } = options
  const store = createRecordStore((clientId) => {
    const registration = state.registrations.find(directory.tenantId, clientId)
    return registration === undefined ? undefined : clientMetadata(registration)
  })
  const issuer = `${authority}/${directory.tenantId}/v2.0`
  const provider = new Provider(issuer, configuration(options, store))
  markTokens(provider)
  registerRefreshGrant(provider, { state, directory, store })
  shapeTokenAnswers(provider, { state, directory, authority })
  const intervalSeconds = (): number => state.deviceCodeIntervalSeconds
  shapeDeviceCodeAnswers(provider, { directory, pages: options.pages, intervalSeconds })
  return { directory, provider, store }
}
