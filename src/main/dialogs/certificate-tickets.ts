import { randomUUID } from 'node:crypto'

/** How long a chosen certificate is remembered. */
export const ticketLifeMs = 10 * 60 * 1000

/** More than this many are never waited for; the oldest is forgotten. */
const mostTickets = 8

/** What a ticket stands for. Secret. */
export type TicketContent =
  /** Files as they were read, whose key waits for its passphrase. */
  | {
      readonly kind: 'locked'
      readonly files: readonly Uint8Array[]
      readonly fileNames: readonly string[]
    }
  /** A certificate with its key, in PEM. */
  | { readonly kind: 'opened'; readonly pem: string; readonly fileNames: readonly string[] }

/**
 * Certificates that a person has chosen and not yet saved. The page knows each by a ticket: the key in it
 * never goes there. A ticket is good for one save and for ten minutes.
 */
export class CertificateTickets {
  readonly #now: () => number
  readonly #waiting = new Map<
    string,
    { readonly content: TicketContent; readonly endsAt: number }
  >()

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Keeps a certificate and returns its ticket. */
  issue(content: TicketContent): string {
    this.#forgetExpired()
    const ticket = randomUUID()
    this.#waiting.set(ticket, { content, endsAt: this.#now() + ticketLifeMs })
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= mostTickets) break
      this.#waiting.delete(oldest)
    }
    return ticket
  }

  /** Returns what a ticket stands for that is still good. */
  read(ticket: string): TicketContent | undefined {
    this.#forgetExpired()
    return this.#waiting.get(ticket)?.content
  }

  /** Puts an opened certificate in the place of its files; the ticket lasts no longer for it. */
  replace(ticket: string, content: TicketContent): void {
    const waiting = this.#waiting.get(ticket)
    if (waiting !== undefined) this.#waiting.set(ticket, { ...waiting, content })
  }

  /** Ends a ticket: its certificate has been saved. */
  forget(ticket: string): void {
    this.#waiting.delete(ticket)
  }

  /** Ends every ticket. */
  forgetAll(): void {
    this.#waiting.clear()
  }

  #forgetExpired(): void {
    const now = this.#now()
    for (const [ticket, { endsAt }] of this.#waiting) {
      if (endsAt <= now) this.#waiting.delete(ticket)
    }
  }
}
