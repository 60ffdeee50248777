import type { EventPayload, Snapshot } from '../../shared/contract'
import type { Profile } from '../../shared/profile'
import type { StoreView } from '../../shared/views'
import { indexById, withChange } from './profile-changes'

/** The profiles in their order, the chosen one, and what became of their file. */
export class ProfileList {
  #all = $state.raw<readonly Profile[]>([])
  #store = $state.raw<StoreView>({ mode: 'writable' })
  #selectedId = $state<string | undefined>(undefined)
  readonly #byId = $derived(indexById(this.#all))

  /** In a narrow window either the list or the chosen profile is shown. */
  detailShown = $state(false)

  get all(): readonly Profile[] {
    return this.#all
  }

  get store(): StoreView {
    return this.#store
  }

  set store(view: StoreView) {
    this.#store = view
  }

  get writable(): boolean {
    return this.#store.mode !== 'read-only-newer'
  }

  get(id: string): Profile | undefined {
    return this.#byId.get(id)
  }

  get selected(): Profile | undefined {
    return this.#selectedId === undefined ? undefined : this.#byId.get(this.#selectedId)
  }

  start(snapshot: Snapshot): void {
    this.#all = snapshot.profiles
    this.#store = snapshot.store
  }

  /** Chooses a profile without leading to it. */
  keep(id: string | undefined): void {
    this.#selectedId = id
  }

  select(id: string): void {
    this.#selectedId = id
    this.detailShown = true
  }

  /** @param next the profile that is chosen when the chosen one is no more */
  change(change: EventPayload<'profilesChanged'>, next?: string): void {
    this.#all = withChange(this.#all, change)
    if (this.selected !== undefined) return
    this.#selectedId = next ?? this.#all[0]?.id
    this.detailShown = false
  }
}
