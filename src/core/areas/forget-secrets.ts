import type { KeyedMutex } from '../disk/mutex'
import type { Vault } from '../vault/vault'
import type { BrowserWaits } from './browser-waits'
import type { DeletionsArea } from './deletions-area'
import type { AccountOffers } from './account-offers'
import type { DoctorArea } from './doctor-area'
import type { ProbeArea } from './probe-area'
import type { TransferArea } from './transfer-area'
import type { WorkArea } from './work-area'

/** Everything of the desk that holds a secret in memory, or is about to get one. */
export interface SecretHolders {
  readonly waits: BrowserWaits
  readonly doctor: Pick<DoctorArea, 'cancelAll'>
  readonly probe: Pick<ProbeArea, 'forgetAnswers'>
  readonly work: Pick<WorkArea, 'cancel'>
  readonly deletions: Pick<DeletionsArea, 'forget'>
  readonly transfer: Pick<TransferArea, 'cancelAll'>
  readonly offers: Pick<AccountOffers, 'dropAll'>
  readonly turns: KeyedMutex
  readonly vault: Vault
}

/**
 * Ends what waits for a person, an API or an authority, and forgets every secret that is in memory.
 *
 * A single token that is being got just now is let to its end: the authority may have put a new refresh
 * token in place of the old one already, and that has to reach the disk. MSAL's clients and caches live no
 * longer than that, so that the data key is the last secret then, and goes when all have ended. What is
 * in memory only because no key store would keep it is left: nothing else has it.
 */
export async function forgetSecrets(holders: SecretHolders): Promise<void> {
  const { waits, doctor, probe, work, deletions, transfer, offers, turns, vault } = holders
  // SECURITY: a sign-in that ends behind the lock would bring a new token into memory.  [tests/integration/forget-secrets.security.test.ts]
  waits.cancelAll()
  // SECURITY: a run of many profiles would go on asking for tokens.  [tests/integration/forget-secrets.security.test.ts]
  work.cancel()
  // SECURITY: the doctor asks for tokens and sends them.  [tests/integration/forget-secrets.security.test.ts]
  doctor.cancelAll()
  // SECURITY: an answer of an API holds what only the signed-in person may read.  [tests/integration/forget-secrets.security.test.ts]
  probe.forgetAnswers()
  // SECURITY: what was deleted stays deleted behind the lock.  [tests/integration/undo-delete.security.test.ts]
  deletions.forget()
  // SECURITY: a file that was looked at holds names of customers.  [tests/integration/import.security.test.ts]
  transfer.cancelAll()
  await turns.idle()
  // SECURITY: a sign-in that was refused still waits with its token.  [tests/integration/accounts.security.test.ts]
  offers.dropAll()
  // SECURITY: with the key, everything on the disk can be opened.  [tests/integration/forget-secrets.security.test.ts]
  await vault.forgetKey()
}
