/** A word this long may differ by one edit, and by two from `TWO_EDITS_FROM` letters on. */
const ONE_EDIT_FROM = 4
const TWO_EDITS_FROM = 8

/** Returns how many edits a typed word may differ by. A number with another digit is another number. */
export function allowedEdits(word: string): 0 | 1 | 2 {
  if (word.length < ONE_EDIT_FROM || /^\d+$/.test(word)) return 0
  return word.length < TWO_EDITS_FROM ? 1 : 2
}

/** How a typed word fits the beginning of another: by how many edits, and how far it reaches. */
export interface CloseStart {
  readonly edits: number
  readonly length: number
}

/** Longer beginnings are not compared: nobody types such a word letter by letter. */
const MOST_LETTERS = 64

/** Three rows of costs, used anew for each pair of words: there are tens of thousands at a key press. */
const rows = [0, 1, 2].map(() => new Uint8Array(MOST_LETTERS + 1))

/**
 * Returns how a typed word fits the beginning of a longer or equal one, or nothing if it takes more
 * than `limit` edits. An edit is a letter too many, a letter missing, a wrong letter, or two that
 * changed places (the optimal string alignment distance).
 */
export function closeStart(word: string, of: string, limit: number): CloseStart | undefined {
  const width = Math.min(of.length, word.length + limit)
  if (width > MOST_LETTERS) return undefined
  const [first, second, third] = rows
  if (first === undefined || second === undefined || third === undefined) return undefined
  let [beforeLast, last, current] = [first, second, third]
  for (let column = 0; column <= width; column += 1) last[column] = column
  for (let row = 1; row <= word.length; row += 1) {
    if (fillRow(word, of, { row, width, current, last, beforeLast }) > limit) return undefined
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return cheapestEnd(last, width, limit)
}

interface Step {
  readonly row: number
  readonly width: number
  readonly current: Uint8Array
  readonly last: Uint8Array
  readonly beforeLast: Uint8Array
}

/** Fills in what it costs to make each beginning out of the first `row` letters; returns the least. */
function fillRow(word: string, of: string, step: Step): number {
  const { row, width, current, last, beforeLast } = step
  let least = row
  current[0] = row
  for (let column = 1; column <= width; column += 1) {
    const same = word.charCodeAt(row - 1) === of.charCodeAt(column - 1)
    let cost = Math.min(
      costAt(last, column) + 1,
      costAt(current, column - 1) + 1,
      costAt(last, column - 1) + (same ? 0 : 1)
    )
    if (!same && row > 1 && column > 1 && changedPlaces(word, of, row, column)) {
      cost = Math.min(cost, costAt(beforeLast, column - 2) + 1)
    }
    current[column] = cost
    if (cost < least) least = cost
  }
  return least
}

function changedPlaces(word: string, of: string, row: number, column: number): boolean {
  return (
    word.charCodeAt(row - 1) === of.charCodeAt(column - 2) &&
    word.charCodeAt(row - 2) === of.charCodeAt(column - 1)
  )
}

function cheapestEnd(costs: Uint8Array, width: number, limit: number): CloseStart | undefined {
  let length = 0
  for (let column = 1; column <= width; column += 1) {
    if (costAt(costs, column) <= costAt(costs, length)) length = column
  }
  const edits = costAt(costs, length)
  return edits > limit ? undefined : { edits, length }
}

function costAt(costs: Uint8Array, column: number): number {
  return costs[column] ?? Infinity
}
