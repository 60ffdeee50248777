/** The rows from `from` up to, but not with, `to`. */
export interface RowSpan {
  readonly from: number
  readonly to: number
}

/** Returns where each row begins, in pixels, and at the end where the last one ends. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0]
  let end = 0
  for (const height of heights) {
    end += height
    offsets.push(end)
  }
  return offsets
}

/** Returns the rows that are at least partly between two places, in pixels from the first row's top. */
export function rowsBetween(offsets: readonly number[], top: number, bottom: number): RowSpan {
  const last = offsets.length - 1
  if (bottom <= top) return { from: 0, to: 0 }
  // The first row whose end is below the top, and the first whose beginning is at the bottom.
  const from = firstWhere(last, (row) => (offsets[row + 1] ?? 0) > top)
  return {
    from,
    to: Math.max(
      from,
      firstWhere(last, (row) => (offsets[row] ?? 0) >= bottom)
    )
  }
}

/** Returns the rows to draw: a span of them, and those that must be there wherever one has scrolled to. */
export function rowsToDraw({ from, to }: RowSpan, kept: readonly number[]): readonly number[] {
  const span = Array.from({ length: to - from }, (_, index) => from + index)
  const beyond = kept.filter((row) => row >= 0 && (row < from || row >= to))
  return beyond.length === 0
    ? span
    : [...new Set([...span, ...beyond])].sort((one, other) => one - other)
}

/** The first of the rows 0 to `count` - 1 for which a condition holds that stays true, or `count`. */
function firstWhere(count: number, holds: (row: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
