/** Ends a subscription. */
export type Unsubscribe = () => void

/** Those who want to know of a change. */
export class Listeners<Change> {
  readonly #listeners = new Set<(change: Change) => void>()

  /** Calls `listener` for every change from now on. */
  add(listener: (change: Change) => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change)
  }
}
