import type { CallFailure } from '../../shared/call-failure'
import type { DesktopApi } from '../../shared/contract'
import type { Profile } from '../../shared/profile'
import { words } from '../../words'

/** A deletion that can be undone. */
export interface Undoable {
  readonly ticket: string
  /** Milliseconds since the epoch. */
  readonly until: number
  readonly sentence: string
}

export interface DeletionsTell {
  /** Profiles are gone. */
  readonly removed: (profileIds: string[]) => void
  readonly failed: (failure: CallFailure) => void
  readonly done: (sentence: string) => void
}

/** Deleting profiles, and undoing it. */
export class Deletions {
  readonly #desktop: DesktopApi
  readonly #tell: DeletionsTell
  #undoable = $state.raw<Undoable | undefined>(undefined)
  /** While a native question is open, or its answer is carried out. */
  #busy = false

  constructor(desktop: DesktopApi, tell: DeletionsTell) {
    this.#desktop = desktop
    this.#tell = tell
  }

  get undoable(): Undoable | undefined {
    return this.#undoable
  }

  /** Deletes profiles; the main process asks first. */
  async remove(profiles: readonly Profile[]): Promise<void> {
    const [first] = profiles
    if (first === undefined || this.#busy) return
    this.#busy = true
    try {
      const profileIds = profiles.map(({ id }) => id)
      const result = await this.#desktop.deleteProfiles({ profileIds })
      if (!result.ok) {
        this.#tell.failed(result.failure)
        return
      }
      const { deleted, undo, undoUntil } = result.value
      if (deleted === 0) return
      this.#tell.removed(profileIds)
      const sentence = words.arrangement.undo.deleted(deleted, words.names.profile(first))
      if (undo === undefined || undoUntil === undefined) this.#tell.done(sentence)
      else this.#undoable = { ticket: undo, until: undoUntil, sentence }
    } finally {
      this.#busy = false
    }
  }

  /** Brings back what was deleted last. */
  async undo(): Promise<void> {
    const undoable = this.#undoable
    if (undoable === undefined || this.#busy) return
    this.#busy = true
    try {
      const result = await this.#desktop.undoDelete({ undo: undoable.ticket })
      if (result.ok || result.failure.kind === 'too-late') this.#undoable = undefined
      if (result.ok) this.#tell.done(words.arrangement.undo.restored(result.value.restored))
      else this.#tell.failed(result.failure)
    } finally {
      this.#busy = false
    }
  }

  /** Its time is over, or nobody wants to see it. */
  dismiss(): void {
    this.#undoable = undefined
  }
}
