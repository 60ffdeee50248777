import { fold } from './fold'
import { wordsOfQuery } from './query'
import {
  FIT,
  fitAt,
  isIdentifier,
  searchFields,
  textsOf,
  wordsIn,
  type SearchedProfile
} from './search-fields'
import { allowedEdits, closeStart } from './typos'

interface IndexedText {
  readonly text: string
  readonly weight: number
  readonly identifier: boolean
}

/** What is searched in one profile. */
interface ProfileTexts {
  readonly texts: readonly IndexedText[]
  /** All texts in one, to pass over a profile that does not hold a word at one look. */
  readonly all: string
  /** The words that a typo may be close to, with the weight of each. */
  readonly words: readonly { readonly word: string; readonly weight: number }[]
}

interface Entry<Found> extends ProfileTexts {
  readonly profile: Found
  readonly vocabulary: readonly { readonly number: number; readonly weight: number }[]
}

/** A profile is replaced when it changes: what was made of the others stays as it is. */
const textsByProfile = new WeakMap<SearchedProfile, ProfileTexts>()

/**
 * What profiles are searched by: built once for a list of profiles, then asked at each key press. It is
 * built in slices by `prepare`, or else by the first search.
 */
export class ProfileIndex<Found extends SearchedProfile> {
  readonly #profiles: readonly Found[]
  readonly #entries: Entry<Found>[] = []
  /** Every word that a typo may be close to, once, with the letters that it holds. */
  readonly #numbers = new Map<string, number>()
  readonly #words: { readonly word: string; readonly letters: number }[] = []

  constructor(profiles: readonly Found[]) {
    this.#profiles = profiles
  }

  /** Works on the index for about this long, in milliseconds. Returns whether it is ready. */
  prepare(forMs = Infinity): boolean {
    const end = performance.now() + forMs
    for (let place = this.#entries.length; place < this.#profiles.length; place += 1) {
      // Looking at the clock takes longer than a profile.
      if (place % 32 === 0 && performance.now() > end) return false
      const profile = this.#profiles[place]
      if (profile !== undefined) this.#entries.push(this.#entryOf(profile))
    }
    return true
  }

  /**
   * Returns the profiles in which every typed word stands somewhere, best first; among equals the
   * order of the list is kept. Without a word, all of them.
   */
  search(query: string): readonly Found[] {
    const words = wordsOfQuery(query)
    if (words.length === 0) return this.#profiles
    this.prepare()
    const typed = words.map((word) => ({ word, close: this.#wordsCloseTo(word) }))
    return this.#entries
      .map((entry) => ({ profile: entry.profile, score: scoreOf(entry, typed) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .map(({ profile }) => profile)
  }

  #entryOf(profile: Found): Entry<Found> {
    const texts = knownTextsOf(profile)
    const vocabulary = texts.words.map(({ word, weight }) => ({
      number: this.#numberOf(word),
      weight
    }))
    return { profile, ...texts, vocabulary }
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#words.length
    this.#numbers.set(word, number)
    this.#words.push({ word, letters: lettersOf(word) })
    return number
  }

  /** The words of the vocabulary that a typed one may have been meant for, with how well each fits. */
  #wordsCloseTo(typed: string): ReadonlyMap<number, number> {
    const limit = allowedEdits(typed)
    const close = new Map<number, number>()
    if (limit === 0) return close
    const letters = lettersOf(typed)
    for (const [number, { word, letters: held }] of this.#words.entries()) {
      // An edit brings in one strange letter at most: most words are passed over by that alone.
      if (countOf(letters & ~held) > limit) continue
      const start = closeStart(typed, word, limit)
      if (start !== undefined) close.set(number, start.edits > 1 ? FIT.twoEdits : FIT.oneEdit)
    }
    return close
  }
}

function knownTextsOf(profile: SearchedProfile): ProfileTexts {
  const known = textsByProfile.get(profile)
  if (known !== undefined) return known
  const texts = searchFields.flatMap(({ name, weight }) =>
    textsOf(profile, name).map((text) => indexed(fold(text), weight))
  )
  const words = texts.flatMap(({ text, weight, identifier }) =>
    identifier ? [] : wordsIn(text).map((word) => ({ word, weight }))
  )
  const made = { texts, all: texts.map(({ text }) => text).join('\n'), words }
  textsByProfile.set(profile, made)
  return made
}

function indexed(text: string, weight: number): IndexedText {
  return { text, weight, identifier: isIdentifier(text) }
}

interface TypedWord {
  readonly word: string
  readonly close: ReadonlyMap<number, number>
}

/** The sum over all words, or 0 if one of them does not stand in the profile. */
function scoreOf(entry: Entry<unknown>, typed: readonly TypedWord[]): number {
  let sum = 0
  for (const { word, close } of typed) {
    const score = exactScore(entry, word) || closeScore(entry, close)
    if (score === 0) return 0
    sum += score
  }
  return sum
}

function exactScore({ all, texts }: Entry<unknown>, word: string): number {
  if (!all.includes(word)) return 0
  return texts.reduce((best, text) => Math.max(best, scoreIn(text, word)), 0)
}

function scoreIn({ text, weight, identifier }: IndexedText, word: string): number {
  let best = 0
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    // The beginning of a text is what people type first.
    const bonus = at === 0 ? 1 : 0
    best = Math.max(best, weight * (fitAt(word, text, at, identifier) ?? 0) + bonus)
  }
  return best
}

function closeScore({ vocabulary }: Entry<unknown>, close: ReadonlyMap<number, number>): number {
  if (close.size === 0) return 0
  return vocabulary.reduce(
    (best, { number, weight }) => Math.max(best, weight * (close.get(number) ?? 0)),
    0
  )
}

/** Returns which letters a word holds, one bit each; others than a to z share the remaining bits. */
function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31)
  return letters
}

function countOf(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
