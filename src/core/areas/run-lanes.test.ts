import { describe, expect, it } from 'vitest'
import { runLanes } from './run-lanes'

const items = Array.from({ length: 20 }, (_, index) => index)

interface Trial {
  readonly throttled?: (item: number) => boolean
  readonly onItem?: (item: number) => void
  readonly signal?: AbortSignal
}

async function run({ throttled = () => false, onItem, signal }: Trial) {
  const worked: number[] = []
  const pauses: number[] = []
  let atOnce = 0
  let mostAtOnce = 0
  const end = await runLanes({
    items,
    work: async (item) => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      worked.push(item)
      onItem?.(item)
      await Promise.resolve()
      atOnce -= 1
      return throttled(item) ? 'throttled' : 'done'
    },
    signal: signal ?? new AbortController().signal,
    pauseMs: 1000,
    wait: (durationMs) => {
      pauses.push(durationMs)
      return Promise.resolve()
    }
  })
  return { end, worked, pauses, mostAtOnce }
}

describe('a run', () => {
  it('works on every item once, four at a time', async () => {
    const { end, worked, mostAtOnce, pauses } = await run({})
    expect(end).toBe('ended')
    expect([...worked].sort((one, other) => one - other)).toEqual(items)
    expect(mostAtOnce).toBe(4)
    expect(pauses).toEqual([])
  })

  it('gives up soon when the authority wants no more requests', async () => {
    const { end, worked, pauses } = await run({ throttled: () => true })
    expect(end).toBe('throttled')
    expect(worked.length).toBeLessThanOrEqual(6)
    expect(pauses).toEqual([1000, 2000])
  })

  it('goes on more slowly when a refusal was the only one', async () => {
    const { end, worked, pauses } = await run({ throttled: (item) => item === 3 })
    expect(end).toBe('ended')
    expect(worked).toHaveLength(items.length)
    expect(pauses).toEqual([])
  })

  it('pauses, and goes on when that has helped', async () => {
    const { end, worked, pauses } = await run({ throttled: (item) => item < 5 })
    expect(end).toBe('ended')
    expect(worked).toHaveLength(items.length)
    expect(pauses).toEqual([1000, 2000])
  })

  it('begins nothing more once it is ended', async () => {
    const controller = new AbortController()
    const { worked } = await run({
      signal: controller.signal,
      onItem: (item) => {
        if (item === 5) controller.abort()
      }
    })
    expect(worked.length).toBeLessThan(10)
  })
})
