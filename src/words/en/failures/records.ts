import type { FailureCode } from '../../../shared/token'
import { code, text } from '../../text'
import type { FailureWords } from './failure-words'

/** Our own records. */
export const recordFailures = {
  'credential-missing': {
    headline: 'No credential yet',
    sentence: () => text`Application-only access needs a secret or a certificate.`,
    cause: () => text`Enter it once; it is encrypted and never shown again.`
  },
  'credential-unreadable': {
    headline: 'Enter the credential again',
    sentence: () => text`The saved secret or certificate cannot be used for this profile any more.`,
    cause: () =>
      text`Its record cannot be read, or the profile now points to another tenant, application or cloud.`
  },
  'cache-unreadable': {
    headline: 'Sign in again',
    sentence: () => text`The saved sign-in cannot be used for this profile any more.`,
    cause: () =>
      text`Its record cannot be read, or the profile now points to another tenant, application or cloud.`
  },
  'key-unavailable': {
    headline: 'Locked',
    sentence: () =>
      text`What was saved for this profile is encrypted, and its key is out of reach.`,
    cause: () =>
      text`The system’s key store is locked or does not answer. Unlock it, then choose “Try again” above.`
  },
  'profile-missing': {
    headline: 'Profile gone',
    sentence: () => text`This profile no longer exists.`,
    cause: () => text`It was deleted in the meantime.`
  },
  'authority-unconfirmed': {
    headline: 'Host not confirmed',
    sentence: ({ cloud }) => text`The login host ${code(cloud)} has not been confirmed yet.`,
    cause: () => text`It came with an imported profile. Nothing is sent to it until you confirm it.`
  },
  busy: {
    headline: 'Busy',
    sentence: () => text`Another step for this profile is still under way.`,
    cause: () => text`Wait until it has ended, then try again.`
  },
  internal: {
    headline: 'Something went wrong',
    sentence: () => text`The app made a mistake that it did not expect.`,
    cause: () => text`Try again. If it comes back, please report it with the time shown here.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>
