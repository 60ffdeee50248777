import { expect, test } from 'vitest'
import { readClaimsChallenge } from './claims-challenge'

test('a claims challenge is kept as it came when it is a JSON object', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
  expect(readClaimsChallenge(claims)).toBe(claims)
})

test.each(['', 'claims', '"text"', '[1]', 'null', '{"open":', `{"long":"${'x'.repeat(4000)}"}`])(
  'is not kept when it is anything else: %.20s',
  (text) => {
    expect(readClaimsChallenge(text)).toBeUndefined()
  }
)
