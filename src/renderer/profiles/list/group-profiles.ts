import type { Grouping } from '../../../shared/arrangement'
import type { AccessMode, NamedCloud, Profile } from '../../../shared/profile'
import { words } from '../../../words'
import { HEADING_PX, rowOf, type ListEntry } from './list-row'
import { compare, sortKey } from './sort-profiles'
import { standings, type Standing } from './standing'

/** What profiles are grouped by besides themselves. */
export interface GroupFacts {
  readonly grouping: Grouping
  /** They stand first, in a group of their own, and in no other. */
  readonly pinned: ReadonlySet<string>
  readonly standingOf: (profileId: string) => Standing
}

/** A group that a profile stands in. Groups are sorted by their order, and then by their label. */
interface GroupName {
  readonly key: string
  readonly label: string
  readonly order: number
}

interface Group extends GroupName {
  readonly profiles: Profile[]
}

const PINNED: GroupName = { key: 'pinned', label: words.arrangement.pinned, order: -1 }
const OTHERS: GroupName = { key: 'others', label: words.arrangement.others, order: 0 }
const UNTAGGED: GroupName = { key: 'untagged', label: words.arrangement.untagged, order: 1 }
const LAST = 100

const cloudOrder = ['global', 'usgov', 'china'] as const satisfies readonly NamedCloud[]
const modeOrder = ['app+user', 'app-only'] as const satisfies readonly AccessMode[]

/**
 * Returns the entries of the list: profiles in the order they come in, each group below its heading. A
 * profile with several tags stands below each of them. Without groups there are no headings.
 */
export function groupProfiles(
  profiles: readonly Profile[],
  facts: GroupFacts
): readonly ListEntry[] {
  const pins = facts.pinned
  const isFlat = facts.grouping === 'none' && !profiles.some(({ id }) => pins.has(id))
  if (isFlat) return profiles.map((profile) => rowOf(profile))
  const groups = new Map<string, Group>()
  for (const profile of profiles) {
    const names = pins.has(profile.id) ? [PINNED] : namesOf(profile, facts)
    for (const name of names) {
      const group = groups.get(name.key)
      if (group === undefined) groups.set(name.key, { ...name, profiles: [profile] })
      else group.profiles.push(profile)
    }
  }
  return [...groups.values()]
    .sort(
      (one, other) =>
        compare(one.order, other.order) || compare(sortKey(one.label), sortKey(other.label))
    )
    .flatMap((group) => entriesOf(group))
}

function entriesOf({ key, label, profiles }: Group): readonly ListEntry[] {
  const heading = { kind: 'heading', key: `group/${key}`, label, height: HEADING_PX } as const
  return [{ ...heading, count: profiles.length }, ...profiles.map((profile) => rowOf(profile, key))]
}

function namesOf(profile: Profile, { grouping, standingOf }: GroupFacts): readonly GroupName[] {
  switch (grouping) {
    case 'none':
      return [OTHERS]
    case 'tag':
      return profile.tags === undefined || profile.tags.length === 0
        ? [UNTAGGED]
        : profile.tags.map((tag) => ({ key: `tag ${tag.toLowerCase()}`, label: tag, order: 0 }))
    case 'cloud': {
      const label = words.names.cloud(profile.cloud)
      if (typeof profile.cloud !== 'string') return [{ key: `host ${label}`, label, order: LAST }]
      return [{ key: profile.cloud, label, order: cloudOrder.indexOf(profile.cloud) }]
    }
    case 'mode': {
      const { mode } = profile
      const label = words.names.accessModes[mode].name
      return [{ key: mode, label, order: modeOrder.indexOf(mode) }]
    }
    case 'state': {
      const standing = standingOf(profile.id)
      const label = words.arrangement.standings[standing]
      return [{ key: standing, label, order: standings.indexOf(standing) }]
    }
  }
}
