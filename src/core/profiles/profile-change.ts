import { isDeepStrictEqual } from 'node:util'
import type { Profile } from '../../shared/profile'
import type { ProfileRow } from './profile-file'

export interface ProfileChange {
  readonly saved: readonly Profile[]
  readonly removed: readonly string[]
}

/** Returns what changed from one list to the other. A profile that is the same object has not changed. */
export function differenceOf(
  before: readonly Profile[],
  after: readonly Profile[]
): ProfileChange | undefined {
  const old = new Map(before.map((profile) => [profile.id, profile]))
  const saved = after.filter((profile) => old.get(profile.id) !== profile)
  for (const profile of after) old.delete(profile.id)
  return saved.length + old.size === 0 ? undefined : { saved, removed: [...old.keys()] }
}

/** Returns the rows as they were read, with those that are held already in place of their equals. */
export function keepEqualRows(
  rows: readonly ProfileRow[],
  held: ReadonlyMap<string, ProfileRow>
): readonly ProfileRow[] {
  return rows.map((row) => {
    const own = held.get(row.profile.id)
    if (own === undefined || own.profile === row.profile) return row
    // Whoever confirms a login host changes what becomes of the profile.
    if (own.unconfirmedAuthority !== row.unconfirmedAuthority) return row
    return isDeepStrictEqual(own.profile, row.profile) ? { ...row, profile: own.profile } : row
  })
}
