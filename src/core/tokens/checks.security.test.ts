import { expect, it } from 'vitest'
import { tokenCheckSchema } from '../../shared/token'
import { checkToken } from './checks'

const hostile = `x\u001b[2J\r\n✓ passed\u202e\u200b\ud800`

it('shows nothing of a hostile token that could forge or garble a line', () => {
  const checks = checkToken({
    profile: {
      tenant: '4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50',
      mode: 'app+user',
      api: 'partner',
      cloud: 'global'
    },
    pins: { username: 'ada@contoso.com' },
    claims: { aud: [hostile], tid: hostile, upn: hostile, scp: hostile, amr: [hostile] },
    expiresAt: 1,
    now: 0
  })
  const shown = checks.flatMap(({ expected, found }) => [expected ?? '', found ?? '']).join('')
  expect(shown).toContain('passed')
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
})

it('gives checks that fit the contract, however long the claims are', () => {
  const long = 'y'.repeat(500_000)
  const checks = checkToken({
    profile: { tenant: long, mode: 'app+user', api: { resource: long }, cloud: 'global' },
    pins: { tenantId: long, username: long },
    claims: { aud: [long], tid: long, upn: long, scp: long, amr: [long] },
    expiresAt: 1,
    now: 0
  })
  for (const check of checks) expect(tokenCheckSchema.safeParse(check).success).toBe(true)
})
