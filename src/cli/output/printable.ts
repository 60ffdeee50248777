/** A piece of a line: plain, or one that a terminal sets apart. */
export type Piece = string | { readonly style: Style; readonly text: string }
export type Style = 'good' | 'bad' | 'faint' | 'strong'
export type Line = readonly Piece[]

// https://www.ecma-international.org/publications-and-standards/standards/ecma-48/, 8.3.117 (SGR)
const styleCodes: Record<Style, number> = { good: 32, bad: 31, faint: 2, strong: 1 }

/** What could forge or garble a line, or steer a terminal: control, format and separator characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Returns a text of one line as it may be shown anywhere. */
export function printable(text: string): string {
  let shown = text
  // SECURITY: names and claims come from other people; an escape sequence in them would steer the terminal.  [src/cli/output/printable.security.test.ts]
  shown = shown.replace(unprintable, '\uFFFD')
  return shown
}

/** Returns the lines of a text, whatever its line breaks. */
export function linesOfText(text: string): readonly Line[] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r\n|[\r\n]/)
    .map((line) => [line])
}

/** Returns the lines as text, each with its line break. Colours only when the reader is a terminal that wants them. */
export function renderLines(lines: readonly Line[], colors: boolean): string {
  return lines.map((line) => `${line.map((piece) => render(piece, colors)).join('')}\n`).join('')
}

function render(piece: Piece, colors: boolean): string {
  if (typeof piece === 'string') return printable(piece)
  const shown = printable(piece.text)
  return colors ? `\u001B[${styleCodes[piece.style]}m${shown}\u001B[0m` : shown
}

/** Returns JSON of two spaces with a line break last. Unprintable characters are escaped, so nothing is lost. */
export function renderJson(value: unknown): string {
  let text = JSON.stringify(value, undefined, 2)
  // SECURITY: JSON itself leaves C1 controls and direction marks as they are.  [src/cli/output/printable.security.test.ts]
  text = text.replace(unprintable, escaped)
  return `${text}\n`
}

/** The only raw line breaks in JSON are those between its lines. */
function escaped(character: string): string {
  if (character === '\n') return character
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
