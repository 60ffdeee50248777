import type { EventPayload } from '../../shared/contract'
import type { Profile } from '../../shared/profile'

/** Returns the profiles by their ids. */
export function indexById(profiles: readonly Profile[]): ReadonlyMap<string, Profile> {
  return new Map(profiles.map((profile) => [profile.id, profile]))
}

/** Returns the profiles after a change: changed ones in their place, new ones at the end. */
export function withChange(
  profiles: readonly Profile[],
  { saved, removed }: EventPayload<'profilesChanged'>
): readonly Profile[] {
  const savedById = indexById(saved)
  const known = indexById(profiles)
  const gone = new Set(removed)
  return [
    ...profiles.map((profile) => savedById.get(profile.id) ?? profile),
    ...saved.filter(({ id }) => !known.has(id))
  ].filter(({ id }) => !gone.has(id))
}
