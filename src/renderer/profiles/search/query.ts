import { fold } from './fold'

/** More words than this do not narrow a search down any further. */
const MOST_WORDS = 12

/** Returns the words of what was typed, folded; none for an empty search. */
export function wordsOfQuery(query: string): readonly string[] {
  const words = fold(query).split(/\s+/u).filter(Boolean)
  return [...new Set(words)].slice(0, MOST_WORDS)
}
