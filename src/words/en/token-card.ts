import type { CopyForm } from '../../shared/token'
import { code, strong, text, type Text } from '../text'
import { names } from './names'

/** Words of the token card. */
export const tokenCard = {
  title: 'Token',
  states: {
    ready: 'Ready',
    expiresSoon: 'Expires soon',
    expired: 'Expired',
    checksFail: 'Will be refused',
    noSecondFactor: 'No second factor',
    signedOut: 'Not signed in',
    noToken: 'No token yet',
    noCredential: 'No credential yet',
    signingIn: 'Signing in',
    loading: 'Reading the state of this token'
  },
  signedOut: (tenant: string): Text =>
    text`Your browser opens, and you sign in to ${strong(tenant)}. The token stays with this app.`,
  noToken: (clientId: string): Text =>
    text`The application ${code(clientId)} gets its token by itself, without a person.`,
  noCredential: (): Text =>
    text`Application-only access needs the secret or certificate of the application. It is encrypted and never shown again.`,
  expired: (): Text =>
    text`Copying or renewing gets a new one without a sign-in, as long as the saved sign-in holds.`,
  expiredAppOnly: (): Text => text`Copying or renewing gets a new one with the saved credential.`,
  checksFail: (): Text =>
    text`The API will refuse this token. What failed stands first, with what to do.`,
  opaque: (): Text =>
    text`This token cannot be read, so what it is for cannot be checked. Microsoft sends such tokens for some APIs; the API can still accept it.`,
  accountOfApp: 'No person: the application itself',
  credential: {
    secret: (date: string): string => `Secret saved on ${date}`,
    certificate: (expires: string): string => `Certificate, expires on ${expires}`,
    none: 'No secret or certificate'
  },
  expiresAt: (clock: string): string => `expires at ${clock}`,
  expiredAt: (clock: string): string => `expired at ${clock}`,
  barLabel: 'Time left',
  accounts: {
    label: 'Account',
    choose: (userName: string): string => `Account ${userName}: choose another`,
    used: 'used now',
    another: 'Sign in with another account',
    anotherHint: 'You are asked before it takes the place of this one',
    useOffered: 'Use this account instead',
    keep: 'Keep the profile’s account',
    signInAgain: 'Sign in again',
    offered: (found: string, expected: string): Text =>
      text`If you use ${strong(found)}, the profile remembers ${strong(expected)} and you can go back.`,
    signOutAll: 'Sign out of all accounts'
  },
  /** `span` is how far the computer's clock was off when the token came. */
  clockWrong: (span: string, direction: 'ahead' | 'behind'): Text =>
    direction === 'ahead'
      ? text`This computer’s clock was about ${strong(span)} ahead of Microsoft’s when this token came. Set it right: with a wrong clock, sign-ins and certificates fail.`
      : text`This computer’s clock was about ${strong(span)} behind Microsoft’s when this token came. Set it right: with a wrong clock, sign-ins and certificates fail.`,
  clockSetBack: (): Text =>
    text`This computer’s clock says that the token has not been issued yet, so it was set back since. The time left may be wrong: set the clock right.`,
  /** After a copy for which the token should have been renewed. `left` is a span. */
  notRenewed: (left: string): string =>
    `A token that ends soon is renewed before it is copied, and that was refused. The one at hand is good for ${left} more.`,
  copyAtHand: 'Copy the one at hand',
  signInWithCode: 'Use a code',
  copyToken: 'Copy token',
  copyForms: 'Other forms to copy',
  copyAs: {
    token: 'Copy token',
    'authorization-header': 'Copy as Authorization header',
    curl: 'Copy as curl',
    powershell: 'Copy as PowerShell',
    'http-request': 'Copy as .http request',
    'javascript-fetch': 'Copy as JavaScript fetch',
    'environment-bash': 'Copy as bash variables',
    'environment-powershell': 'Copy as PowerShell variables',
    'claims-json': 'Copy claims as JSON'
  } satisfies Record<CopyForm, string>,
  copyAsHint: {
    token: 'The token alone',
    'authorization-header': 'Authorization: Bearer …',
    curl: 'A test call; the token comes from standard input',
    powershell: 'A test call with Invoke-RestMethod',
    'http-request': 'A test call for an editor’s REST client',
    'javascript-fetch': 'A test call for Node and browser consoles',
    'environment-bash': 'export PTD_TOKEN=…, and who it is for',
    'environment-powershell': '$env:PTD_TOKEN = …, and who it is for',
    'claims-json': 'What the token says, without the token'
  } satisfies Record<CopyForm, string>,
  /** The form that was copied last, as it is offered first. */
  copyAgain: (form: CopyForm): string =>
    form === 'token'
      ? 'Copy token again'
      : form === 'claims-json'
        ? 'Copy claims as JSON again'
        : `Copy as ${names.copyForms[form]} again`,
  copyQuestion: {
    title: 'Copy a token that will be refused?',
    copy: 'Copy anyway',
    leave: 'Do not copy',
    renew: 'Get a new token'
  },
  getToken: 'Get token',
  renew: 'Renew',
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signOut: 'Sign out',
  cancel: 'Cancel',
  enterCredential: 'Enter secret or certificate',
  working: {
    copy: 'Copying',
    renew: 'Getting a new token',
    'choose-account': 'Changing the account',
    signOut: 'Signing out'
  },
  renewed: 'Renewed.',
  signedOutNow: 'Signed out. The saved sign-in was removed.',
  copyHint: 'Kept out of clipboard history, cleared after 30 seconds',
  /** After a copy. `clears` is a span, or undefined when the clipboard no longer holds the token. */
  copied: (form: CopyForm, expires: string, clears: string | undefined): string =>
    [
      form === 'token' ? 'Copied.' : `Copied: ${names.copyForms[form]}.`,
      `Expires ${expires}.`,
      clears === undefined ? 'Clipboard cleared.' : `Clipboard clears in ${clears}.`
    ].join(' '),
  /** The same for a screen reader, which is told once and not each second. */
  copiedOnce: (form: CopyForm, expires: string): string =>
    `Copied: ${names.copyForms[form]}. The token expires at ${expires}. The clipboard is cleared by itself.`
} as const
