import { setImmediate as nextTurn } from 'node:timers/promises'

export interface PacerOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly signal: AbortSignal
  /** Told how much is done, whenever others had a turn. */
  readonly onProgress: (done: number) => void
}

/** Longer than this, in milliseconds, nobody else waits for the event loop. */
const longestTurnMs = 8

/** Shares the event loop while something long is computed. */
export class Pacer {
  readonly #options: PacerOptions
  #turnBegan: number

  constructor(options: PacerOptions) {
    this.#options = options
    this.#turnBegan = options.now()
  }

  /** Whether others have waited long enough. */
  get isDue(): boolean {
    return this.#options.now() - this.#turnBegan >= longestTurnMs
  }

  /** Lets others have a turn. Returns false when the work is not wanted any more. */
  async pause(done: number): Promise<boolean> {
    this.#options.onProgress(done)
    await nextTurn()
    this.#turnBegan = this.#options.now()
    return !this.#options.signal.aborted
  }
}
