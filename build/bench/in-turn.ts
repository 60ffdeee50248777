/** Does one run of what is measured, and returns how long it took, in milliseconds. */
export type Measure = () => Promise<number>

export interface TurnOptions {
  readonly runs: number
  /** Runs before those that count: what is loaded or built on first use. */
  readonly warmUps: number
  /** After this no further turn is begun, though `fewest` turns are always made. */
  readonly budgetMs: number
  readonly fewest: number
  /** Called after each turn with the number of turns so far. */
  readonly onTurn?: (turns: number) => void
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/**
 * Measures several things in turn: A B, then B A, then A B. What heats, slows or fills the machine meanwhile
 * falls on all of them alike, and so does what the one leaves behind for the other.
 *
 * @returns for each, its measurements in the order of the turns
 */
export async function measureInTurn<Name extends string>(
  sides: Readonly<Record<Name, Measure>>,
  { runs, warmUps, budgetMs, fewest, onTurn, now }: TurnOptions
): Promise<ReadonlyMap<string, readonly number[]>> {
  const measures = Object.entries<Measure>(sides)
  const samples = new Map<string, number[]>(measures.map(([name]) => [name, []]))
  for (let turn = 0; turn < warmUps; turn += 1) for (const [, measure] of measures) await measure()
  const startedAt = now()
  for (let turn = 0; turn < runs; turn += 1) {
    if (turn >= fewest && now() - startedAt > budgetMs) break
    const begin = turn % measures.length
    for (const [name, measure] of [...measures.slice(begin), ...measures.slice(0, begin)])
      samples.get(name)?.push(await measure())
    onTurn?.(turn + 1)
  }
  return samples
}

/** Returns how long `work` takes, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
