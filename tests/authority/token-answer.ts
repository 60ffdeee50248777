import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { clientInfo } from './claims'
import { EntraError, errorBody, traceAt } from './errors'
import type { EntraFailure } from './errors'
import { failures } from './failures'
import { requestedScope, textParameter } from './interaction-policy'
import { findUserById } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory } from './types'

interface Environment {
  readonly state: TenantState
  readonly directory: DemoDirectory
  readonly authority: string
}

const details: readonly (readonly [RegExp, (clientId: string) => EntraFailure])[] = [
  [/secret expired|secret is expired/, failures.expiredSecret],
  [/invalid secret/, failures.wrongSecret],
  [/jwt expired|jwt not active|issued in the future/, () => failures.assertionOutsideItsTime()],
  [
    /signature verification|JWKSNoMatchingKey|no applicable key/i,
    (clientId) =>
      failures.certificateNotRegistered(clientId, '', 'The signature is not the certificate’s')
  ],
  [/device code is expired/, () => failures.deviceCodeExpired()],
  [/authorization request is still pending/i, () => failures.authorizationPending()],
  [/End-User aborted|access_denied/, () => failures.authorizationDeclined()],
  [/already consumed/, () => failures.codeUsed()],
  [/code is expired/, () => failures.codeExpired()],
  [/code_verifier|code_challenge/, () => failures.verifierMismatch()],
  [/redirect_uri mismatch/, () => failures.redirectChanged()],
  [/not found|client mismatch/, () => failures.refreshTokenInvalid()]
]

/** Returns what Entra would say about an error of oidc-provider's. */
export function entraFailure(error: unknown, clientId: string): EntraFailure {
  if (error instanceof EntraError) return error.failure
  const text = ['error_detail', 'error_description', 'message']
    .map((name) => textParameter(error, name) ?? '')
    .join(' ')
  const known = details.find(([pattern]) => pattern.test(text))
  return known === undefined ? failures.malformed() : known[1](clientId)
}

function remember(
  { state }: Environment,
  body: object,
  clientId: string,
  userName: string | undefined
): void {
  const kinds = { access_token: 'access', refresh_token: 'refresh', id_token: 'id' } as const
  for (const [name, kind] of Object.entries(kinds)) {
    const value = textParameter(body, name)
    if (value === undefined) continue
    const owner = userName === undefined ? {} : { userName }
    state.issuedTokens.push({ kind, value, clientId, ...owner })
  }
}

function shapeSuccess(environment: Environment, ctx: KoaContextWithOIDC): void {
  const { state, directory } = environment
  const body: unknown = ctx.body
  if (typeof body !== 'object' || body === null) return
  const clientId = ctx.oidc.client?.clientId ?? ''
  const user = findUserById(state, directory, ctx.oidc.account?.accountId)
  const shaped = {
    ...body,
    ext_expires_in: state.accessTokenLifetimeSeconds,
    ...(user === undefined
      ? { scope: undefined }
      : {
          scope: requestedScope(state, directory, ctx).granted,
          client_info: clientInfo(directory, user)
        })
  }
  ctx.body = shaped
  remember(environment, shaped, clientId, user?.userName)
}

/** The issuer field that the provider posts to the application and Entra does not. */
const issuerField = /<input type="hidden" name="iss"[^>]*>\n?/

function hasOidc(ctx: object): ctx is KoaContextWithOIDC {
  return 'oidc' in ctx
}

/** What Entra adds when a person goes back from its pages: a subcode, and no description. */
function withSubcode(body: string): string {
  if (!body.includes('value="access_denied"') || body.includes('name="error_description"'))
    return body
  return body.replace(
    /<input type="hidden" name="error"[^>]*>/,
    '$&\n<input type="hidden" name="error_subcode" value="cancel"/>'
  )
}

/** Gives every answer of the token endpoint Entra's form, and writes down each token. */
export function shapeTokenAnswers(provider: Provider, environment: Environment): void {
  const errors = new WeakMap<object, unknown>()
  provider.on('grant.error', (ctx, error) => errors.set(ctx.req, error))
  provider.on('server_error', (ctx, error) => errors.set(ctx.req, error))
  provider.use(async (ctx, next) => {
    await next()
    const body: unknown = ctx.body
    if (typeof body === 'string') ctx.body = withSubcode(body.replace(issuerField, ''))
    if (ctx['_matchedRouteName'] !== 'token') return
    if (!hasOidc(ctx)) return
    if (ctx.status < 400) {
      shapeSuccess(environment, ctx)
      return
    }
    const clientId = textParameter(ctx.oidc.body, 'client_id') ?? ctx.oidc.client?.clientId ?? ''
    const failure = entraFailure(errors.get(ctx.req), clientId)
    const clientRequestId =
      ctx.get('client-request-id') || textParameter(ctx.oidc.body, 'client-request-id') || undefined
    const trace = traceAt(environment.state.now(), clientRequestId)
    ctx.status = failure.status
    ctx.body = errorBody(failure, trace, environment.authority)
    ctx.set('x-ms-request-id', trace.traceId)
    ctx.set('client-request-id', trace.correlationId)
  })
}
