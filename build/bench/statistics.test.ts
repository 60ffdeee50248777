import { describe, expect, it } from 'vitest'
import { ratiosOf, spreadOf } from './statistics'

describe('the spread of measurements', () => {
  it('has the middle one as its median, in whatever order they came', () => {
    expect(spreadOf([9, 1, 5])).toMatchObject({ runs: 3, median: 5 })
  })

  it('has the mean of the middle two when they are even', () => {
    expect(spreadOf([4, 1, 2, 3]).median).toBe(2.5)
  })

  it('has quartiles between which half of the measurements lie', () => {
    expect(spreadOf([1, 2, 3, 4, 5])).toEqual({
      runs: 5,
      lowerQuartile: 2,
      median: 3,
      upperQuartile: 4
    })
    expect(spreadOf([0, 10])).toMatchObject({ lowerQuartile: 2.5, upperQuartile: 7.5 })
  })

  it('is not moved by one run that took very long', () => {
    expect(spreadOf([1, 1, 1, 1, 1000])).toMatchObject({ median: 1, upperQuartile: 1 })
  })

  it('is that of one measurement when there is one', () => {
    expect(spreadOf([7])).toEqual({ runs: 1, lowerQuartile: 7, median: 7, upperQuartile: 7 })
  })

  it('is refused of nothing, and of what is no number', () => {
    expect(() => spreadOf([])).toThrow(RangeError)
    expect(() => spreadOf([1, Number.NaN])).toThrow(RangeError)
    expect(() => spreadOf([1, Number.POSITIVE_INFINITY])).toThrow(RangeError)
  })

  it('leaves the measurements in their order', () => {
    const samples = [3, 1, 2]
    spreadOf(samples)
    expect(samples).toEqual([3, 1, 2])
  })
})

describe('the ratios of two things', () => {
  it('are taken turn by turn, so that a slow while of the machine does not show', () => {
    expect(ratiosOf([2, 20, 2], [1, 10, 1])).toEqual([2, 2, 2])
  })

  it('are refused when the two were not measured in turn', () => {
    expect(() => ratiosOf([1, 2], [1])).toThrow(RangeError)
  })
})
