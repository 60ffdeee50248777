import { randomUUID } from 'node:crypto'
import type { PlannedRow } from '../profiles/transfer/plan-import'
import type { ReadImport } from '../profiles/transfer/read-import'
import type { ProfileRow } from '../profiles/profile-file'

/** How long a preview may be looked at, in milliseconds. */
export const previewLifeMs = 15 * 60_000

/** More than this many previews are never waited for; the oldest is forgotten. */
const mostTickets = 4

/** A file that was read and what it would do, until somebody wants it done. */
export interface WaitingImport {
  readonly read: ReadImport
  readonly planned: readonly PlannedRow[]
  /** What the profile file held then: the same map, as long as nothing has changed. */
  readonly held: ReadonlyMap<string, ProfileRow>
}

/** Imports that have been looked at and not applied. Each is good for one application and 15 minutes. */
export class ImportTickets {
  readonly #now: () => number
  readonly #waiting = new Map<
    string,
    { readonly waiting: WaitingImport; readonly endsAt: number }
  >()
  #timer: NodeJS.Timeout | undefined

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now
  }

  newTicket(): string {
    return randomUUID()
  }

  /** Keeps an import, until its time is over or others have come. */
  keep(ticket: string, waiting: WaitingImport): void {
    this.#waiting.set(ticket, { waiting, endsAt: this.#now() + previewLifeMs })
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= mostTickets) break
      this.#waiting.delete(oldest)
    }
    this.#forgetExpired()
  }

  /** Returns what a ticket stands for, once, while it is good. */
  take(ticket: string): WaitingImport | undefined {
    this.#forgetExpired()
    const kept = this.#waiting.get(ticket)
    this.#waiting.delete(ticket)
    return kept?.waiting
  }

  drop(ticket: string): void {
    this.#waiting.delete(ticket)
  }

  dropAll(): void {
    this.#waiting.clear()
    clearTimeout(this.#timer)
  }

  #forgetExpired(): void {
    const now = this.#now()
    for (const [ticket, { endsAt }] of this.#waiting) {
      if (endsAt <= now) this.#waiting.delete(ticket)
    }
    clearTimeout(this.#timer)
    if (this.#waiting.size === 0) return
    this.#timer = setTimeout(() => this.#forgetExpired(), previewLifeMs).unref()
  }
}
