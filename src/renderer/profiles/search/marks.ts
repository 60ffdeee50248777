import { fold, foldWithOrigins, type FoldedText } from './fold'
import { wordsOfQuery } from './query'
import {
  FIT,
  fitAt,
  isIdentifier,
  searchFields,
  textsOf,
  wordsIn,
  type SearchedProfile,
  type SearchField
} from './search-fields'
import { allowedEdits, closeStart } from './typos'

/** A piece of a text, and whether it is what was searched for. */
export interface TextPart {
  readonly text: string
  readonly marked: boolean
}

/** A word that was typed, and whether it may be meant for another one. */
interface SoughtWord {
  readonly word: string
  readonly edits: 0 | 1 | 2
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Shows why a profile was found: marks the words of a search in its texts. */
export class SearchMarks {
  readonly #sought: readonly SoughtWord[]

  constructor(profile: SearchedProfile, query: string) {
    const texts = searchFields.flatMap(({ name }) => textsOf(profile, name).map(fold))
    this.#sought = wordsOfQuery(query).map((word) => ({
      word,
      // Typos are looked for only where the word itself stands nowhere, as in the search.
      edits: texts.some((text) => occurrencesOf(word, text).length > 0) ? 0 : allowedEdits(word)
    }))
  }

  /** Returns a text in parts: what was searched for, and what is between. */
  partsOf(text: string): readonly TextPart[] {
    const folded = foldWithOrigins(text)
    const ranges = this.#sought.flatMap((sought) => rangesOf(sought, folded.folded))
    return cut(text, merged(ranges.map((range) => inText(range, folded, text.length))))
  }

  /** Tells whether a word of the search stands in this field but in none of the `others`. */
  onlyIn(profile: SearchedProfile, field: SearchField, others: readonly SearchField[]): boolean {
    return this.#sought.some(
      (sought) =>
        stands(sought, profile, field) && !others.some((other) => stands(sought, profile, other))
    )
  }
}

function stands(sought: SoughtWord, profile: SearchedProfile, field: SearchField): boolean {
  return textsOf(profile, field).some((text) => rangesOf(sought, fold(text)).length > 0)
}

/** The places of a word in a folded text: those at which words start, or else the first one inside. */
function rangesOf({ word, edits }: SoughtWord, text: string): readonly Range[] {
  if (edits > 0) return closeRangesOf(word, text, edits)
  const found = occurrencesOf(word, text)
  const starts = found.filter(({ fit }) => fit !== FIT.inside)
  const shown = starts.length > 0 ? starts : found.slice(0, 1)
  return shown.map(({ at }) => ({ from: at, to: at + word.length }))
}

function occurrencesOf(
  word: string,
  text: string
): readonly { readonly at: number; readonly fit: number }[] {
  const identifier = isIdentifier(text)
  const found = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const fit = fitAt(word, text, at, identifier)
    if (fit !== undefined) found.push({ at, fit })
  }
  return found
}

function closeRangesOf(sought: string, text: string, edits: number): readonly Range[] {
  if (isIdentifier(text)) return []
  const ranges: Range[] = []
  let place = 0
  for (const word of wordsIn(text)) {
    const from = text.indexOf(word, place)
    place = from + word.length
    const start = closeStart(sought, word, edits)
    if (start !== undefined) ranges.push({ from, to: from + start.length })
  }
  return ranges
}

/** The same range in the text that was folded, with the accents that follow its last letter. */
function inText({ from, to }: Range, { origins }: FoldedText, length: number): Range {
  const last = origins[to - 1]
  const next = origins.slice(to).find((origin) => origin !== last)
  return { from: origins[from] ?? 0, to: next ?? length }
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = []
  for (const range of [...ranges].sort((one, other) => one.from - other.from)) {
    const last = joined.at(-1)
    if (last === undefined || range.from > last.to) joined.push(range)
    else joined.splice(-1, 1, { from: last.from, to: Math.max(last.to, range.to) })
  }
  return joined
}

function cut(text: string, ranges: readonly Range[]): readonly TextPart[] {
  const parts: TextPart[] = []
  let place = 0
  for (const { from, to } of ranges) {
    parts.push({ text: text.slice(place, from), marked: false })
    parts.push({ text: text.slice(from, to), marked: true })
    place = to
  }
  parts.push({ text: text.slice(place), marked: false })
  return parts.filter((part) => part.text !== '')
}
