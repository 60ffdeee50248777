import { describe, expect, it } from 'vitest'
import { measureInTurn, type TurnOptions } from './in-turn'

/** Two things to measure, of which the clock moves on by what each takes. */
function stage() {
  const order: string[] = []
  let clock = 0
  const take = (name: string, durationMs: number) => async () => {
    order.push(name)
    clock += durationMs
    return durationMs
  }
  const options: TurnOptions = {
    runs: 4,
    warmUps: 0,
    budgetMs: 1_000_000,
    fewest: 1,
    now: () => clock
  }
  return { order, options, sides: { ours: take('ours', 1), theirs: take('theirs', 2) } }
}

describe('what is measured in turn', () => {
  it('changes places with each turn', async () => {
    const { order, options, sides } = stage()
    await measureInTurn(sides, { ...options, runs: 3 })
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs'])
  })

  it('has one measurement each for every turn', async () => {
    const { options, sides } = stage()
    const samples = await measureInTurn(sides, options)
    expect(samples.get('ours')).toEqual([1, 1, 1, 1])
    expect(samples.get('theirs')).toEqual([2, 2, 2, 2])
  })

  it('is run before it counts', async () => {
    const { order, options, sides } = stage()
    const samples = await measureInTurn(sides, { ...options, runs: 1, warmUps: 2 })
    expect(order).toHaveLength(6)
    expect(samples.get('ours')).toHaveLength(1)
  })

  it('ends when its time is used up, though not before the fewest turns', async () => {
    const { options, sides } = stage()
    const short = { ...options, runs: 100, budgetMs: 10 }
    expect((await measureInTurn(sides, short)).get('ours')).toHaveLength(4)
    expect((await measureInTurn(sides, { ...short, fewest: 9 })).get('theirs')).toHaveLength(9)
  })

  it('tells of every turn', async () => {
    const { options, sides } = stage()
    const told: number[] = []
    await measureInTurn(sides, { ...options, onTurn: (turns) => told.push(turns) })
    expect(told).toEqual([1, 2, 3, 4])
  })
})
