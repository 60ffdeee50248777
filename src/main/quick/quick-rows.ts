import type { Profile } from '../../shared/profile'
import type { QuickRow } from '../../shared/quick'

/** Returns the profiles that a token was copied from, the latest first; those that are gone are left out. */
export function recentFirst(
  profiles: readonly Profile[],
  recentIds: readonly string[]
): readonly Profile[] {
  const byId = new Map(profiles.map((profile) => [profile.id, profile]))
  return recentIds.flatMap((id) => byId.get(id) ?? [])
}

/** Returns the rows of the quick-copy window: the recent profiles, then the others in their order. */
export function quickRows(profiles: readonly Profile[], recentIds: readonly string[]): QuickRow[] {
  const recent = new Set(recentIds)
  const others = profiles.filter(({ id }) => !recent.has(id))
  return [...recentFirst(profiles, recentIds), ...others]
}
