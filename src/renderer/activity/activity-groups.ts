import type { ActivityEntry, ActivityKind } from '../../shared/activity'
import { words } from '../../words'

const groups = {
  tokens: ['copied', 'renewed'],
  signIns: ['signed-in', 'signed-out', 'consent-granted'],
  refused: ['refused'],
  probes: ['probed'],
  profiles: [
    'profile-created',
    'profile-changed',
    'profiles-deleted',
    'profiles-restored',
    'credential-saved',
    'imported',
    'exported'
  ],
  lock: ['locked', 'unlocked']
} as const satisfies Readonly<Record<string, readonly ActivityKind[]>>

/** What can be shown alone. */
export type ActivityGroup = 'all' | keyof typeof groups

export const activityGroups: readonly ActivityGroup[] = [
  'all',
  'tokens',
  'signIns',
  'refused',
  'probes',
  'profiles',
  'lock'
]

/** Returns the kinds of a group, or `undefined` for everything. */
export function kindsOf(group: ActivityGroup): readonly ActivityKind[] | undefined {
  return group === 'all' ? undefined : groups[group]
}

/** What was noted on one day. */
export interface ActivityDay {
  readonly title: string
  readonly entries: readonly ActivityEntry[]
}

/** Returns the entries by the day on which they were noted, in the order in which they stand. */
export function daysOf(entries: readonly ActivityEntry[]): readonly ActivityDay[] {
  const days: { readonly title: string; readonly entries: ActivityEntry[] }[] = []
  for (const entry of entries) {
    const title = words.time.day(entry.at)
    const last = days.at(-1)
    if (last?.title === title) last.entries.push(entry)
    else days.push({ title, entries: [entry] })
  }
  return days
}
