import { code, strong, text, type Text } from '../../text'
import type { FailureFacts } from '../failures/failure-words'
import type { AuthorityErrorsSaid } from './said'

const otherAccount = ({ tenant }: FailureFacts): Text =>
  text`Sign in with an account of ${strong(tenant)}, or have this one invited there as a guest.`

const secondStep = (): Text =>
  text`Renewing cannot do that. Sign in again and answer the second step in the browser.`

const registerSecondFactor = (): Text =>
  text`Sign in again and complete the registration in the browser (${code('aka.ms/mfasetup')}).`

const signInAgain = (): Text => text`Sign in again.`

/** Accounts, passwords, second factors, and sign-ins that have ended. */
export const accountErrors: AuthorityErrorsSaid = {
  50020: {
    meaning: ({ tenant }) =>
      text`The account belongs to another tenant and is not known in ${strong(tenant)}.`,
    remedy: otherAccount
  },
  50034: {
    headline: 'Account not found',
    meaning: ({ tenant }) => text`The account does not exist in ${strong(tenant)}.`,
    remedy: otherAccount
  },
  51004: {
    headline: 'Account not found',
    meaning: ({ tenant }) => text`The account is not in the directory of ${strong(tenant)}.`,
    remedy: otherAccount
  },
  50014: {
    headline: 'Account not found',
    meaning: ({ tenant }) =>
      text`The account is not in ${strong(tenant)}, or has not accepted its invitation as a guest.`,
    remedy: otherAccount
  },
  16000: {
    headline: 'Account not found',
    meaning: ({ tenant }) =>
      text`The account that the browser is signed in with is not known in ${strong(tenant)}.`,
    remedy: otherAccount
  },
  500208: {
    headline: 'Wrong kind of account',
    meaning: ({ tenant }) =>
      text`This kind of account cannot sign in to ${strong(tenant)}, for example a personal one.`,
    remedy: () => text`Sign in with a work account of the partner tenant.`
  },
  90072: {
    meaning: ({ tenant }) =>
      text`The account is from outside ${strong(tenant)} and cannot pass its multi-factor authentication.`,
    remedy: otherAccount
  },
  50057: {
    headline: 'Account disabled',
    meaning: ({ tenant }) => text`The account is disabled in ${strong(tenant)}.`,
    remedy: () => text`An administrator can enable it again. Until then, use another account.`
  },
  50053: {
    headline: 'Account locked',
    meaning: () => text`The account is locked, usually after too many wrong passwords.`,
    remedy: () =>
      text`Wait and try again later, or have an administrator unlock it. Until then, use another account.`
  },
  50055: {
    headline: 'Password expired',
    meaning: () => text`The password of the account has expired.`,
    remedy: () => text`Sign in again and set a new password in the browser.`
  },
  50126: {
    headline: 'Wrong name or password',
    meaning: () => text`User name or password is not right.`,
    remedy: () => text`Sign in again. If the password is forgotten, an administrator can reset it.`
  },
  50076: {
    meaning: ({ tenant }) =>
      text`${strong(tenant)} requires multi-factor authentication for this token.`,
    remedy: secondStep
  },
  50074: {
    meaning: ({ tenant }) =>
      text`${strong(tenant)} requires a second factor, which was not given at the sign-in.`,
    remedy: secondStep
  },
  50079: {
    headline: 'Register a second factor',
    meaning: ({ tenant }) =>
      text`${strong(tenant)} requires multi-factor authentication, and the account is not registered for it yet.`,
    remedy: registerSecondFactor
  },
  50072: {
    headline: 'Register a second factor',
    meaning: ({ tenant }) =>
      text`The account has to register a second factor before it can sign in to ${strong(tenant)}.`,
    remedy: registerSecondFactor
  },
  50078: {
    meaning: ({ tenant }) =>
      text`By a policy of ${strong(tenant)}, the last multi-factor authentication has expired.`,
    remedy: secondStep
  },
  50158: {
    headline: 'Outside check not passed',
    meaning: () =>
      text`A multi-factor service outside Microsoft has not confirmed the second factor.`,
    remedy: () =>
      text`Sign in again. If it comes back, an administrator has to see to it that the identity provider returns the multi-factor claim.`
  },
  50173: {
    meaning: () =>
      text`The saved sign-in was revoked, for example because the password was changed.`,
    remedy: signInAgain
  },
  50089: {
    meaning: () => text`The sign-in has run out of time.`,
    remedy: signInAgain
  },
  50132: {
    meaning: () => text`The saved sign-in is no longer valid: the password expired or was changed.`,
    remedy: signInAgain
  },
  50133: {
    meaning: () => text`The session ended because the password expired or was changed.`,
    remedy: signInAgain
  },
  70000: {
    meaning: () => text`The saved sign-in is not valid any more.`,
    remedy: signInAgain
  },
  70008: {
    meaning: () => text`The saved sign-in has expired, or was not used for too long.`,
    remedy: signInAgain
  },
  700082: {
    meaning: () => text`The saved sign-in was not used for 90 days and has expired.`,
    remedy: signInAgain
  },
  70043: {
    meaning: ({ tenant }) =>
      text`A policy of ${strong(tenant)} asks for a new sign-in after a certain time.`,
    remedy: signInAgain
  },
  700084: {
    headline: 'Ended after 24 hours',
    meaning: () =>
      text`The redirect stands under Single-page application, where a saved sign-in ends after 24 hours.`,
    remedy: () =>
      text`Under Authentication, move ${code('http://localhost')} to Mobile and desktop applications, so that it lasts. Then sign in again.`
  }
}
