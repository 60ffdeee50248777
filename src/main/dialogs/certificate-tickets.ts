import { randomUUID } from 'node:crypto'

/** How long a chosen certificate is remembered. */
export const ticketLifeMs = 10 * 60 * 1000

/** More than this many are never waited for; the oldest is forgotten. */
const mostTickets = 8

/**
 * Certificates that a person has chosen and not yet saved. The page knows each by a ticket: the key in it
 * never goes there. A ticket is good for one save and for ten minutes.
 */
export class CertificateTickets {
  readonly #now: () => number
  readonly #waiting = new Map<string, { readonly pem: string; readonly endsAt: number }>()

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Keeps PEM text and returns its ticket. */
  issue(pem: string): string {
    this.#forgetExpired()
    const ticket = randomUUID()
    this.#waiting.set(ticket, { pem, endsAt: this.#now() + ticketLifeMs })
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= mostTickets) break
      this.#waiting.delete(oldest)
    }
    return ticket
  }

  /** Returns the PEM text of a ticket that is still good. */
  read(ticket: string): string | undefined {
    this.#forgetExpired()
    return this.#waiting.get(ticket)?.pem
  }

  /** Ends a ticket: its certificate has been saved. */
  forget(ticket: string): void {
    this.#waiting.delete(ticket)
  }

  #forgetExpired(): void {
    const now = this.#now()
    for (const [ticket, { endsAt }] of this.#waiting) {
      if (endsAt <= now) this.#waiting.delete(ticket)
    }
  }
}
