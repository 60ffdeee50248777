import type { FailureCode } from '../../../shared/token'
import { code, strong, text } from '../../text'
import type { FailureWords } from './failure-words'

/** The person, the browser and the pins. */
export const personFailures = {
  cancelled: {
    headline: 'Sign-in cancelled',
    sentence: () => text`The sign-in was cancelled before it ended.`,
    cause: () => text`Nothing was changed. A tab that is still open in the browser can be closed.`
  },
  'timed-out': {
    headline: 'No answer in time',
    sentence: () => text`The browser gave no answer within 5 minutes, so the wait was ended.`,
    cause: () => text`Close the old tab and sign in again.`
  },
  declined: {
    headline: 'Declined',
    sentence: () => text`The sign-in was declined in the browser.`,
    cause: () => text`Sign in again and accept what the application asks for.`
  },
  'device-code-expired': {
    headline: 'Code expired',
    sentence: () => text`Nobody signed in with the code before it expired.`,
    cause: () => text`Try again for a new code. Microsoft’s codes are good for 15 minutes.`
  },
  'device-code-blocked': {
    headline: 'Code not allowed here',
    sentence: ({ tenant }) =>
      text`A policy of ${strong(tenant)} does not let people sign in with a code.`,
    cause: () =>
      text`Many tenants block it, because codes are used for phishing. Sign in with the browser on this computer instead.`
  },
  'browser-not-opened': {
    headline: 'Browser did not open',
    sentence: () => text`The system’s browser could not be opened.`,
    cause: () =>
      text`Set a default browser and try again, or copy the link while the sign-in waits and open it by hand on this computer.`
  },
  'loopback-unavailable': {
    headline: 'No local port',
    sentence: () => text`The app could not listen on this computer for the browser’s answer.`,
    cause: () =>
      text`A firewall or security program may block local connections to ${code('127.0.0.1')}. Allow them for this app, then try again.`
  },
  'answer-invalid': {
    headline: 'Answer not accepted',
    sentence: () => text`The browser’s answer does not fit this sign-in and was not used.`,
    cause: () => text`It may have come from an old tab. Close it and sign in again.`
  },
  'wrong-account': {
    headline: 'Another account',
    sentence: ({ expected, found }) =>
      text`This profile belongs to ${strong(expected ?? 'another account')}, but ${strong(found ?? 'a different account')} signed in.`,
    cause: () => text`The token was not kept. Choose the expected account in the browser.`
  },
  'wrong-tenant': {
    headline: 'Another tenant',
    sentence: ({ expected, found, tenant }) =>
      text`This profile belongs to ${strong(expected ?? tenant)}, but the token is for ${strong(found ?? 'a different tenant')}.`,
    cause: () =>
      text`The token was not kept. Sign in with an account of the profile’s tenant, or correct the tenant.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>
