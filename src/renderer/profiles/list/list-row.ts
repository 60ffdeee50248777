import type { Profile } from '../../../shared/profile'

/** A profile in the list. One with several tags stands in several groups, each time under another key. */
export interface ProfileEntry {
  readonly kind: 'profile'
  readonly key: string
  readonly profile: Profile
  /** In pixels: known before it is drawn, so that the others find their places. */
  readonly height: number
}

/** What stands above a group of profiles. */
export interface HeadingEntry {
  readonly kind: 'heading'
  readonly key: string
  readonly label: string
  /** How many profiles follow. */
  readonly count: number
  readonly height: number
}

export type ListEntry = ProfileEntry | HeadingEntry

export const ROW_PX = 48
const TAGS_PX = 20
export const HEADING_PX = 32

/** Returns the row of a profile. */
export function rowOf(profile: Profile, group?: string): ProfileEntry {
  const height = profile.tags === undefined ? ROW_PX : ROW_PX + TAGS_PX
  const key = group === undefined ? profile.id : `${group}/${profile.id}`
  return { kind: 'profile', key, profile, height }
}
