import type { Profile } from '../../../shared/profile'

/**
 * What a profile is found by, and how much a hit there counts. The identifiers come last: a few
 * letters stand in almost every one of them by chance.
 */
export const searchFields = [
  { name: 'name', weight: 10 },
  { name: 'tags', weight: 7 },
  { name: 'tenant', weight: 6 },
  { name: 'account', weight: 4 },
  { name: 'clientId', weight: 3 }
] as const satisfies readonly { readonly name: keyof Profile; readonly weight: number }[]

export type SearchField = (typeof searchFields)[number]['name']

/** As much of a profile as is searched. */
export type SearchedProfile = Pick<Profile, SearchField>

/** In an identifier, fewer letters than this are looked for at the start of its groups only. */
const INSIDE_IDENTIFIER_FROM = 4

/** Returns the texts that a profile holds in a field. */
export function textsOf(profile: SearchedProfile, field: SearchField): readonly string[] {
  if (field === 'tags') return profile.tags ?? []
  const text = profile[field]
  return text === undefined ? [] : [text]
}

/** How well a word fits a text at a place: the higher the better. */
export const FIT = { whole: 1, start: 0.85, inside: 0.45, oneEdit: 0.3, twoEdits: 0.2 } as const

const IDENTIFIER = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u

/**
 * Tells whether a folded text is an identifier. They are pasted, not typed: a close one is another
 * one, and a few letters stand within almost every one of them.
 */
export function isIdentifier(text: string): boolean {
  return text.length === 36 && IDENTIFIER.test(text)
}

/**
 * Returns how well a folded word fits a folded text at a place: `FIT.whole`, `start` or `inside`, or
 * nothing where it may not be looked for.
 */
export function fitAt(
  word: string,
  text: string,
  at: number,
  identifier: boolean
): number | undefined {
  if (at > 0 && isLetterOrDigit(text, at - 1)) {
    return identifier && word.length < INSIDE_IDENTIFIER_FROM ? undefined : FIT.inside
  }
  return isLetterOrDigit(text, at + word.length) ? FIT.start : FIT.whole
}

/** Returns the words of a folded text. */
export function wordsIn(text: string): readonly string[] {
  return text.split(BETWEEN_WORDS).filter(Boolean)
}

function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  // Folded, so without capitals; the other letters are few and asked for the slow way.
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
  return LETTER_OR_DIGIT.test(text.charAt(at))
}
