import type { DesktopApi } from '../../shared/contract'
import type { LockView } from '../../shared/lock'
import { words } from '../../words'

/** Whether the desk is locked, as the main process says. */
export class PageLock {
  readonly #desktop: DesktopApi
  #view = $state.raw<LockView>({ kind: 'privacy-screen' })
  /** Whether the system is asking who comes back. */
  unlocking = $state(false)
  /** Why the person is not back in. */
  problem = $state<string | undefined>(undefined)

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  get kind(): LockView['kind'] {
    return this.#view.kind
  }

  get locked(): LockView['locked'] {
    return this.#view.locked
  }

  /** Listens for changes; the function it returns ends that. */
  listen(): () => void {
    return this.#desktop.onLockChanged((view) => this.#put(view))
  }

  /** Asks whether the desk is locked: a page that is loaded behind the lock was told nothing. */
  async look(): Promise<void> {
    const result = await this.#desktop.getLock({})
    if (result.ok) this.#put(result.value)
  }

  /** Locks the desk. The page is told as everybody is. */
  async lock(): Promise<void> {
    await this.#desktop.lock({})
  }

  async unlock(): Promise<void> {
    if (this.unlocking) return
    this.unlocking = true
    this.problem = undefined
    const result = await this.#desktop.unlock({})
    this.unlocking = false
    if (!result.ok) this.problem = words.lock.failed
    else if (!result.value.unlocked) this.problem = words.lock.notRecognised
  }

  #put(view: LockView): void {
    this.#view = view
    this.problem = undefined
  }
}
