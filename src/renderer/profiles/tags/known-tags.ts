import type { Profile } from '../../../shared/profile'
import { fold } from '../search/fold'
import { compare, sortKey } from '../list/sort-profiles'

/** A tag, and how many profiles have it. */
export interface CountedTag {
  readonly tag: string
  readonly count: number
}

/** Returns the tags of these profiles, each once however its letters are written, by name. */
export function tagsOf(profiles: readonly Profile[]): readonly CountedTag[] {
  const counted = new Map<string, { readonly tag: string; count: number }>()
  for (const { tags = [] } of profiles) {
    for (const tag of tags) {
      const known = counted.get(fold(tag))
      if (known === undefined) counted.set(fold(tag), { tag, count: 1 })
      else known.count += 1
    }
  }
  return [...counted.values()].sort((one, other) => compare(sortKey(one.tag), sortKey(other.tag)))
}

/** Returns the tags that begin with, or hold, what is typed, and are not among the `given` ones. */
export function suggestTags(
  known: readonly CountedTag[],
  typed: string,
  given: readonly string[]
): readonly string[] {
  const text = fold(typed.trim())
  const taken = new Set(given.map(fold))
  const fitting = known
    .map(({ tag }) => tag)
    .filter((tag) => !taken.has(fold(tag)) && fold(tag).includes(text))
  const begins = (tag: string) => fold(tag).startsWith(text)
  return [...fitting.filter(begins), ...fitting.filter((tag) => !begins(tag))].slice(0, 8)
}

/** Returns tags with those that a typed text names, which a comma separates; none stands there twice. */
export function withTyped(tags: readonly string[], typed: string): readonly string[] {
  const known = new Set(tags.map(fold))
  const all = [...tags]
  for (const text of typed.split(',')) {
    const tag = text.trim().replace(/\s+/g, ' ')
    if (tag === '' || known.has(fold(tag))) continue
    known.add(fold(tag))
    all.push(tag)
  }
  return all
}
