import type { ProbeRequest } from '../../shared/probe'
import type { Profile } from '../../shared/profile'
import { assertNever } from '../../shared/assert'
import type { HttpClient } from '../network/http-client'
import type { NetworkFailure } from '../network/network-failure'
import type { ConfirmedHosts } from './confirmed-hosts'
import { probeHostOf, type PartnerApiOrigins, type ProbeHost } from './probe-host'
import { targetOf, type ProbeTarget } from './probe-plan'
import { requestHeadersFor } from './request-headers'
import { readAnswer, readRedirect, type AnsweredCall, type ProbeRun } from './read-answer'

export type { ProbeRun } from './read-answer'

/** What a probe needs. */
export interface ProbeParts {
  readonly http: HttpClient
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** A new GUID. */
  readonly newId: () => string
  readonly confirmedHosts: ConfirmedHosts
  /** The demo tenant's look-alikes; only the demo's entry passes them. */
  readonly partnerApiOrigins?: PartnerApiOrigins | undefined
  /** How long a call may take; 15 seconds when left out. */
  readonly timeLimitMs?: number | undefined
}

export interface ProbeCallRequest {
  readonly profile: Profile
  /** The profile's access token. Secret. */
  readonly token: string
  readonly request: ProbeRequest
  readonly signal?: AbortSignal | undefined
}

const usualTimeLimitMs = 15_000
const maxBodyBytes = 256 * 1024

/**
 * Sends one GET with a profile's token and returns how it ended. The token goes to the known API host
 * of the profile's cloud, or to a host that was confirmed for this profile, and nowhere else.
 */
export async function runProbe(parts: ProbeParts, sent: ProbeCallRequest): Promise<ProbeRun> {
  const { profile, request } = sent
  const startedAt = parts.now()
  const host = probeHostOf(profile, parts.partnerApiOrigins)
  if (!host.ok) return { outcome: { kind: 'no-host', reason: host.failure } }
  const { origin, known } = host.value
  // SECURITY: a token goes to a host that is none of Microsoft's only after a person has seen its name.
  // [tests/integration/probe.security.test.ts]
  if (!known && !parts.confirmedHosts.has(profile.id, origin))
    return { outcome: { kind: 'not-confirmed', host: new URL(origin).host } }
  const target = targetOf(request, profile, host.value, startedAt)
  if (!target.ok) return { outcome: { kind: 'path-refused', problem: target.failure } }
  return await send(parts, sent, host.value, target.value)
}

async function send(
  parts: ProbeParts,
  { profile, token, signal }: ProbeCallRequest,
  host: ProbeHost,
  target: ProbeTarget
): Promise<ProbeRun> {
  const { http, now, timeLimitMs = usualTimeLimitMs } = parts
  const { ids, all } = requestHeadersFor(profile, host, parts.newId)
  const at = now()
  const answer = await http.send({
    method: 'GET',
    url: target.url,
    headers: { authorization: `Bearer ${token}`, ...all },
    signal,
    // What the API answers is what is to be seen, throttling included.
    retry: 'never',
    limits: { totalTimeoutMs: timeLimitMs, maxBodyBytes }
  })
  const context: AnsweredCall = {
    profile,
    token,
    api: host.api,
    target,
    sentIds: ids,
    at,
    latencyMs: Math.max(0, now() - at)
  }
  return answer.ok ? readAnswer(answer.value, context) : runOfFailure(answer.failure, context)
}

function runOfFailure(failure: NetworkFailure, context: AnsweredCall): ProbeRun {
  const { code, host, detail, status } = failure
  switch (code) {
    case 'cancelled':
      return { outcome: { kind: 'cancelled' } }
    case 'endpoint-refused':
      // The address is https already, so that only a redirect is left to refuse.
      return { outcome: { kind: 'answered', probe: readRedirect(status ?? 0, context) } }
    case 'network-unreachable':
    case 'network-timed-out':
    case 'network-untrusted':
    case 'proxy-refused':
      return { outcome: { kind: 'unanswered', code, host, detail } }
    default:
      return assertNever(code)
  }
}
