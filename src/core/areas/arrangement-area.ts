import {
  MOST_RECENT,
  MOST_TAG_COLOURS,
  type Arrangement,
  type Grouping,
  type Sorting,
  type TagColour
} from '../../shared/arrangement'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { ArrangementStore } from '../profiles/arrangement-store'
import type { ProfileStore } from '../profiles/profile-store'
import { foldTag, readTags, withTags } from '../profiles/tags'
import type { Unsubscribe } from './listeners'

/** How the list of profiles is arranged, and the tags that it is arranged by. */
export interface ArrangementArea {
  current(): Arrangement
  arrange(order: ListOrder): Promise<Result<undefined, CallFailure>>
  /** Pins profiles, the last one last, or lets go of them. */
  pin(profileIds: readonly string[], pinned: boolean): Promise<Result<undefined, CallFailure>>
  colourTag(tag: string, colour: TagColour): Promise<Result<undefined, CallFailure>>
  /** Gives many profiles tags, and takes others from them, in one write. Returns how many have changed. */
  tag(
    profileIds: readonly string[],
    add: readonly string[],
    remove: readonly string[]
  ): Promise<Result<number, CallFailure>>
  /** Notes that a profile's token was got or copied just now. What the disk refuses is not missed. */
  noteUsed(profileId: string): Promise<void>
  /** Reads what another process has written since. */
  refresh(): Promise<void>
  onChange(listener: (arrangement: Arrangement) => void): Unsubscribe
}

export interface ListOrder {
  readonly sorting?: Sorting | undefined
  readonly grouping?: Grouping | undefined
}

export function createArrangementArea(
  store: Pick<ProfileStore, 'editRows' | 'onChange'>,
  arrangement: ArrangementStore
): ArrangementArea {
  // Whoever deletes, here or in another process: what is gone leaves the arrangement.
  store.onChange(({ removed }) => {
    if (isArranged(arrangement.current(), removed))
      void arrangement.change((before) => without(before, removed))
  })

  async function tag(
    profileIds: readonly string[],
    add: readonly string[],
    remove: readonly string[]
  ): Promise<Result<number, CallFailure>> {
    const tags = readTags(add)
    if (!tags.ok)
      return failed({ kind: 'fields', problems: [{ field: 'tags', code: tags.failure }] })
    let changed = 0
    const edited = await store.editRows<CallFailure>((rows) => {
      changed = 0
      for (const id of profileIds) {
        const row = rows.get(id)
        if (row === undefined) return failed({ kind: 'profile-missing' })
        const tagged = withTags(row.profile, tags.value, remove)
        if (!tagged.ok)
          return failed({ kind: 'fields', problems: [{ field: 'tags', code: tagged.failure }] })
        if (tagged.value === row.profile) continue
        rows.set(id, { ...row, profile: tagged.value })
        changed += 1
      }
      return succeeded(undefined)
    })
    return edited.ok ? succeeded(changed) : edited
  }

  return {
    current: () => arrangement.current(),
    arrange: ({ sorting, grouping }) =>
      arrangement.change((before) => ({
        ...before,
        sorting: sorting ?? before.sorting,
        grouping: grouping ?? before.grouping
      })),
    pin: (profileIds, pinned) =>
      arrangement.change((before) => {
        const named = new Set(profileIds)
        const kept = pinned
          ? [...before.pinned, ...profileIds.filter((id) => !before.pinned.includes(id))]
          : before.pinned.filter((id) => !named.has(id))
        return { ...before, pinned: kept }
      }),
    colourTag: (name, colour) =>
      arrangement.change((before) => {
        const others = before.tagColours.filter((entry) => foldTag(entry.tag) !== foldTag(name))
        const tagColours = [...others, { tag: name, colour }].slice(-MOST_TAG_COLOURS)
        return { ...before, tagColours }
      }),
    tag,
    noteUsed: async (profileId) => {
      if (arrangement.current().recent[0] === profileId) return
      await arrangement.change((before) => {
        const others = before.recent.filter((id) => id !== profileId)
        return { ...before, recent: [profileId, ...others].slice(0, MOST_RECENT) }
      })
    },
    refresh: () => arrangement.refresh(),
    onChange: (listener) => arrangement.onChange(listener)
  }
}

function isArranged({ pinned, recent }: Arrangement, profileIds: readonly string[]): boolean {
  const named = new Set(profileIds)
  return [...pinned, ...recent].some((id) => named.has(id))
}

function without(before: Arrangement, removed: readonly string[]): Arrangement {
  const gone = new Set(removed)
  return {
    ...before,
    pinned: before.pinned.filter((id) => !gone.has(id)),
    recent: before.recent.filter((id) => !gone.has(id))
  }
}
