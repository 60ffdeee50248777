import type { LockReason, LockView } from '../../shared/lock'

/** How the person is checked on the way back. */
export interface PersonCheck {
  /** `lock` where the operating system checks who it is, otherwise `privacy-screen`. */
  kind(): LockView['kind']
  /** Asks the system to check the person. Returns whether it knows them. */
  recognise(): Promise<boolean>
}

export interface DeskLockOptions {
  readonly person: PersonCheck
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Told of a step that failed: the desk is locked all the same. */
  readonly onTrouble: (error: unknown) => void
}

/** Something that is done when the desk is locked. */
export type LockStep = () => Promise<void> | void

/**
 * Whether the desk is locked. From the first moment on nobody is answered but for unlocking; what else has
 * to go (tokens, clipboard, page) goes by the steps, each of which is begun whatever became of those
 * before it.
 */
export class DeskLock {
  readonly #options: DeskLockOptions
  readonly #steps: LockStep[] = []
  readonly #listeners = new Set<(view: LockView) => void>()
  #locked:
    | { readonly kind: LockView['kind']; readonly reason: LockReason; readonly at: number }
    | undefined
  #untilLocked = new AbortController()
  #unlocking: Promise<boolean> | undefined

  constructor(options: DeskLockOptions) {
    this.#options = options
  }

  get isLocked(): boolean {
    return this.#locked !== undefined
  }

  /** Aborted when the desk is locked next; aborted already while it is. */
  get untilLocked(): AbortSignal {
    return this.#untilLocked.signal
  }

  view(): LockView {
    if (this.#locked === undefined) return { kind: this.#options.person.kind() }
    const { kind, reason, at } = this.#locked
    return { kind, locked: { reason, at } }
  }

  /** Adds a step, to be begun after those that were added before it. */
  onLock(step: LockStep): void {
    this.#steps.push(step)
  }

  /** Calls `listener` when the desk has been locked or unlocked. */
  onChange(listener: (view: LockView) => void): void {
    this.#listeners.add(listener)
  }

  /**
   * Locks the desk, unless it is locked already. Resolves when every step has ended.
   *
   * @param at since when, if that was before now; in milliseconds since the epoch
   */
  async lock(reason: LockReason, at: number = this.#options.now()): Promise<void> {
    if (this.#locked !== undefined) return
    // What the system offers is asked now: closing the lid later must not turn a lock into less.
    this.#locked = { kind: this.#options.person.kind(), reason, at }
    this.#untilLocked.abort()
    const ended = this.#steps.map((step) => this.#run(step))
    this.#tell()
    await Promise.all(ended)
  }

  /** Lets the person back in. Returns whether they are: the system may not have recognised them. */
  async unlock(): Promise<boolean> {
    if (this.#locked === undefined) return true
    // A second press of the button waits for the same question.
    this.#unlocking ??= this.#unlock(this.#locked.kind).finally(() => {
      this.#unlocking = undefined
    })
    return await this.#unlocking
  }

  async #unlock(kind: LockView['kind']): Promise<boolean> {
    const recognised = kind === 'privacy-screen' || (await this.#recognise())
    // SECURITY: where the system checks the person, nobody else comes in. [src/main/lock/desk-lock.security.test.ts]
    if (!recognised) return false
    this.#locked = undefined
    this.#untilLocked = new AbortController()
    this.#tell()
    return true
  }

  async #recognise(): Promise<boolean> {
    try {
      return await this.#options.person.recognise()
    } catch (error) {
      this.#options.onTrouble(error)
      return false
    }
  }

  async #run(step: LockStep): Promise<void> {
    try {
      await step()
    } catch (error) {
      this.#options.onTrouble(error)
    }
  }

  #tell(): void {
    const view = this.view()
    for (const listener of this.#listeners) listener(view)
  }
}
