import type { ProbeOutcome, ProbeView } from '../../shared/probe'
import type { NamedApi, Profile } from '../../shared/profile'
import { probeHeaders } from '../directory/probe-calls'
import type { HttpResponse } from '../network/http-client'
import { retryAfterMs } from '../network/retry'
import { factsOfBody } from './body-facts'
import { demandedClaims, demandsClaims } from './claims-challenge'
import { cleanTextFor, type CleanText } from './clean-text'
import { readErrorBody } from './error-body'
import { holdsToken } from './hidden-token'
import type { ProbeTarget } from './probe-plan'
import { judge } from './verdict'

/** How a call ended. `text` and `claims` come from the API and stay in the main process. */
export interface ProbeRun {
  readonly outcome: ProbeOutcome
  /** The body, fit to be shown: without the token and without unseen characters. */
  readonly text?: string
  /** Claims that the API demands of the next sign-in, as JSON text. */
  readonly claims?: string
}

/** The call that an answer belongs to. */
export interface AnsweredCall {
  readonly profile: Profile
  /** The token that it was sent with: the answer may repeat it. Secret. */
  readonly token: string
  readonly api: NamedApi | undefined
  readonly target: ProbeTarget
  /** The ids that were sent, by header name. */
  readonly sentIds: Readonly<Record<string, string>>
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly latencyMs: number
}

/** Returns what may be shown of an answer, and what stays in the main process. */
export function readAnswer(answer: HttpResponse, call: AnsweredCall): ProbeRun {
  const { status, headers, body } = answer
  const clean = cleanTextFor(call.token)
  const challenge = headers['www-authenticate']
  const claims = status === 401 || status === 403 ? claimsOf(challenge, call.token) : undefined
  const error = status < 400 ? undefined : readErrorBody(body)
  const mfa = mfaOf(answer, call)
  const verdict = judge({
    status,
    codes: error?.codes ?? [],
    mfa,
    demandsClaims: demandsClaims(challenge),
    api: call.api,
    mode: call.profile.mode,
    call: call.target.facts
  })
  const { facts } = call.target
  const isRead = status < 300 && !answer.bodyRefused
  const summary = facts === undefined || !isRead ? [] : factsOfBody(facts, body)
  const probe: ProbeView = {
    ...factsOfCall(call),
    ...verdict,
    status,
    mfa,
    requestIds: requestIdsOf(headers, call, clean),
    summary: summary.map(({ name, value }) => ({ name, value: clean(value, 400) })),
    ...errorOf(error, clean),
    ...retryAfterOf(headers, call.at),
    claimsDemanded: claims !== undefined,
    bodyBytes: answer.bodyBytes,
    bodyRefused: answer.bodyRefused
  }
  return {
    outcome: { kind: 'answered', probe },
    text: clean(body),
    ...(claims === undefined ? {} : { claims })
  }
}

/** Returns what may be shown of a redirect, which is not followed. */
export function readRedirect(status: number, call: AnsweredCall): ProbeView {
  return {
    ...factsOfCall(call),
    status,
    verdict: 'redirected',
    remedy: 'none',
    mfa: 'not-said',
    requestIds: requestIdsOf({}, call, cleanTextFor(call.token)),
    summary: [],
    claimsDemanded: false,
    bodyBytes: 0,
    bodyRefused: false
  }
}

function factsOfCall({
  profile,
  target,
  at,
  latencyMs
}: AnsweredCall): Pick<ProbeView, 'profileId' | 'at' | 'latencyMs' | 'url' | 'call'> {
  const { url, call } = target
  return {
    profileId: profile.id,
    at,
    latencyMs,
    url,
    ...(call === undefined ? {} : { call })
  }
}

function claimsOf(challenge: string | undefined, token: string): string | undefined {
  const claims = demandedClaims(challenge)
  // SECURITY: claims go into the address of the sign-in page, and so into the browser's history.
  // [src/core/probe/claims-with-token.security.test.ts]
  if (claims !== undefined && holdsToken(claims, token)) return undefined
  return claims
}

function mfaOf({ headers }: HttpResponse, { api }: AnsweredCall): ProbeView['mfa'] {
  const name = api === undefined ? undefined : probeHeaders[api].mfa?.answer.toLowerCase()
  const said = name === undefined ? undefined : headers[name]?.trim().toLowerCase()
  if (said === 'true') return 'compliant'
  return said === 'false' ? 'not-compliant' : 'not-said'
}

/** An id that the answer does not repeat is the one that was sent. */
function requestIdsOf(
  headers: HttpResponse['headers'],
  { api, sentIds }: AnsweredCall,
  clean: CleanText
): ProbeView['requestIds'] {
  return probeHeaders[api ?? 'partner'].answerIds.flatMap((name) => {
    const value = headers[name.toLowerCase()] ?? sentIds[name]
    return value === undefined || value === '' ? [] : [{ name, value: clean(value, 300) }]
  })
}

function errorOf(
  error: ReturnType<typeof readErrorBody> | undefined,
  clean: CleanText
): Pick<ProbeView, 'errorCode' | 'errorText'> {
  const code = error?.codes.at(0)
  const text = error?.text
  return {
    ...(code === undefined || code === '' ? {} : { errorCode: clean(code, 200) }),
    ...(text === undefined || text === '' ? {} : { errorText: clean(text, 2000) })
  }
}

function retryAfterOf(
  headers: HttpResponse['headers'],
  now: number
): Pick<ProbeView, 'retryAfterSeconds'> {
  const waitMs = retryAfterMs(headers['retry-after'], now)
  return waitMs === undefined || !Number.isFinite(waitMs)
    ? {}
    : { retryAfterSeconds: Math.ceil(waitMs / 1000) }
}
