/** What a number of measurements says. */
export interface Spread {
  readonly runs: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
}

/** Returns median and quartiles. @throws RangeError when nothing was measured, or what is no number. */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('Nothing was measured')
  if (!samples.every(Number.isFinite)) throw new RangeError('A measurement is no number')
  const sorted = samples.toSorted((one, other) => one - other)
  return {
    runs: sorted.length,
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75)
  }
}

/**
 * Returns each measurement divided by the one that was made beside it, turn by turn: what slows the
 * machine down for a while slows both.
 *
 * @throws RangeError when they were not measured in turn
 */
export function ratiosOf(
  measured: readonly number[],
  against: readonly number[]
): readonly number[] {
  if (measured.length !== against.length)
    throw new RangeError('These were not measured in turn: one has more measurements')
  return measured.map((value, turn) => value / (against[turn] ?? Number.NaN))
}

/** Between the two neighbours, where the place is none of them (type 7 of Hyndman and Fan). */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
