import type { Desk } from '../../core/desk'
import type { ClipboardConduct } from '../clipboard/clipboard-conduct'
import type { CertificateTickets } from '../dialogs/certificate-tickets'
import type { DeskLock } from './desk-lock'

export interface ClearedOnLock {
  readonly clipboard: Pick<ClipboardConduct, 'suspend' | 'resume'>
  readonly desk: Pick<Desk, 'forgetSecrets'>
  readonly tickets: Pick<CertificateTickets, 'forgetAll'>
  /** Takes a profile's name out of the window's title, in case the page does not. */
  readonly clearTitle: () => void
}

/** Lets everything go that must not outlast the locking of the desk, the quickest to be taken first. */
export function clearOnLock(
  lock: Pick<DeskLock, 'onLock' | 'onChange'>,
  { clipboard, desk, tickets, clearTitle }: ClearedOnLock
): void {
  // SECURITY: whoever comes by could paste the token. [src/main/lock/clear-on-lock.security.test.ts]
  lock.onLock(() => clipboard.suspend())
  // SECURITY: a chosen certificate waits with its private key. [src/main/lock/clear-on-lock.security.test.ts]
  lock.onLock(() => {
    tickets.forgetAll()
  })
  // SECURITY: tokens and the key to them leave the memory. [src/main/lock/clear-on-lock.security.test.ts]
  lock.onLock(() => desk.forgetSecrets())
  // SECURITY: a title stands in task bars and window lists. [src/main/lock/clear-on-lock.security.test.ts]
  lock.onLock(clearTitle)
  lock.onChange(({ locked }) => {
    if (locked === undefined) clipboard.resume()
  })
}
