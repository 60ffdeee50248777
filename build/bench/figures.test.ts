import { describe, expect, it } from 'vitest'
import { ratioOf, verdictOf, type AmountFigure, type RatioFigure, type Target } from './figures'

function ratio(runs: number, factor: number, target?: Target): RatioFigure {
  return {
    kind: 'ratio',
    what: 'a start',
    measured: { name: 'ours', samplesMs: Array.from({ length: runs }, () => 10 * factor) },
    against: { name: 'theirs', samplesMs: Array.from({ length: runs }, () => 10) },
    ...(target === undefined ? {} : { target })
  }
}

function amount(value: number, target: Target): AmountFigure {
  return { kind: 'amount', what: 'errors', unit: 'errors', value, target }
}

describe('a figure', () => {
  it('has the median of the ratios of its turns', () => {
    expect(ratioOf(ratio(15, 2)).median).toBe(2)
  })

  it.each([
    [ratio(15, 2, { atMost: 2 }), 'met'],
    [ratio(15, 2.1, { atMost: 2 }), 'missed'],
    [ratio(15, 200, { atLeast: 200 }), 'met'],
    [ratio(15, 199, { atLeast: 200 }), 'missed'],
    [amount(0, { atMost: 0 }), 'met'],
    [amount(1, { atMost: 0 }), 'missed'],
    [amount(1, { atLeast: 1 }), 'met']
  ])('is judged by its target', (figure, verdict) => {
    expect(verdictOf(figure)).toBe(verdict)
  })

  it('of too few runs meets no target', () => {
    expect(verdictOf(ratio(14, 1, { atMost: 2 }))).toBe('too few runs')
  })

  it('without a target is not judged', () => {
    expect(verdictOf(ratio(15, 1))).toBeUndefined()
  })
})
