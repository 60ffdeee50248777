import { reference, type AuthorityErrorRow } from './row'

/** Secrets and certificates. */
export const credentialErrors: readonly AuthorityErrorRow[] = [
  {
    // A good value may be at hand, so the editor comes first.
    numbers: [7000215, 70002],
    code: 'credential-rejected',
    remedy: 'enter-credential',
    source: reference
  },
  {
    // There is nothing to enter before a new one is made in the portal.
    numbers: [7000222],
    code: 'credential-expired',
    remedy: 'open-credentials',
    source: reference
  },
  {
    numbers: [700027, 700030, 50012],
    code: 'certificate-not-registered',
    remedy: 'open-credentials',
    source: reference
  },
  {
    // The signed statement was made for another time: this computer's clock is wrong.
    numbers: [700024, 50013, 500133],
    code: 'credential-rejected',
    remedy: 'retry',
    source: reference
  }
]
