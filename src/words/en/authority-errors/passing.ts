import { strong, text, type Text } from '../../text'
import type { AuthorityErrorsSaid } from './said'

const beginAnew = (): Text =>
  text`Close old tabs of the browser and sign in again. If it comes back, report it with the correlation id.`

const goOnInBrowser = (): Text => text`Sign in again and answer the page in the browser.`

const waitShortly = (): Text => text`This passes by itself. Try again in a minute.`

/** Interrupted sign-ins, and what passes by itself. */
export const passingErrors: AuthorityErrorsSaid = {
  54005: {
    meaning: () => text`The browser’s answer had been used before.`,
    remedy: beginAnew
  },
  501481: {
    meaning: () =>
      text`The proof that the browser’s answer belongs to this sign-in does not fit it.`,
    remedy: beginAnew
  },
  50147: {
    meaning: () => text`The proof that was sent with the browser’s answer is not valid.`,
    remedy: beginAnew
  },
  700005: {
    meaning: ({ tenant }) =>
      text`The browser’s answer was meant for another tenant than ${strong(tenant)}.`,
    remedy: beginAnew
  },
  50058: {
    meaning: () =>
      text`The browser is not signed in, so Microsoft could not answer without a page.`,
    remedy: goOnInBrowser
  },
  16001: {
    meaning: () => text`The account that was chosen in the browser could not be used.`,
    remedy: goOnInBrowser
  },
  16002: {
    meaning: () => text`The browser’s session that was chosen no longer exists.`,
    remedy: goOnInBrowser
  },
  16003: {
    meaning: ({ tenant }) =>
      text`The account that the browser is signed in with has not been added to ${strong(tenant)}.`,
    remedy: ({ tenant }) =>
      text`Sign in again and choose an account of ${strong(tenant)} in the browser.`
  },
  50140: {
    meaning: () => text`The page that asks whether to stay signed in was not answered.`,
    remedy: goOnInBrowser
  },
  50199: {
    meaning: () => text`For safety, Microsoft wants a person to confirm this sign-in.`,
    remedy: goOnInBrowser
  },
  50196: {
    meaning: () => text`Microsoft saw the same request too often within a short time.`,
    remedy: () => text`Wait a few minutes, then try again once.`
  },
  90055: {
    meaning: () => text`Too many requests have come in, so Microsoft holds them back.`,
    remedy: waitShortly
  },
  90033: {
    meaning: () => text`The login service is not available for a moment.`,
    remedy: waitShortly
  },
  90006: {
    meaning: () => text`A service behind the login service is not available for a moment.`,
    remedy: waitShortly
  },
  90012: {
    meaning: () => text`The login service took too long to answer itself.`,
    remedy: waitShortly
  },
  90024: {
    meaning: () => text`The login service ran out of time for this request.`,
    remedy: waitShortly
  },
  50033: {
    meaning: () => text`The login service had an error that passes by itself.`,
    remedy: waitShortly
  },
  50087: {
    meaning: () => text`The login service had a passing error while it signed the answer.`,
    remedy: waitShortly
  }
}
