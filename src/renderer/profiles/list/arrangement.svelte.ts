import type {
  Arrangement as Arranged,
  Grouping,
  Sorting,
  TagColour
} from '../../../shared/arrangement'
import type { CallResult, DesktopApi } from '../../../shared/contract'
import type { CallFailure } from '../../../shared/call-failure'
import { fold } from '../search/fold'
import { chosenColours, usualColour } from './tag-colour'
import { setOf } from './id-sets'

type Tell = (failure: CallFailure) => void

/** How the list is arranged. It is shown at once, and taken back when it could not be saved. */
export class Arrangement {
  readonly #desktop: DesktopApi
  readonly #tell: Tell
  #current = $state.raw<Arranged>({
    pinned: [],
    recent: [],
    tagColours: [],
    sorting: 'name',
    grouping: 'none'
  })
  readonly #pinned = $derived(setOf(this.#current.pinned))
  readonly #colours = $derived(chosenColours(this.#current.tagColours))

  constructor(desktop: DesktopApi, tell: Tell) {
    this.#desktop = desktop
    this.#tell = tell
  }

  get current(): Arranged {
    return this.#current
  }

  get pinned(): ReadonlySet<string> {
    return this.#pinned
  }

  /** Takes over what the main process has. */
  take(arranged: Arranged): void {
    this.#current = arranged
  }

  /** Returns the colour that was chosen for a tag, or the one that it has by its letters. */
  colourOf(tag: string): TagColour {
    return this.#colours.get(fold(tag)) ?? usualColour(tag)
  }

  async sortBy(sorting: Sorting): Promise<void> {
    await this.#change({ ...this.#current, sorting }, this.#desktop.sortProfiles({ sorting }))
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.#change({ ...this.#current, grouping }, this.#desktop.sortProfiles({ grouping }))
  }

  async pin(profileIds: readonly string[], pinned: boolean): Promise<void> {
    const ids = setOf(profileIds)
    const others = this.#current.pinned.filter((id) => !ids.has(id))
    const after = { ...this.#current, pinned: pinned ? [...others, ...profileIds] : others }
    await this.#change(after, this.#desktop.pinProfiles({ profileIds: [...profileIds], pinned }))
  }

  async colourTag(tag: string, colour: TagColour): Promise<void> {
    const others = this.#current.tagColours.filter((entry) => fold(entry.tag) !== fold(tag))
    const after = { ...this.#current, tagColours: [...others, { tag, colour }] }
    await this.#change(after, this.#desktop.colourTag({ tag, colour }))
  }

  /** Gives profiles tags and takes others from them. Returns how many have changed. */
  async tag(
    profileIds: readonly string[],
    add: readonly string[],
    remove: readonly string[] = []
  ): Promise<number | undefined> {
    const input = { profileIds: [...profileIds], add: [...add], remove: [...remove] }
    const result = await this.#desktop.tagProfiles(input)
    if (result.ok) return result.value.changed
    this.#tell(result.failure)
    return undefined
  }

  async #change(
    after: Arranged,
    call: Promise<CallResult<'sortProfiles' | 'pinProfiles' | 'colourTag'>>
  ): Promise<void> {
    const before = this.#current
    this.#current = after
    const result = await call
    if (result.ok) return
    if (this.#current === after) this.#current = before
    this.#tell(result.failure)
  }
}
