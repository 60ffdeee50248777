import { z } from 'zod'
import type { AccessMode } from '../../shared/profile'
import type { Failure, FailureCode } from '../../shared/token'
import { authorityErrorOf, remedyIn } from '../directory/authority-errors'
import type { NetworkFailure } from '../network/network-failure'
import { usualRemedies } from './usual-remedies'

/**
 * Returns a failure with the usual remedy of its code. `at` is in milliseconds since the epoch.
 *
 * @param more fields that are known besides; a remedy among them takes the place of the usual one
 * @param mode the profile's access mode; without a person, a sign-in is no remedy
 */
export function makeFailure(
  code: FailureCode,
  at: number,
  more: Partial<Omit<Failure, 'code' | 'at'>> = {},
  mode: AccessMode = 'app+user'
): Failure {
  return { code, remedy: remedyIn(usualRemedies[code], mode), at, ...more }
}

/** Returns the failure that a request without an answer stands for. */
export function failureOfNetwork(failure: NetworkFailure, at: number): Failure {
  return makeFailure(failure.code, at, { expected: failure.host, detail: failure.detail })
}

/** What an authority says when it refuses. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export interface OAuthRefusal {
  readonly error: string
  readonly suberror?: string | undefined
  readonly description?: string | undefined
  readonly correlationId?: string | undefined
  readonly status?: number | undefined
}

/**
 * Returns the failure an OAuth refusal stands for. Code and remedy are help: an AADSTS number, which
 * Microsoft may change, makes them more exact than `error` and `suberror` alone. Whatever the app does
 * differently by itself, it decides by `oauthError` and `suberror`.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application
 *
 * @param mode the profile's access mode; without a person, a sign-in is no remedy
 */
export function failureOfRefusal(
  refusal: OAuthRefusal,
  at: number,
  mode: AccessMode = 'app+user'
): Failure {
  const aadsts = aadstsOf(refusal.description)
  const correlationId = refusal.correlationId ?? correlationIdIn(refusal.description)
  const known = aadsts === undefined ? undefined : authorityErrorOf(aadsts, mode)
  const code = known?.code ?? classOf(refusal)
  return {
    code,
    remedy: known?.remedy ?? remedyIn(usualRemedies[code], mode),
    at,
    oauthError: refusal.error.slice(0, 200),
    ...(refusal.suberror ? { suberror: refusal.suberror.slice(0, 200) } : {}),
    ...(aadsts === undefined ? {} : { aadsts }),
    ...(correlationId ? { correlationId: correlationId.slice(0, 100) } : {}),
    ...(refusal.description ? { detail: refusal.description.slice(0, 4000) } : {})
  }
}

function classOf({ error, suberror, status }: OAuthRefusal): FailureCode {
  if (status === 429) return 'throttled'
  if (suberror === 'consent_required' || error === 'consent_required') return 'consent-needed'
  if (suberror === 'basic_action' || suberror === 'additional_action') return 'mfa-needed'
  switch (error) {
    case 'invalid_grant':
    case 'interaction_required':
    case 'login_required':
    case 'bad_token':
    case 'no_tokens_found':
    case 'refresh_token_expired':
      return 'sign-in-needed'
    case 'access_denied':
      return 'declined'
    case 'invalid_client':
      return 'credential-rejected'
    case 'unauthorized_client':
      return 'application-not-found'
    case 'invalid_scope':
    case 'invalid_resource':
    case 'invalid_target':
      return 'scope-invalid'
    case 'invalid_tenant':
      return 'tenant-not-found'
    case 'temporarily_unavailable':
    case 'server_error':
      return 'authority-unavailable'
    default:
      return status !== undefined && status >= 500 ? 'authority-unavailable' : 'authority-refused'
  }
}

const bodySchema = z.object({
  error: z.string(),
  error_description: z.string().optional(),
  suberror: z.string().optional(),
  correlation_id: z.string().optional()
})

/** Returns the failure that an error answer with a JSON body, or without a usable one, stands for. */
export function failureOfOAuthBody(
  body: unknown,
  status: number,
  at: number,
  mode: AccessMode = 'app+user'
): Failure {
  const parsed = bodySchema.safeParse(body)
  if (!parsed.success) return failureOfRefusal({ error: `http_${status}`, status }, at, mode)
  const {
    error,
    error_description: description,
    suberror,
    correlation_id: correlationId
  } = parsed.data
  return failureOfRefusal({ error, description, suberror, correlationId, status }, at, mode)
}

/** MSAL's errors are told by their fields: their classes exist more than once. */
const msalErrorSchema = z.object({
  name: z.string(),
  errorCode: z.string(),
  errorMessage: z.string(),
  subError: z.string().optional(),
  correlationId: z.string().optional(),
  status: z.number().optional(),
  claims: z.string().optional()
})

/** A failure as the main process keeps it. */
export interface NotedFailure extends Failure {
  /** The claims that the authority demands of the next sign-in. They never go to the page. */
  readonly claims?: string | undefined
}

/**
 * Returns the failure that an error thrown by MSAL stands for.
 *
 * @param network what the last request of the same operation met: MSAL hides the cause
 */
export function failureOfMsalError(
  error: unknown,
  network: NetworkFailure | undefined,
  at: number,
  mode: AccessMode = 'app+user'
): NotedFailure {
  if (network !== undefined) return failureOfNetwork(network, at)
  const parsed = msalErrorSchema.safeParse(error)
  if (!parsed.success) return makeFailure('internal', at, { detail: String(error).slice(0, 200) })
  const { name, errorCode, errorMessage, subError, correlationId, status, claims } = parsed.data
  // The ID token belongs to another request than ours.
  if (errorCode === 'nonce_mismatch' || errorCode === 'state_mismatch')
    return makeFailure('answer-invalid', at, {}, mode)
  if (name !== 'ServerError' && name !== 'InteractionRequiredAuthError') {
    return makeFailure('internal', at, { detail: errorCode.slice(0, 200) })
  }
  const description = withoutFrame(errorMessage)
  const refusal = { error: errorCode, suberror: subError, description, correlationId, status }
  const failure = failureOfRefusal(refusal, at, mode)
  return claims ? { ...failure, claims } : failure
}

/** MSAL puts number, time and ids around Microsoft's own text, which holds them already. */
function withoutFrame(message: string): string {
  return / - Description: (.*?)(?: - Correlation ID: .*)?$/s.exec(message)?.[1] ?? message
}

function aadstsOf(description: string | undefined): number | undefined {
  const digits = /AADSTS(\d{4,8})/.exec(description ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/**
 * Returns the correlation id that Microsoft's text names. An answer by redirect and an error page have it
 * nowhere else.
 */
export function correlationIdIn(text: string | undefined): string | undefined {
  return /correlation id[:\s]*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(text ?? '')?.[1]
}
