import { describe, expect, it } from 'vitest'
import { offsetsOf, rowsBetween, rowsToDraw } from './row-window'

const offsets = offsetsOf([10, 30, 10, 10])

describe('the rows in sight', () => {
  it('begin where the ones before them end', () => {
    expect(offsets).toEqual([0, 10, 40, 50, 60])
    expect(offsetsOf([])).toEqual([0])
  })

  it.each([
    ['at the top', 0, 20, { from: 0, to: 2 }],
    ['in the middle', 15, 45, { from: 1, to: 3 }],
    ['exactly one', 40, 50, { from: 2, to: 3 }],
    ['above the first', -30, 5, { from: 0, to: 1 }],
    ['at the end', 55, 900, { from: 3, to: 4 }],
    ['below the last', 70, 90, { from: 4, to: 4 }],
    ['none', 5, 5, { from: 0, to: 0 }]
  ])('are those of the window: %s', (_where, top, bottom, span) => {
    expect(rowsBetween(offsets, top, bottom)).toEqual(span)
  })

  it('of an empty list are none', () => {
    expect(rowsBetween(offsetsOf([]), 0, 500)).toEqual({ from: 0, to: 0 })
  })

  it('are drawn with those that must not go, each once and in order', () => {
    expect(rowsToDraw({ from: 3, to: 5 }, [9, 4, 0, -1, 9])).toEqual([0, 3, 4, 9])
    expect(rowsToDraw({ from: 3, to: 5 }, [3])).toEqual([3, 4])
  })
})
