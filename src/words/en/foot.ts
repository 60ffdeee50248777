/** Words of the foot and of the demo's banner. */
export const foot = {
  clipboardClears: 'Clipboard clears in',
  clearNow: 'Clear now',
  demoTitle: 'Demo',
  demo: 'Everything here talks to a demo tenant on this computer, never to Microsoft.',
  skipToProfile: 'Skip to the chosen profile',
  dismiss: 'Dismiss'
} as const
