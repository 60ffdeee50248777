interface PageWords {
  readonly title: string
  readonly text: string
}

/** Words of the page that the browser shows when a sign-in has come back. */
export const loopback = {
  signedIn: {
    title: 'Signed in. You can close this tab.',
    text: 'Go on in Partner Token Desk.'
  },
  cancelled: {
    title: 'The sign-in was cancelled. You can close this tab.',
    text: 'To try again, choose “Sign in” in Partner Token Desk.'
  },
  failed: {
    title: 'Something went wrong. You can close this tab.',
    text: 'Partner Token Desk shows what happened and what to do.'
  },
  /** For an answer that no sign-in waits for. */
  notExpected: {
    title: 'No sign-in is waiting for this answer.',
    text: 'Close this tab and start again in Partner Token Desk.'
  }
} as const satisfies Record<string, PageWords>
