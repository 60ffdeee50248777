/** How many profiles are worked on side by side. */
const mostLanes = 4

/** So many refusals in a row, with longer and longer pauses between them, end a run. */
const mostRefusalsInARow = 3

export interface LanesOptions<Item> {
  readonly items: readonly Item[]
  /** Does one item's work. Returns whether it was refused for being asked too often. */
  readonly work: (item: Item) => Promise<'done' | 'throttled'>
  /** Ends the run: nothing new is begun. */
  readonly signal: AbortSignal
  /** How long the first pause is; each further one is twice as long. */
  readonly pauseMs: number
  /** Resolves after that time, or as soon as the run is ended. */
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>
}

/**
 * Works through the items, a few side by side. Each refusal for being asked too often takes one lane
 * away; the last lane pauses after one, and gives up when refusals go on. Asking on would only prolong
 * them: https://learn.microsoft.com/entra/identity-platform/reference-error-codes (AADSTS50196)
 *
 * @returns `throttled` when it gave up, otherwise `ended`
 */
export async function runLanes<Item>(options: LanesOptions<Item>): Promise<'ended' | 'throttled'> {
  const { items, work, signal, pauseMs, wait } = options
  const waiting = items.values()
  let lanes = Math.min(mostLanes, items.length)
  let refusalsInARow = 0

  async function runLane(): Promise<void> {
    for (const item of waiting) {
      if (refusalsInARow > 0) await wait(pauseMs * 2 ** (refusalsInARow - 1), signal)
      if (signal.aborted) return
      if ((await work(item)) === 'done') {
        refusalsInARow = 0
      } else if (lanes > 1) {
        lanes -= 1
        return
      } else {
        refusalsInARow += 1
        if (refusalsInARow === mostRefusalsInARow) return
      }
    }
  }

  await Promise.all(Array.from({ length: lanes }, runLane))
  return refusalsInARow === mostRefusalsInARow && !signal.aborted ? 'throttled' : 'ended'
}
