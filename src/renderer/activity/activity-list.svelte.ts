import type { ActivityEntry } from '../../shared/activity'
import type { DesktopApi } from '../../shared/contract'
import { words } from '../../words'
import { kindsOf, type ActivityGroup } from './activity-groups'

const firstPart = 100
const laterParts = 250

const text = words.activity

/** The activity of the desk, or of one profile, as it is shown. */
export class ActivityList {
  readonly #desktop: DesktopApi
  readonly #profileId: string | undefined
  /** The newest first. */
  entries = $state.raw<readonly ActivityEntry[]>([])
  phase = $state<'loading' | 'ready' | 'failed'>('loading')
  /** Whether there are older ones. */
  more = $state(false)
  group = $state<ActivityGroup>('all')
  /** What was last noted or done here, read aloud. */
  said = $state('')
  /** What became of a text for a ticket. */
  ticket = $state.raw<{ readonly tone: 'ok' | 'bad'; readonly sentence: string } | undefined>(
    undefined
  )
  /** Tells answers of an earlier choice from those of the present one. */
  #asked = 0

  constructor(desktop: DesktopApi, profileId: string | undefined) {
    this.#desktop = desktop
    this.#profileId = profileId
  }

  async load(): Promise<void> {
    this.phase = 'loading'
    await this.#ask(firstPart)
  }

  async show(group: ActivityGroup): Promise<void> {
    this.group = group
    await this.#ask(firstPart)
    if (this.phase === 'ready') this.said = text.shown(this.entries.length)
  }

  async loadOlder(): Promise<void> {
    const before = this.entries.at(-1)?.id
    if (before === undefined) return
    await this.#ask(laterParts, before)
    if (this.phase === 'ready') this.said = text.shown(this.entries.length)
  }

  /** Takes up what was noted just now. */
  add(entry: ActivityEntry): void {
    if (this.#profileId !== undefined && entry.profileId !== this.#profileId) return
    if (kindsOf(this.group)?.includes(entry.kind) === false) return
    if (this.entries.some(({ id }) => id === entry.id)) return
    this.entries = [entry, ...this.entries]
    this.said = text.added(text.said(entry), entry.profileName)
  }

  async copy(withNames: boolean): Promise<void> {
    const result = await this.#desktop.copyActivity({ ...this.#ofProfile(), withNames })
    this.ticket = result.ok
      ? { tone: 'ok', sentence: text.copied(result.value.count) }
      : { tone: 'bad', sentence: text.failed }
  }

  async save(withNames: boolean): Promise<void> {
    this.ticket = undefined
    const result = await this.#desktop.saveActivity({ ...this.#ofProfile(), withNames })
    if (!result.ok) {
      const sentence = result.failure.kind === 'file' ? text.notSaved : text.failed
      this.ticket = { tone: 'bad', sentence }
    } else if (result.value.savedAs !== undefined) {
      this.ticket = { tone: 'ok', sentence: text.saved(result.value.savedAs) }
    }
  }

  /** Removes every entry of the desk, once the person has agreed outside the page. */
  async clear(): Promise<void> {
    const result = await this.#desktop.clearActivity({})
    if (!result.ok) {
      this.ticket = { tone: 'bad', sentence: text.failed }
    } else if (result.value.cleared) {
      this.entries = []
      this.more = false
      this.ticket = undefined
      this.said = text.cleared
    }
  }

  async #ask(limit: number, before?: string): Promise<void> {
    this.#asked += 1
    const asked = this.#asked
    const kinds = kindsOf(this.group)
    const result = await this.#desktop.getActivity({
      ...this.#ofProfile(),
      ...(kinds === undefined ? {} : { kinds: [...kinds] }),
      ...(before === undefined ? {} : { before }),
      limit
    })
    if (asked !== this.#asked) return
    if (!result.ok) {
      this.phase = 'failed'
      return
    }
    const { entries, more } = result.value
    this.entries = before === undefined ? entries : [...this.entries, ...entries]
    this.more = more
    this.phase = 'ready'
  }

  #ofProfile(): { readonly profileId?: string } {
    return this.#profileId === undefined ? {} : { profileId: this.#profileId }
  }
}
