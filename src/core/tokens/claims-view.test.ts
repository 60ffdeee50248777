import { describe, expect, test } from 'vitest'
import type { Claim } from '../../shared/claims'
import { claimsViewOf, copiedClaim } from './claims-view'

function viewOf(claims: object): readonly Claim[] {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const view = claimsViewOf(`${part({ alg: 'RS256' })}.${part(claims)}.signature`)
  if (view.kind !== 'claims') throw new Error('It can be read.')
  return view.claims
}

describe('what a token says', () => {
  test('is told of one that cannot be read as such', () => {
    for (const token of ['', 'opaque', 'a.b', 'a.b.c', 'a.b.c.d.e'])
      expect(claimsViewOf(token)).toEqual({ kind: 'opaque' })
  })

  test('stands in the order in which it is looked for, the rest by name', () => {
    const names = viewOf({ zeta: 1, uti: 'x', exp: 2, aud: 'a', alpha: 1, tid: 't' }).map(
      ({ name }) => name
    )
    expect(names).toEqual(['aud', 'tid', 'exp', 'alpha', 'uti', 'zeta'])
  })

  test('names the ids that are known', () => {
    const [aud, appid, wids] = viewOf({
      aud: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
      appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      wids: ['62e90394-69f5-4237-9190-012177145e10', '00000000-0000-0000-0000-000000000000']
    })
    expect(aud?.values).toEqual([
      { text: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd', name: 'Microsoft Partner Center' }
    ])
    expect(appid?.values[0]?.name).toBe('Microsoft Azure CLI')
    expect(wids?.values.map(({ name }) => name)).toEqual(['Global Administrator', undefined])
  })

  test('names an API by its address, with a slash or without', () => {
    for (const aud of ['https://api.partner.microsoft.com', 'https://api.partner.microsoft.com/'])
      expect(viewOf({ aud })[0]?.values[0]?.name).toBe('Partner API')
    expect(viewOf({ aud: 'constructor' })[0]?.values[0]?.name).toBeUndefined()
  })

  test('takes scopes apart and keeps lists as such', () => {
    const [scp, roles, groups] = viewOf({
      scp: 'user_impersonation User.Read',
      roles: ['One'],
      groups: []
    })
    expect(scp).toMatchObject({
      isList: true,
      values: [{ text: 'user_impersonation' }, { text: 'User.Read' }]
    })
    expect(roles).toMatchObject({ isList: true, values: [{ text: 'One' }] })
    expect(groups).toMatchObject({ isList: true, values: [] })
  })

  test('gives the times of those claims that are times', () => {
    expect(viewOf({ exp: 1_795_000_000 })[0]).toMatchObject({ at: 1_795_000_000_000 })
    expect(viewOf({ exp: 'never' })[0]?.at).toBeUndefined()
    expect(viewOf({ exp: 1e300 })[0]?.at).toBeUndefined()
    expect(viewOf({ number: 1_795_000_000 })[0]?.at).toBeUndefined()
  })

  test('shows truths, numbers, nothing and objects as JSON', () => {
    const texts = viewOf({ a: true, b: 5, c: null, d: { e: [1] } }).map(
      ({ values }) => values[0]?.text
    )
    expect(texts).toEqual(['true', '5', 'null', '{"e":[1]}'])
  })

  test('is copied as its one value, or one value in each line', () => {
    const [scp, upn] = viewOf({ upn: 'ada@contoso.example', scp: 'one two' }).toReversed()
    expect(scp === undefined ? '' : copiedClaim(scp)).toBe('one\ntwo')
    expect(upn === undefined ? '' : copiedClaim(upn)).toBe('ada@contoso.example')
  })
})
