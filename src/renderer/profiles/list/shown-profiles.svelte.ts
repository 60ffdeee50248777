import { tick } from 'svelte'
import type { Profile } from '../../../shared/profile'
import type { ProfileList } from '../profile-list.svelte'
import { ProfileIndex } from '../search/profile-index'
import type { Arrangement } from './arrangement.svelte'
import { groupProfiles } from './group-profiles'
import { eachOnce } from './id-sets'
import { focusReachableRow } from './list-focus'
import { rowOf, type ListEntry, type ProfileEntry } from './list-row'
import { sortProfiles } from './sort-profiles'
import type { Standings } from './standings.svelte'

/** How long the index is worked on at a time, in milliseconds: less than a frame. */
const SLICE_MS = 8

/** Which profiles the list shows, in what order, and in what groups. */
export class ShownProfiles {
  readonly #profiles: ProfileList
  readonly #arrangement: Arrangement
  readonly #standings: Standings
  readonly #index = $derived.by(() => new ProfileIndex(this.#sorted))
  readonly #sorted = $derived.by(() =>
    sortProfiles(this.#profiles.all, this.#arrangement.current.sorting, {
      expiryOf: (id) => this.#standings.expiryOf(id),
      recent: this.#arrangement.current.recent
    })
  )
  /** Found profiles stand by how well they fit, and in no groups. */
  readonly #entries = $derived.by<readonly ListEntry[]>(() =>
    this.searching
      ? this.#index.search(this.query).map((profile) => rowOf(profile))
      : groupProfiles(this.#sorted, {
          grouping: this.#arrangement.current.grouping,
          pinned: this.#arrangement.pinned,
          standingOf: (id) => this.#standings.of(id)
        })
  )
  readonly #rows = $derived(this.#entries.filter((entry) => entry.kind === 'profile'))
  readonly #all = $derived(eachOnce(this.#rows.map(({ profile }) => profile)))

  /** The row that had the focus last. */
  focused = $state.raw<ProfileEntry>()
  /** What is searched for, as typed. */
  query = $state('')

  constructor(profiles: ProfileList, arrangement: Arrangement, standings: Standings) {
    this.#profiles = profiles
    this.#arrangement = arrangement
    this.#standings = standings
  }

  get searching(): boolean {
    return this.query.trim() !== ''
  }

  /** Returns the profiles that another search than that of the list finds, best first. */
  find(query: string): readonly Profile[] {
    return this.#index.search(query)
  }

  /** Rows and headings from top to bottom. */
  get entries(): readonly ListEntry[] {
    return this.#entries
  }

  /** The rows that the keyboard moves over. */
  get rows(): readonly ProfileEntry[] {
    return this.#rows
  }

  /** The profiles in the order of their first rows. */
  get all(): readonly Profile[] {
    return this.#all
  }

  /** Moves the focus to a row by its place; beyond the ends, to the first or last one. */
  focusAt(place: number): void {
    const row = this.#rows[Math.min(Math.max(place, 0), this.#rows.length - 1)]
    if (row === undefined) return
    this.focused = row
    // Only now is the row drawn wherever it stands, and the one that Tab stops at.
    void tick().then(focusReachableRow)
  }

  /** Returns the profile that stands nearest to `profileId` when all of `gone` are away. */
  nearestTo(profileId: string, gone: readonly string[]): string | undefined {
    const place = this.#all.findIndex(({ id }) => id === profileId)
    const stays = ({ id }: Profile) => !gone.includes(id)
    return (
      this.#all.slice(Math.max(0, place)).find(stays) ?? this.#all.slice(0, place).findLast(stays)
    )?.id
  }

  /**
   * Makes the index of the search ready while nothing else is to be done, so that the first letter is
   * answered as quickly as the next ones. Whoever types before gets the whole of it at once.
   */
  warmIndex(): void {
    const work = (): void => {
      if (!this.#index.prepare(SLICE_MS)) this.warmIndex()
    }
    if ('requestIdleCallback' in window) window.requestIdleCallback(work)
    else setTimeout(work)
  }
}
