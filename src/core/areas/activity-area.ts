import type { ActivityEntry, ActivityKind } from '../../shared/activity'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { ActivityReader } from '../activity/activity-reader'
import type { ActivityWriter, NewActivity } from '../activity/activity-writer'
import { writeFileAtomically } from '../disk/atomic-file'
import { systemErrorCode } from '../disk/system-error'
import { Listeners, type Unsubscribe } from './listeners'

export interface ActivityQuery {
  /** Of one profile only. */
  readonly profileId?: string | undefined
  /** Of these kinds only; of all unless given. */
  readonly kinds?: readonly ActivityKind[] | undefined
  /** Only what is older than the entry of this id. */
  readonly before?: string | undefined
  readonly limit: number
}

export interface ActivityPart {
  /** The newest first. */
  readonly entries: readonly ActivityEntry[]
  /** Whether there are older ones. */
  readonly more: boolean
}

/** The activity's area: what was done and when, in this program and in others. */
export interface ActivityArea {
  note(activity: NewActivity): void
  list(query: ActivityQuery): Promise<ActivityPart>
  /** The whole activity as text for a ticket, and how many entries it has. */
  text(wish: ActivityTextWish): Promise<{ readonly text: string; readonly count: number }>
  /** Saves it as a file. Returns how many entries it has. */
  save(path: string, wish: ActivityTextWish): Promise<Result<number, CallFailure>>
  /** Removes every entry; the caller has asked the person. @throws the system's error */
  clear(): Promise<void>
  /** Tells of what other programs have noted, if anybody has asked for the activity before. */
  refresh(): Promise<void>
  /** Calls `listener` with each new entry. */
  onAdded(listener: (entry: ActivityEntry) => void): Unsubscribe
}

export interface ActivityTextWish {
  readonly profileId?: string | undefined
  /** Whether profiles are named; otherwise they are numbered. */
  readonly withNames: boolean
  readonly version: string
}

export interface ActivityAreaParts {
  /** The data folder. */
  readonly folder: string
  readonly writer: ActivityWriter
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export function createActivityArea({ folder, writer, now }: ActivityAreaParts): ActivityArea {
  const listeners = new Listeners<ActivityEntry>()
  let opened: Promise<ActivityReader> | undefined
  /** What the listeners know of. Kept only once somebody has looked. */
  let told: Set<string> | undefined
  writer.onNote((entry) => {
    told?.add(entry.id)
    listeners.tell(entry)
  })

  async function reader(): Promise<ActivityReader> {
    // Reading takes the schemas: a program that only writes does not load them.
    opened ??= import('../activity/activity-reader').then(
      (module) => new module.ActivityReader(folder)
    )
    return await opened
  }

  async function entries(): Promise<readonly ActivityEntry[]> {
    await writer.settled()
    const found = await (await reader()).entries()
    const known = told
    told = new Set(found.map(({ id }) => id))
    if (known !== undefined)
      for (const entry of found) if (!known.has(entry.id)) listeners.tell(entry)
    return found
  }

  async function textOf(
    wish: ActivityTextWish
  ): Promise<{ readonly text: string; readonly count: number }> {
    const { profileId, withNames, version } = wish
    const chosen = (await entries()).filter(
      (entry) => profileId === undefined || entry.profileId === profileId
    )
    const { activityText } = await import('../activity/activity-text')
    const text = activityText(chosen, { withNames, version, writtenAt: now() })
    return { text, count: chosen.length }
  }

  return {
    note: (activity) => writer.note(activity),
    async list({ profileId, kinds, before, limit }) {
      const all = await entries()
      const end = before === undefined ? -1 : all.findLastIndex(({ id }) => id === before)
      const chosen = (end < 0 ? all : all.slice(0, end)).filter(
        (entry) =>
          (profileId === undefined || entry.profileId === profileId) &&
          (kinds === undefined || kinds.includes(entry.kind))
      )
      return {
        entries: chosen.slice(-limit).reverse(),
        more: chosen.length > limit
      }
    },
    text: textOf,
    async save(path, wish) {
      const { text, count } = await textOf(wish)
      try {
        await writeFileAtomically(path, text)
        return succeeded(count)
      } catch (error) {
        const about = systemErrorCode(error)
        if (about === undefined) throw error
        return failed({ kind: 'file', problem: 'not-saved', about })
      }
    },
    async clear() {
      await writer.settled()
      await (await reader()).clear()
      told = new Set()
    },
    async refresh() {
      if (told !== undefined) await entries()
    },
    onAdded: (listener) => listeners.add(listener)
  }
}
