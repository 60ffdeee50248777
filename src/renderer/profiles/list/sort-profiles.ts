import type { Sorting } from '../../../shared/arrangement'
import type { Profile } from '../../../shared/profile'
import { fold } from '../search/fold'

/** What an order goes by besides the profiles themselves. */
export interface SortFacts {
  /** When a profile's token expires, in milliseconds since the epoch. */
  readonly expiryOf: (profileId: string) => number | undefined
  /** The profiles that were used last, the last one first. */
  readonly recent: readonly string[]
}

const keysByProfile = new WeakMap<Profile, { readonly name: string; readonly tenant: string }>()

/**
 * Returns profiles in an order: names without regard to case and accents, and numbers in them by their
 * value. What is equal stays in the order of names; what has no token, or was not used, comes last.
 */
export function sortProfiles(
  profiles: readonly Profile[],
  sorting: Sorting,
  facts: SortFacts
): readonly Profile[] {
  switch (sorting) {
    case 'name':
      return profiles.toSorted(byName)
    case 'tenant':
      return profiles.toSorted(
        (one, other) => compare(keysOf(one).tenant, keysOf(other).tenant) || byName(one, other)
      )
    case 'expiry': {
      const expiry = ({ id }: Profile) => facts.expiryOf(id) ?? Infinity
      return profiles.toSorted(
        (one, other) => compare(expiry(one), expiry(other)) || byName(one, other)
      )
    }
    case 'recent': {
      const places = new Map(facts.recent.map((id, place) => [id, place]))
      const place = ({ id }: Profile) => places.get(id) ?? Infinity
      return profiles.toSorted(
        (one, other) => compare(place(one), place(other)) || byName(one, other)
      )
    }
  }
}

/** Compares texts or numbers as they are; text keys have been folded before. */
export function compare<Value extends string | number>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Returns a text in the form that it is sorted by. */
export function sortKey(text: string): string {
  return fold(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}

function byName(one: Profile, other: Profile): number {
  return compare(keysOf(one).name, keysOf(other).name)
}

/** A profile is replaced when it changes: the keys of the others are made once. */
function keysOf(profile: Profile): { readonly name: string; readonly tenant: string } {
  const known = keysByProfile.get(profile)
  if (known !== undefined) return known
  const keys = { name: sortKey(profile.name), tenant: sortKey(profile.tenant) }
  keysByProfile.set(profile, keys)
  return keys
}
