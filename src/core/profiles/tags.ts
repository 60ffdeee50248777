import { LENGTHS, MOST_TAGS, type FieldProblemCode, type Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { cleanText, hasUnsafeCharacters } from './typed-text'

/**
 * Reads tags as they were typed, or as a file holds them: a comma separates two, spaces within one are
 * single, and of two that differ in case only the first stays. Never throws.
 */
export function readTags(typed: readonly string[]): Result<readonly string[], FieldProblemCode> {
  const tags: string[] = []
  for (const text of typed) {
    for (const part of text.split(',')) {
      const tag = cleanText(part)
      if (tag !== '') tags.push(tag)
    }
  }
  // SECURITY: a tag with direction or control characters can garble the line that it stands in.
  // [src/core/profiles/tags.security.test.ts]
  if (tags.some(hasUnsafeCharacters)) return failed('control-characters')
  const single = withoutRepeats(tags.map((tag) => tag.replace(/\s+/g, ' ')))
  if (single.some((tag) => tag.length > LENGTHS.tag)) return failed('tag-too-long')
  return single.length > MOST_TAGS ? failed('too-many-tags') : succeeded(single)
}

/** Returns what two tags that differ in case only have in common. */
export function foldTag(tag: string): string {
  return tag.normalize('NFKC').toLowerCase()
}

/**
 * Returns a profile with some tags more and some less; the profile itself when nothing is different,
 * and a problem when it would have too many.
 */
export function withTags(
  profile: Profile,
  add: readonly string[],
  remove: readonly string[]
): Result<Profile, FieldProblemCode> {
  const before = profile.tags ?? []
  const gone = new Set(remove.map(foldTag))
  const tags = withoutRepeats([...before.filter((tag) => !gone.has(foldTag(tag))), ...add])
  if (tags.length > MOST_TAGS) return failed('too-many-tags')
  if (tags.length === before.length && tags.every((tag, place) => tag === before[place]))
    return succeeded(profile)
  const { tags: _, ...rest } = profile
  return succeeded(tags.length === 0 ? rest : { ...rest, tags: [...tags] })
}

function withoutRepeats(tags: readonly string[]): readonly string[] {
  if (tags.length < 2) return tags
  const known = new Set<string>()
  return tags.filter((tag) => {
    const folded = foldTag(tag)
    const isNew = !known.has(folded)
    known.add(folded)
    return isNew
  })
}
