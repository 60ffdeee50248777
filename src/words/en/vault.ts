import type { MemoryReason } from '../../shared/views'

/** Words about how secrets are protected. */
export const vault = {
  opening: 'Opening the key store',
  sealed: (keptBy: string): string => `Encrypted; the key is kept by ${keptBy}`,
  memory: 'Not saved: tokens and secrets are kept in memory only',
  memoryTitle: 'Tokens and secrets are not being saved',
  /** What is missing, and what to do about it. */
  reasons: {
    'missing-library':
      'The library for the system’s key store is not installed. Install it (on Debian and Ubuntu: libsecret-1-0), then try again.',
    'no-service':
      'No key store answers on this computer. Start one (on Linux a Secret Service such as GNOME Keyring or KWallet), then try again.',
    'locked-or-slow':
      'The key store is locked, or it did not answer within 5 seconds. Unlock it, then try again.',
    refused: 'The key store refused to hand out the key. Allow it for this app, then try again.',
    'key-lost':
      'The key that opens your saved tokens and secrets is no longer in the key store. If you can bring it back, do so and try again. Otherwise start with a new key; you then sign in and enter secrets again.'
  } satisfies Record<MemoryReason, string>,
  meanwhile: 'Until then the app works, and forgets tokens and secrets when it is closed.',
  tryAgain: 'Try again',
  startFresh: 'Start with a new key…',
  details: 'Details',
  learnMore: 'How secrets are kept'
} as const
