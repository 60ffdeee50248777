import { expect, test } from 'vitest'
import { clockAheadMs } from './clock-skew'

const NOW = 1_795_000_000_000
const MINUTE = 60_000

test('A clock is told to be ahead or behind by what the two ends of a token differ', () => {
  const exp = NOW / 1000 + 3600
  expect(clockAheadMs(NOW + 60 * MINUTE + 12 * MINUTE, exp)).toBe(12 * MINUTE)
  expect(clockAheadMs(NOW + 60 * MINUTE - 12 * MINUTE, exp)).toBe(-12 * MINUTE)
})

test('Less than two minutes, and a token without an end of its own, say nothing', () => {
  const exp = NOW / 1000 + 3600
  expect(clockAheadMs(NOW + 60 * MINUTE + MINUTE, exp)).toBeUndefined()
  expect(clockAheadMs(NOW, undefined)).toBeUndefined()
})
