/** Letters that have no mark to take off, and what people type in their place. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i']
])

/** A folded text, and for each of its UTF-16 code units the place in the text it came from. */
export interface FoldedText {
  readonly folded: string
  readonly origins: readonly number[]
}

/** Returns a text without case, accents and the width of its letters, so that it can be compared. */
export function fold(text: string): string {
  // Nothing to take off: by far the usual case, and by far the quickest way.
  return isAscii(text) ? text.toLowerCase() : foldWithOrigins(text).folded
}

/** The same, with the way back from a place in the folded text to the text itself. */
export function foldWithOrigins(text: string): FoldedText {
  let folded = ''
  const origins: number[] = []
  let place = 0
  for (const character of text) {
    const plain = foldCharacter(character)
    folded += plain
    for (let unit = 0; unit < plain.length; unit += 1) origins.push(place)
    place += character.length
  }
  return { folded, origins }
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 127) return false
  }
  return true
}

function foldCharacter(character: string): string {
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return PLAIN_LETTERS.get(plain) ?? plain
}
