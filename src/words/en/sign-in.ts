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
  page: (origin: string): Text => text`The address there has to begin with ${code(origin)}.`,
  redeeming: 'The browser has answered. The tab can be closed.',
  timeLeft: 'left to sign in',
  openAgain: 'Open again',
  copyLink: 'Copy link instead',
  linkCopied: 'Link copied. Open it in a browser on this computer.',
  cancel: 'Cancel',
  /** Some errors are shown in the browser only; this is where a person brings them back. */
  shownError: {
    title: 'The browser shows an error',
    field: 'Paste the page’s text, or enter its error code.',
    explain: 'Explain',
    unrecognised:
      'No error code was found. Microsoft’s error pages show one that begins with AADSTS; copy the line with it.'
  }
} as const
