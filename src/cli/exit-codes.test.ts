import { expect, test } from 'vitest'
import { failureCodes } from '../shared/token'
import { exitCodeOf, exitCodes } from './exit-codes'

test('every failure has a code of its own class, and none ends well', () => {
  for (const code of failureCodes) expect(exitCodeOf(code)).not.toBe(exitCodes.ok)
  expect(exitCodeOf('sign-in-needed')).toBe(3)
  expect(exitCodeOf('credential-expired')).toBe(3)
  expect(exitCodeOf('consent-needed')).toBe(4)
  expect(exitCodeOf('blocked-by-policy')).toBe(4)
  expect(exitCodeOf('proxy-refused')).toBe(5)
  expect(exitCodeOf('key-unavailable')).toBe(6)
  expect(exitCodeOf('wrong-tenant')).toBe(1)
})
