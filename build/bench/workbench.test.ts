import { describe, expect, it } from 'vitest'
import type { Findings } from './figures'
import { Workbench } from './workbench'

function open(runs = 3) {
  const told: Findings[] = []
  const bench = new Workbench({
    runs,
    say: () => undefined,
    onFindings: (findings) => told.push(structuredClone(findings))
  })
  return { bench, told }
}

describe('the workbench', () => {
  it('notes a ratio of two things that were measured in turn', async () => {
    const { bench, told } = open()
    const sides = { ours: async () => 2, theirs: async () => 1 }
    await bench.compare(sides, [{ what: 'a start', measured: 'ours', against: 'theirs' }])
    expect(told.at(-1)?.figures).toEqual([
      {
        kind: 'ratio',
        what: 'a start',
        measured: { name: 'ours', samplesMs: [2, 2, 2] },
        against: { name: 'theirs', samplesMs: [1, 1, 1] }
      }
    ])
  })

  it('goes on after a piece that fails, and keeps what others have found', async () => {
    const { bench, told } = open()
    bench.amount({ what: 'errors', unit: 'errors', value: 0 })
    await bench.attempt('the broken one', () => Promise.reject(new Error('it broke')))
    await bench.attempt('the next one', async () => {
      bench.lack('az is not here.')
    })
    expect(told.at(-1)).toMatchObject({
      figures: [{ what: 'errors' }],
      problems: ['the broken one: it broke'],
      missing: ['az is not here.']
    })
  })

  it('goes on after a piece that never ends', async () => {
    const { bench, told } = open()
    await bench.attempt('the one that hangs', () => new Promise(() => undefined), 5)
    expect(told.at(-1)?.problems).toEqual(['the one that hangs: took longer than 0.005 seconds'])
  })
})
