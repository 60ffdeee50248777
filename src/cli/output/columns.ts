import { printable, type Line, type Piece, type Style } from './printable'

/** A cell of a table. */
export interface Cell {
  readonly text: string
  readonly style?: Style
}

/** Returns rows as lines whose columns stand below each other, two spaces apart. */
export function alignColumns(rows: readonly (readonly Cell[])[]): readonly Line[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach(({ text }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(text))
    })
  }
  return rows.map((row) =>
    row.flatMap((cell, column): Piece[] => {
      const gap = column === row.length - 1 ? 0 : (widths[column] ?? 0) - widthOf(cell.text) + 2
      const { style, text } = cell
      return [style === undefined ? text : { style, text }, ' '.repeat(gap)]
    })
  )
}

/** Wide characters of East Asia take two places; combining marks none. Close enough for a table. */
function widthOf(text: string): number {
  let width = 0
  for (const character of printable(text)) {
    if (/\p{M}/u.test(character)) continue
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/.test(
        character
      )
        ? 2
        : 1
  }
  return width
}
