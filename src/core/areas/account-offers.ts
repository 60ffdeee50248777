import type { OtherAccount } from '../sign-in/keep-sign-in'
import type { PinnedAccount } from '../sign-in/token-record'

/** How long an account that was refused can still be chosen. */
const keptForMs = 10 * 60_000

interface Offer extends OtherAccount {
  readonly account: PinnedAccount
}

/**
 * Accounts that signed in to a profile of another one. Each was refused; it waits here, in memory only,
 * for the person to say that it is the one to use.
 */
export class AccountOffers {
  readonly #offers = new Map<string, { readonly offer: Offer; readonly timer: NodeJS.Timeout }>()

  of(profileId: string): Offer | undefined {
    return this.#offers.get(profileId)?.offer
  }

  put(profileId: string, offer: Offer): void {
    this.drop(profileId)
    const timer = setTimeout(() => this.drop(profileId), keptForMs)
    timer.unref()
    this.#offers.set(profileId, { offer, timer })
  }

  drop(profileId: string): void {
    clearTimeout(this.#offers.get(profileId)?.timer)
    this.#offers.delete(profileId)
  }

  /** Forgets every token that waits: the desk is locked or closed. */
  dropAll(): void {
    for (const profileId of [...this.#offers.keys()]) this.drop(profileId)
  }
}
