import { assertNever } from '../../shared/assert'
import type { ProbeOutcome, ProbeView } from '../../shared/probe'
import type { AccessMode } from '../../shared/profile'
import type { FailureCode } from '../../shared/token'
import { makeFailure } from '../sign-in/failures'
import { observed, type Finding } from './findings'

/** Returns what a test call says of the token. `at` is in milliseconds since the epoch. */
export function findingOfProbe(outcome: ProbeOutcome, mode: AccessMode, at: number): Finding {
  switch (outcome.kind) {
    case 'answered':
      return findingOfAnswer(outcome.probe, mode)
    case 'unanswered': {
      const more = { expected: outcome.host, detail: outcome.detail }
      return observed('failed', 'connection', {
        failure: makeFailure(outcome.code, at, more, mode)
      })
    }
    case 'not-confirmed':
      return { verdict: 'unknown', facts: { noCall: 'not-confirmed', host: outcome.host } }
    case 'no-host':
      return { verdict: 'unknown', facts: { noCall: 'no-host' } }
    case 'path-refused':
    case 'cancelled':
      return { verdict: 'unknown' }
    default:
      return assertNever(outcome)
  }
}

function findingOfAnswer(probe: ProbeView, mode: AccessMode): Finding {
  const { verdict, status, meaning, errorCode, requestIds, call, remedy, at } = probe
  const answer = {
    status,
    verdict,
    requestIds,
    ...(call === undefined ? {} : { call }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(errorCode === undefined ? {} : { errorCode })
  }
  const facts = { answer }
  if (verdict === 'accepted') return observed('passed', 'api-answer', { facts })
  const saysNothing = !['token-refused', 'mfa-missing', 'access-denied'].includes(verdict)
  const failure = makeFailure(codeOf(verdict), at, { remedy }, mode)
  return observed(saysNothing ? 'unknown' : 'failed', 'api-answer', { facts, failure })
}

function codeOf(verdict: Exclude<ProbeView['verdict'], 'accepted'>): FailureCode {
  switch (verdict) {
    case 'mfa-missing':
      return 'mfa-needed'
    case 'access-denied':
      return 'blocked-by-policy'
    case 'throttled':
      return 'throttled'
    case 'service-trouble':
      return 'authority-unavailable'
    case 'redirected':
      return 'endpoint-refused'
    case 'token-refused':
    case 'not-found':
    case 'request-refused':
      return 'authority-refused'
  }
}
