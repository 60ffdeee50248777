import { assertNever } from '../../shared/assert'
import type { DoctorCheckId } from '../../shared/doctor'
import type { AccessMode } from '../../shared/profile'
import type { Failure } from '../../shared/token'
import { authorityErrorOf } from '../directory/authority-errors'
import { blamedChecks } from '../directory/blamed-checks'

/** What a failed request for a token says of the checks. */
export interface Blame {
  /** The check that failed; none when the request met trouble that says nothing of the profile. */
  readonly check: DoctorCheckId | undefined
  /** The checks that the authority had no objection to. */
  readonly passed: readonly DoctorCheckId[]
  /** Whether a token had been issued when the app refused it. */
  readonly tokenIssued: boolean
}

const nothingPassed: Pick<Blame, 'passed' | 'tokenIssued'> = { passed: [], tokenIssued: false }

/**
 * Returns which check a failed request for a token speaks of, and what it says of the others. Only a
 * number that is known here says that earlier checks are passed: an unknown one may come from anywhere.
 */
export function blameOf(failure: Failure, mode: AccessMode): Blame {
  const check = checkOf(failure, mode)
  if (check === undefined) return { check, ...nothingPassed }
  if (failure.aadsts === undefined) {
    const refusedHere = failure.code === 'wrong-tenant' || failure.code === 'wrong-account'
    return { check, passed: [], tokenIssued: refusedHere }
  }
  const known = authorityErrorOf(failure.aadsts, mode) !== undefined
  return known
    ? { check, passed: passedBefore(check, failure), tokenIssued: false }
    : { check, ...nothingPassed }
}

/**
 * Tells which checks the authority has passed when it refuses at one of them. It finds the application
 * before it looks at a credential, and objects to API, consent and person last. A scope that it cannot
 * even read it may refuse before it looks at anything else.
 */
function passedBefore(check: DoctorCheckId, { code }: Failure): readonly DoctorCheckId[] {
  const upToCredential = ['application', 'redirect', 'credential'] as const
  const upToApi = [...upToCredential, 'api'] as const
  if (check === 'redirect' || check === 'credential') return ['application']
  if (check === 'api') return code === 'scope-invalid' ? [] : upToCredential
  if (check === 'consent' || check === 'mfa') return upToApi
  if (check !== 'token') return []
  // A policy is applied to an API that is known. Whose sign-in has ended may not have got that far.
  if (code === 'blocked-by-policy') return upToApi
  return code === 'sign-in-needed' || code === 'wrong-account' ? upToCredential : []
}

function checkOf({ code, aadsts }: Failure, mode: AccessMode): DoctorCheckId | undefined {
  const named = blamedChecks.find(({ numbers }) => aadsts !== undefined && numbers.includes(aadsts))
  if (named !== undefined) return named.check
  const ofCredential = mode === 'app-only' ? 'credential' : 'redirect'
  switch (code) {
    case 'tenant-not-found':
    case 'wrong-cloud':
    case 'endpoint-refused':
    case 'authority-unconfirmed':
      return 'tenant'
    case 'application-not-found':
      return 'application'
    case 'redirect-not-registered':
      return mode === 'app-only' ? 'application' : 'redirect'
    case 'application-needs-secret':
    case 'credential-rejected':
    case 'credential-expired':
    case 'certificate-not-registered':
      return ofCredential
    case 'credential-missing':
    case 'credential-unreadable':
      return 'credential'
    case 'key-unavailable':
    case 'cache-unreadable':
      return mode === 'app-only' ? 'credential' : 'token'
    case 'scope-invalid':
    case 'api-not-in-tenant':
      return 'api'
    case 'consent-needed':
    case 'declined':
      return 'consent'
    case 'device-code-expired':
    case 'device-code-blocked':
      return 'token'
    case 'mfa-needed':
      return mode === 'app-only' ? 'token' : 'mfa'
    case 'blocked-by-policy':
    case 'sign-in-needed':
    case 'wrong-account':
    case 'wrong-tenant':
    case 'answer-invalid':
    case 'authority-refused':
      return 'token'
    case 'throttled':
    case 'authority-unavailable':
    case 'network-unreachable':
    case 'network-timed-out':
    case 'network-untrusted':
    case 'proxy-refused':
    case 'cancelled':
    case 'timed-out':
    case 'browser-not-opened':
    case 'loopback-unavailable':
    case 'profile-missing':
    case 'busy':
    case 'internal':
      return undefined
    default:
      return assertNever(code)
  }
}
