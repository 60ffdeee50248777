import { tick } from 'svelte'
import type { Profile } from '../../../shared/profile'
import type { ProfileList } from '../profile-list.svelte'
import { ProfileIndex } from '../search/profile-index'
import { focusReachableRow } from './list-focus'

/** Which profiles the list shows, and in what order. */
export class ShownProfiles {
  readonly #profiles: ProfileList
  readonly #index = $derived.by(() => new ProfileIndex(this.#profiles.all))
  readonly #shown = $derived.by(() =>
    this.searching ? this.#index.search(this.query) : this.#profiles.all
  )

  /** The profile whose row had the focus last. */
  focusedId = $state<string>()
  /** What is searched for, as typed. */
  query = $state('')

  constructor(profiles: ProfileList) {
    this.#profiles = profiles
  }

  get searching(): boolean {
    return this.query.trim() !== ''
  }

  /** Moves the focus to a row by its place; beyond the ends, to the first or last one. */
  focusAt(place: number): void {
    const profile = this.all[Math.min(Math.max(place, 0), this.all.length - 1)]
    if (profile === undefined) return
    this.focusedId = profile.id
    // Only now is the row drawn wherever it stands, and the one that Tab stops at.
    void tick().then(focusReachableRow)
  }

  get all(): readonly Profile[] {
    return this.#shown
  }
}
