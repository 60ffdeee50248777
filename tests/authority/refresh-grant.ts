import type Provider from 'oidc-provider'
import type { TokenEndpointGrantContext } from 'oidc-provider'
import { idTokenClaims } from './claims'
import { EntraError } from './errors'
import { failures } from './failures'
import { requestedScope } from './interaction-policy'
import type { RecordStore } from './record-store'
import type { RequestedScope } from './scopes'
import { checkPersonAtRefresh } from './person-checks'
import { findUserById } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory, DemoUser } from './types'

interface Environment {
  readonly state: TenantState
  readonly directory: DemoDirectory
  readonly store: RecordStore
}

type Context = TokenEndpointGrantContext<{ readonly refresh_token?: string }>
type StoredRefreshToken = InstanceType<Provider['RefreshToken']>

async function findRefreshToken(
  environment: Environment,
  ctx: Context
): Promise<StoredRefreshToken> {
  const value = ctx.oidc.params.refresh_token
  if (value === undefined) throw new EntraError(failures.missingParameter('refresh_token'))
  const found = await ctx.oidc.provider.RefreshToken.find(value, { ignoreExpiration: true })
  if (found === undefined || found.clientId !== ctx.oidc.client.clientId) {
    throw new EntraError(failures.refreshTokenInvalid())
  }
  if (environment.store.isRevoked(found.jti)) throw new EntraError(failures.grantRevoked())
  if (found.isExpired) throw new EntraError(failures.refreshTokenExpired())
  return found
}

function requirePolicies(
  { state, directory }: Environment,
  token: StoredRefreshToken,
  user: DemoUser,
  wanted: RequestedScope
): void {
  const registration = state.registrations.find(directory.tenantId, token.clientId ?? '')
  if (registration === undefined) throw new EntraError(failures.refreshTokenInvalid())
  checkPersonAtRefresh(state, directory, registration, user, token.amr ?? [])
  if (!state.hasConsent(registration, user.objectId, wanted.resource)) {
    const { clientId, name } = registration.application
    throw new EntraError(failures.consentMissing(clientId, name))
  }
}

async function issueIdToken(
  { directory }: Environment,
  ctx: Context,
  token: StoredRefreshToken,
  user: DemoUser
): Promise<string> {
  const claims = { sub: user.objectId, ...idTokenClaims(directory, user), amr: token.amr }
  const idToken = new ctx.oidc.provider.IdToken(claims, { ctx })
  for (const [name, value] of Object.entries(claims)) idToken.set(name, value)
  return idToken.issue({ use: 'idtoken' })
}

async function refresh(environment: Environment, ctx: Context): Promise<void> {
  const { state, directory } = environment
  const { provider, client } = ctx.oidc
  const old = await findRefreshToken(environment, ctx)
  const user = findUserById(state, directory, old.accountId)
  if (user === undefined) throw new EntraError(failures.refreshTokenInvalid())
  const wanted = requestedScope(state, directory, ctx)
  requirePolicies(environment, old, user, wanted)

  const account = { accountId: user.objectId, claims: () => ({ sub: user.objectId }) }
  ctx.oidc.entity('Account', account)
  ctx.oidc.entity('RefreshToken', old)
  const lineage = {
    client,
    accountId: user.objectId,
    grantId: old.grantId ?? '',
    gty: 'refresh_token',
    sessionUid: old.sessionUid,
    sid: old.sid
  }
  const canonical = wanted.resource.identifiers[0]
  const access = new provider.AccessToken({
    ...lineage,
    resourceServer: new provider.ResourceServer(canonical, {
      scope: wanted.granted,
      audience: wanted.audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: state.accessTokenLifetimeSeconds,
      jwt: { sign: { alg: 'RS256' } }
    })
  })
  // As in Entra, the old refresh token stays good beside the new one.
  const next = new provider.RefreshToken({
    ...lineage,
    amr: old.amr,
    authTime: old.authTime,
    resource: old.resource,
    scope: old.scope ?? 'openid'
  })
  ctx.body = {
    token_type: 'Bearer',
    expires_in: state.accessTokenLifetimeSeconds,
    access_token: await access.save(),
    refresh_token: await next.save(),
    id_token: await issueIdToken(environment, ctx, old, user)
  }
}

/**
 * Replaces oidc-provider's refresh grant: Entra's refresh token serves every resource, and consent
 * and MFA are looked at again at each use.
 */
export function registerRefreshGrant(provider: Provider, environment: Environment): void {
  const parameters = new Set(['refresh_token', 'scope'])
  provider.registerGrantType<{ readonly refresh_token?: string }>(
    'refresh_token',
    (ctx) => refresh(environment, ctx),
    parameters
  )
}
