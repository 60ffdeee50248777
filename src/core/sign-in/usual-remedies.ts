import type { FailureCode } from '../../shared/token'
import type { RemedyByMode } from '../directory/authority-errors'
import {
  consent,
  signIn,
  signInWithAccount,
  signInWithMfa
} from '../directory/authority-errors/row'

/** What a person does about a failure when nothing more is known than its code. */
export const usualRemedies: Readonly<Record<FailureCode, RemedyByMode>> = {
  cancelled: 'none',
  'timed-out': signIn,
  declined: consent,
  'device-code-expired': 'retry',
  'device-code-blocked': signIn,
  'browser-not-opened': 'retry',
  'loopback-unavailable': 'retry',
  'answer-invalid': signIn,
  'wrong-account': signInWithAccount,
  'wrong-tenant': 'edit-tenant',
  'sign-in-needed': signIn,
  'consent-needed': consent,
  'mfa-needed': signInWithMfa,
  'blocked-by-policy': 'none',
  'credential-rejected': 'enter-credential',
  'credential-expired': 'open-credentials',
  'certificate-not-registered': 'open-credentials',
  'application-not-found': 'edit-client-id',
  'application-needs-secret': 'open-authentication',
  'tenant-not-found': 'edit-tenant',
  'wrong-cloud': 'edit-cloud',
  'redirect-not-registered': 'open-authentication',
  'scope-invalid': 'edit-api',
  'api-not-in-tenant': 'open-partner-center',
  throttled: 'retry',
  'authority-unavailable': 'retry',
  'authority-refused': 'retry',
  'network-unreachable': 'retry',
  'network-timed-out': 'retry',
  'network-untrusted': 'retry',
  'proxy-refused': 'retry',
  'endpoint-refused': 'edit-cloud',
  'credential-missing': 'enter-credential',
  'credential-unreadable': 'enter-credential',
  'cache-unreadable': signIn,
  'key-unavailable': 'none',
  'profile-missing': 'none',
  'authority-unconfirmed': 'confirm-authority',
  busy: 'none',
  internal: 'retry'
}
