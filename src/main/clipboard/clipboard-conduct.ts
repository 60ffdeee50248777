import { createHmac, randomBytes } from 'node:crypto'
import { createKeyedMutex } from '../../core/disk/mutex'
import type { ClipboardView } from '../../shared/views'

/** The system's clipboard, as far as it is used. */
export interface ClipboardPort {
  /** Writes a text with the formats that conceal it, in one step. */
  writeConcealed(text: string): Promise<void>
  writePlain(text: string): Promise<void>
  readText(): Promise<string>
  clear(): void
}

/** Time, passed in. */
export interface ConductClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `work` once after `delayMs`; the returned function takes it back. */
  after(delayMs: number, work: () => void): () => void
}

export interface ConductOptions {
  readonly clipboard: ClipboardPort
  readonly clock: ConductClock
  /** How long a token that is copied now stays on the clipboard. */
  readonly clearAfterMs: () => number
  readonly onChange: (view: ClipboardView) => void
  /** Told when the clipboard cannot be read or written while nobody waits for the answer. */
  readonly onTrouble: (error: unknown) => void
}

/** What of ours the clipboard holds. The text itself is not kept. */
interface Holding {
  readonly profileId: string
  readonly clearsAt: number
  readonly clearAfterMs: number
  readonly fingerprint: string
}

/**
 * The wall clock is looked at this often, because timers stand still while a machine sleeps; the ticks
 * are counted too, because the wall clock may be set back.
 */
const tickMs = 1000

/**
 * How the app behaves towards the clipboard: a token is written concealed, stays for a time, and is
 * taken away again when it is still there. What somebody else has written since is left alone.
 */
export class ClipboardConduct {
  readonly #options: ConductOptions
  readonly #salt = randomBytes(32)
  readonly #turns = createKeyedMutex()
  #holding: Holding | undefined
  #cancelTick: () => void = () => undefined
  #closed = false
  #suspended = false

  constructor(options: ConductOptions) {
    this.#options = options
  }

  /**
   * Writes a token and starts its countdown.
   *
   * @returns milliseconds since the epoch at which it is cleared
   * @throws Error when the clipboard cannot be written, or the app is about to end
   */
  async writeToken(profileId: string, text: string): Promise<number> {
    return this.#inTurn(async () => {
      // SECURITY: a token that arrives while the app ends would stay on the clipboard.
      // [src/main/clipboard/clipboard-conduct.security.test.ts]
      if (this.#closed) throw new Error('The clipboard is no longer written to: the app is ending.')
      // SECURITY: nor does one that arrives behind the lock. [src/main/clipboard/clipboard-conduct.security.test.ts]
      if (this.#suspended) throw new Error('The clipboard is not written to: the desk is locked.')
      await this.#options.clipboard.writeConcealed(text)
      const clearAfterMs = this.#options.clearAfterMs()
      const clearsAt = this.#options.clock.now() + clearAfterMs
      this.#hold({ profileId, clearsAt, clearAfterMs, fingerprint: this.#fingerprint(text) })
      return clearsAt
    })
  }

  /** Writes a text that is not secret. @throws Error when the clipboard cannot be written. */
  async writePlain(text: string): Promise<void> {
    await this.#inTurn(async () => {
      await this.#options.clipboard.writePlain(text)
      this.#hold(undefined)
    })
  }

  /** Clears the clipboard now if it still holds our token. @throws Error when it cannot be read. */
  async clearNow(): Promise<void> {
    await this.#inTurn(() => this.#clearIfOurs())
  }

  /** The same, if the token is that profile's. */
  async clearIfFrom(profileId: string): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#holding?.profileId === profileId) await this.#clearIfOurs()
    })
  }

  /** Clears, and refuses tokens until `resume`. @throws Error when the clipboard cannot be read. */
  async suspend(): Promise<void> {
    this.#suspended = true
    await this.clearNow()
  }

  /** Takes tokens again. */
  resume(): void {
    this.#suspended = false
  }

  /** Clears and refuses to write from now on. @throws Error when the clipboard cannot be read. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      this.#closed = true
      // SECURITY: no token outlives the app. [src/main/clipboard/clipboard-conduct.security.test.ts]
      await this.#clearIfOurs()
    })
  }

  view(): ClipboardView {
    if (this.#holding === undefined) return {}
    const { profileId, clearsAt, clearAfterMs } = this.#holding
    return { holding: { profileId, clearsAt, totalMs: clearAfterMs } }
  }

  /** Compared by a keyed hash, so that the token does not stay in our memory for the comparison. */
  #fingerprint(text: string): string {
    return createHmac('sha256', this.#salt).update(text).digest('hex')
  }

  async #clearIfOurs(): Promise<void> {
    const holding = this.#holding
    if (holding === undefined) return
    const current = await this.#options.clipboard.readText()
    // SECURITY: the token goes, and nothing that somebody else has put in its place.
    // [src/main/clipboard/clipboard-conduct.security.test.ts]
    if (this.#fingerprint(current) === holding.fingerprint) this.#options.clipboard.clear()
    this.#hold(undefined)
  }

  #hold(holding: Holding | undefined): void {
    this.#cancelTick()
    const changed = this.#holding !== holding
    this.#holding = holding
    if (holding !== undefined) this.#tick(holding)
    if (changed) this.#options.onChange(this.view())
  }

  #tick(holding: Holding, waitedMs = 0): void {
    const { clock } = this.#options
    const { clearAfterMs } = holding
    const remainingMs = Math.min(holding.clearsAt - clock.now(), clearAfterMs - waitedMs)
    const delayMs = Math.max(0, Math.min(tickMs, remainingMs))
    this.#cancelTick = clock.after(delayMs, () => {
      const allMs = waitedMs + delayMs
      if (clock.now() < holding.clearsAt && allMs < clearAfterMs) this.#tick(holding, allMs)
      else this.#clearWhenDue(holding)
    })
  }

  #clearWhenDue(holding: Holding): void {
    const clearing = this.#inTurn(async () => {
      if (this.#holding === holding) await this.#clearIfOurs()
    })
    clearing.catch(this.#options.onTrouble)
  }

  /** One step at a time, so that nothing is written between looking and clearing. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#turns.run('clipboard', work)
  }
}
