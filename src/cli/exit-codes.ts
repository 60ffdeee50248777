import { assertNever } from '../shared/assert'
import type { FailureCode } from '../shared/token'

/** How `ptd` ends; scripts branch on these. docs/command-line.md lists them. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  /** A person has to sign in, or to enter a secret or certificate. */
  signInNeeded: 3,
  /** An administrator has to consent, or a policy of the tenant does not allow it. */
  consentOrPolicy: 4,
  network: 5,
  /** The key that opens tokens and secrets is out of reach. */
  vault: 6,
  /** Ended by Ctrl+C, as shells expect it. */
  interrupted: 130
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Returns how `ptd` ends when this is what kept a token from coming. */
export function exitCodeOf(code: FailureCode): ExitCode {
  switch (code) {
    case 'sign-in-needed':
    case 'mfa-needed':
    case 'cache-unreadable':
    case 'credential-missing':
    case 'credential-unreadable':
    case 'credential-rejected':
    case 'credential-expired':
    case 'certificate-not-registered':
    case 'device-code-expired':
      return exitCodes.signInNeeded
    case 'declined':
    case 'consent-needed':
    case 'blocked-by-policy':
    case 'device-code-blocked':
      return exitCodes.consentOrPolicy
    case 'network-unreachable':
    case 'network-timed-out':
    case 'network-untrusted':
    case 'proxy-refused':
    case 'throttled':
    case 'authority-unavailable':
      return exitCodes.network
    case 'key-unavailable':
      return exitCodes.vault
    case 'cancelled':
    case 'timed-out':
    case 'browser-not-opened':
    case 'loopback-unavailable':
    case 'answer-invalid':
    case 'wrong-account':
    case 'wrong-tenant':
    case 'application-not-found':
    case 'application-needs-secret':
    case 'tenant-not-found':
    case 'wrong-cloud':
    case 'redirect-not-registered':
    case 'scope-invalid':
    case 'api-not-in-tenant':
    case 'authority-refused':
    case 'endpoint-refused':
    case 'profile-missing':
    case 'authority-unconfirmed':
    case 'busy':
    case 'internal':
      return exitCodes.failure
    default:
      return assertNever(code)
  }
}
