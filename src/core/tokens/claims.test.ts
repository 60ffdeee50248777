import { describe, expect, it } from 'vitest'
import { readClaims } from './claims'

function tokenOf(payload: unknown): string {
  return tokenOfText(JSON.stringify(payload))
}

function tokenOfText(payload: string): string {
  const header = Buffer.from('{"alg":"RS256"}').toString('base64url')
  return `${header}.${Buffer.from(payload).toString('base64url')}.c2lnbmF0dXJl`
}

describe('readClaims', () => {
  it('reads the claims of a token of version 1.0', () => {
    const claims = {
      aud: 'https://api.partner.microsoft.com',
      iss: 'https://sts.windows.net/4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50/',
      ver: '1.0',
      tid: '4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50',
      oid: '11111111-2222-4333-8444-555555555555',
      upn: 'ada@contoso.com',
      amr: ['pwd', 'mfa'],
      scp: 'user_impersonation',
      iat: 1_764_000_000,
      exp: 1_764_004_500
    }
    expect(readClaims(tokenOf({ ...claims, wids: ['x'], 'odd claim': 1 }))).toEqual({
      ok: true,
      value: { ...claims, aud: [claims.aud] }
    })
  })

  it('takes one text where a list is usual', () => {
    expect(readClaims(tokenOf({ amr: 'mfa', roles: 'a', aud: ['x', 'y'] }))).toEqual({
      ok: true,
      value: { amr: ['mfa'], roles: ['a'], aud: ['x', 'y'] }
    })
  })

  it('leaves out a claim of an unexpected form and reads the others', () => {
    const claims = { tid: 7, exp: '1764004500', amr: [1], upn: null, oid: 'o' }
    expect(readClaims(tokenOf(claims))).toEqual({ ok: true, value: { oid: 'o' } })
  })

  it('ignores spaces around the token', () => {
    expect(readClaims(` ${tokenOf({ oid: 'o' })}\n`).ok).toBe(true)
  })

  it('reads a token without a signature', () => {
    expect(readClaims(tokenOf({ oid: 'o' }).replace(/[^.]+$/, '')).ok).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['a word', 'opaque'],
    ['two parts', 'a.b'],
    ['an encrypted token of five parts', 'a.b.c.d.e'],
    ['a payload that is no base64', 'a.*.c'],
    ['a payload that is no JSON', tokenOfText('{')],
    ['a payload that is no UTF-8', `a.${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}.c`],
    ['a list', tokenOf([])],
    ['a number', tokenOf(1)],
    ['null', tokenOf(null)]
  ])('calls %s opaque', (_, token) => {
    expect(readClaims(token)).toEqual({ ok: false, failure: 'opaque' })
  })
})
