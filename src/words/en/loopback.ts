interface PageWords {
  readonly title: string
  readonly heading: string
  readonly sentence: string
}

/** Words of the page that the browser shows when a sign-in has come back. */
export const loopback = {
  language: 'en',
  signedIn: {
    title: 'Signed in',
    heading: 'Signed in. You can close this tab.',
    sentence: 'Go on in Partner Token Desk.'
  },
  /** Consent was given, without a sign-in of its own. */
  consented: {
    title: 'Consent given',
    heading: 'Consent given. You can close this tab.',
    sentence: 'Go on in Partner Token Desk.'
  },
  declined: {
    title: 'Not signed in',
    heading: 'The sign-in was cancelled. You can close this tab.',
    sentence: 'To try again, choose Sign in in Partner Token Desk.'
  },
  failed: {
    title: 'Not signed in',
    heading: 'Something went wrong. You can close this tab.',
    sentence: 'Partner Token Desk shows what happened and what to do.'
  },
  /** For an answer that no sign-in waits for. */
  notExpected: {
    title: 'Nothing waits here',
    heading: 'No sign-in is waiting for this answer.',
    sentence: 'Close this tab and start again in Partner Token Desk.'
  }
} as const satisfies Record<string, PageWords | string>
