interface PageWords {
  readonly title: string
  readonly text: string
}

/** Words of the page that the browser shows when a sign-in or a consent has come back. */
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
  consentGranted: {
    title: 'Consent granted. You can close this tab.',
    text: 'Go on in Partner Token Desk.'
  },
  consentDeclined: {
    title: 'Consent was not granted. You can close this tab.',
    text: 'Nothing was changed. To try again, choose “Ask in the browser” in Partner Token Desk.'
  },
  consentFailed: {
    title: 'Consent did not come through. You can close this tab.',
    text: 'Partner Token Desk shows what happened and what to do.'
  },
  /** For an answer that nothing waits for. */
  notExpected: {
    title: 'Nothing is waiting for this answer.',
    text: 'Close this tab and start again in Partner Token Desk.'
  }
} as const satisfies Record<string, PageWords>
