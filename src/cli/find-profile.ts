import type { Profile } from '../shared/profile'
import { failed, succeeded, type Result } from '../shared/result'

/** The profiles that a word may mean; none when nothing fits. */
export type Candidates = readonly Profile[]

/**
 * Returns the profile that a person means by a word: its id, its name, its name in other letters of
 * upper and lower case, or the beginning of one of them. Whichever fits first decides, and only when one
 * profile alone fits; else the failure holds those that do.
 */
export function findProfile<Named extends Pick<Profile, 'id' | 'name'>>(
  profiles: readonly Named[],
  wanted: string
): Result<Named, readonly Named[]> {
  const folded = fold(wanted)
  const ways: readonly ((profile: Named) => boolean)[] = [
    ({ id }) => id === folded,
    ({ name }) => name === wanted,
    ({ name }) => fold(name) === folded,
    ({ id, name }) => folded !== '' && (fold(name).startsWith(folded) || id.startsWith(folded))
  ]
  for (const fits of ways) {
    const found = profiles.filter(fits)
    const [first, ...more] = found
    if (first !== undefined) return more.length === 0 ? succeeded(first) : failed(found)
  }
  return failed([])
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
