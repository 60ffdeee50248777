import type { Profile } from '../../../shared/profile'
import type { ProfileList } from '../profile-list.svelte'
import { noIds, setOf, toggled } from './id-sets'
import type { ProfileEntry } from './list-row'
import type { ShownProfiles } from './shown-profiles.svelte'

/**
 * The profiles that something is done to at once. There is a selection only from two profiles on: with
 * one, that one is the chosen profile.
 */
export class Selection {
  readonly #profiles: ProfileList
  readonly #shown: ShownProfiles
  readonly #changed: () => void
  #ids = $state.raw(noIds)
  readonly #selected = $derived.by(() => this.#profiles.all.filter(({ id }) => this.#ids.has(id)))
  /** The row that a range begins at. */
  #anchor: string | undefined

  /** @param changed told when a selection begins, ends or is another one */
  constructor(profiles: ProfileList, shown: ShownProfiles, changed: () => void) {
    this.#profiles = profiles
    this.#shown = shown
    this.#changed = changed
  }

  get count(): number {
    return this.#ids.size
  }

  /** In the order of the file. */
  get profiles(): readonly Profile[] {
    return this.#selected
  }

  has(profileId: string): boolean {
    return this.#ids.has(profileId)
  }

  /** Takes a row's profile into the selection or out of it. */
  toggle({ key, profile }: ProfileEntry): void {
    this.#anchor = key
    this.#put(toggled(this.#begun(), profile.id))
  }

  /**
   * Selects all rows from where the last one was taken in, up to this one. A selection that begins so
   * begins at `first`, or else at the chosen profile.
   */
  extendTo({ key }: ProfileEntry, first?: ProfileEntry): void {
    const rows = this.#shown.rows
    this.#anchor ??= first?.key
    const from = this.#placeOfAnchor(rows)
    const to = rows.findIndex((row) => row.key === key)
    const [top, bottom] = from < to ? [from, to] : [to, from]
    this.#anchor = rows[from]?.key
    this.#put(setOf(rows.slice(top, bottom + 1).map(({ profile }) => profile.id)))
  }

  /** Selects every profile that the list shows. */
  selectAll(): void {
    this.#put(setOf(this.#shown.all.map(({ id }) => id)))
  }

  /** Selects these profiles, wherever they stand. */
  choose(profileIds: readonly string[]): void {
    this.#anchor = undefined
    this.#put(setOf(profileIds))
  }

  clear(): void {
    this.#anchor = undefined
    if (this.#ids.size > 0) this.#put(noIds)
  }

  /** Forgets profiles that are no more. */
  forget(profileIds: readonly string[]): void {
    if (!profileIds.some((id) => this.#ids.has(id))) return
    const gone = setOf(profileIds)
    this.#put(setOf([...this.#ids].filter((id) => !gone.has(id))))
  }

  /** A selection begins with the profile that is chosen. */
  #begun(): ReadonlySet<string> {
    const chosen = this.#profiles.selected
    if (this.#ids.size > 0 || chosen === undefined) return this.#ids
    return setOf([chosen.id])
  }

  #placeOfAnchor(rows: readonly ProfileEntry[]): number {
    const anchored = rows.findIndex(({ key }) => key === this.#anchor)
    if (anchored >= 0) return anchored
    const chosen = this.#profiles.selected?.id
    return Math.max(
      0,
      rows.findIndex(({ profile }) => profile.id === chosen)
    )
  }

  #put(ids: ReadonlySet<string>): void {
    const [only] = ids
    this.#ids = ids.size > 1 ? ids : noIds
    if (ids.size === 1 && only !== undefined) this.#profiles.keep(only)
    this.#changed()
  }
}
