import { code, strong, text, type Text } from '../text'
import type { SignInView } from '../../shared/views'

/** Words of a sign-in that waits for the browser. */
export const signIn = {
  phases: {
    opening: 'Opening the browser',
    waiting: 'Waiting for your browser',
    redeeming: 'Getting the token'
  } satisfies Record<SignInView['phase'], string>,
  sentence: (tenant: string, account: string | undefined): Text =>
    account === undefined
      ? text`Sign in to ${strong(tenant)} in the browser tab that has opened.`
      : text`Sign in to ${strong(tenant)} as ${strong(account)} in the browser tab that has opened.`,
  /** The cloud, and under which login host; a custom one has no other name. */
  cloud: (name: string, host: string): Text =>
    name === host ? text`Login host ${code(host)}.` : text`${strong(name)}, at ${code(host)}.`,
  page: (origin: string): Text => text`The address there has to begin with ${code(origin)}.`,
  redeeming: 'The browser has answered. The tab can be closed.',
  timeLeft: 'left to sign in',
  openAgain: 'Open again',
  copyLink: 'Copy link instead',
  linkCopied: 'Link copied. Open it in a browser on this computer.',
  linkHint:
    'Copy the link to sign in from another browser profile or a private window on this computer. Use a code to sign in on another device.',
  useCode: 'Use a code instead',
  useBrowser: 'Use this computer’s browser instead',
  cancel: 'Cancel',
  deviceCode: {
    phases: {
      opening: 'Getting a code',
      waiting: 'Waiting for you to type the code',
      redeeming: 'Getting the token'
    } satisfies Record<SignInView['phase'], string>,
    sentence: (tenant: string, account: string | undefined): Text =>
      account === undefined
        ? text`Type this code in any browser, and sign in to ${strong(tenant)}.`
        : text`Type this code in any browser, and sign in to ${strong(tenant)} as ${strong(account)}.`,
    codeLabel: 'Code',
    pageLabel: 'Page',
    timeLeft: 'until the code expires',
    redeeming: 'The code was typed. The page can be closed.',
    copyCode: 'Copy code',
    openPage: 'Open the page',
    codeCopied: 'Code copied. Paste it on the page.',
    notOpened: 'The page could not be opened. Type its address in a browser.',
    phishing:
      'Type a code only if you asked for it yourself. Whoever sends you one wants you to sign them in.',
    unknownPage: (cloud: string): Text =>
      text`This address is none of those that are known for ${strong(cloud)}, so the app does not open it. Do not sign in there unless an administrator has told you that it is right.`,
    blockedHint:
      'Many tenants do not allow codes. If the page says so, use this computer’s browser instead.'
  },
  /** Some errors are shown in the browser only; this is where a person brings them back. */
  shownError: {
    title: 'The browser shows an error',
    field: 'Paste the page’s text, or enter its error code.',
    explain: 'Explain',
    unrecognised:
      'No error code was found. Microsoft’s error pages show one that begins with AADSTS; copy the line with it.'
  }
} as const
