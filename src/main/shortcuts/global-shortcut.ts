/** Electron's global shortcuts, as far as they are used. */
export interface ShortcutPort {
  /** @throws TypeError for what is no accelerator */
  register(accelerator: string, press: () => void): boolean
  unregister(accelerator: string): void
}

/** One shortcut that is heard over every program, and that the person may change. */
export class GlobalShortcut {
  readonly #port: ShortcutPort
  readonly #press: () => void
  #held = ''
  #isTaken = false

  constructor(port: ShortcutPort, press: () => void) {
    this.#port = port
    this.#press = press
  }

  /** Whether the one that was wished for last is not ours: another program holds it. */
  get isTaken(): boolean {
    return this.#isTaken
  }

  /** Listens for this accelerator instead of the one before; empty for none. */
  set(accelerator: string): void {
    if (accelerator === this.#held && !this.#isTaken) return
    this.release()
    if (accelerator === '') return
    this.#isTaken = !this.#register(accelerator)
    if (!this.#isTaken) this.#held = accelerator
  }

  release(): void {
    if (this.#held !== '') this.#port.unregister(this.#held)
    this.#held = ''
    this.#isTaken = false
  }

  #register(accelerator: string): boolean {
    try {
      return this.#port.register(accelerator, this.#press)
    } catch {
      // What Electron does not know as an accelerator cannot be held either.
      return false
    }
  }
}
