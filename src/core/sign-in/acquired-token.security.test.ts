import type { AuthenticationResult } from '@azure/msal-node'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../shared/profile'
import { acceptResult } from './acquired-token'

const tenant = '11111111-1111-4111-8111-111111111111'
const otherTenant = '22222222-2222-4222-8222-222222222222'
const profile: Profile = {
  id: '33333333-3333-4333-8333-333333333333',
  name: 'Contoso',
  tenant,
  clientId: '44444444-4444-4444-8444-444444444444',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production'
}

function tokenWith(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmF0dXJl`
}

function resultFor({
  tid = tenant,
  username = 'ada@contoso.com',
  home = 'ada.contoso'
} = {}): AuthenticationResult {
  return {
    authority: `https://login.microsoftonline.com/${tid}`,
    uniqueId: 'ada',
    tenantId: tid,
    scopes: [],
    account: {
      homeAccountId: home,
      environment: 'login.windows.net',
      tenantId: tid,
      username,
      localAccountId: 'ada'
    },
    idToken: '',
    idTokenClaims: {},
    accessToken: tokenWith({ tid }),
    fromCache: false,
    expiresOn: new Date(5_000_000),
    tokenType: 'Bearer',
    correlationId: 'c'
  }
}

describe('a result of MSAL', () => {
  test('is accepted for the profile’s own tenant and account', () => {
    const accepted = acceptResult(
      resultFor(),
      profile,
      { homeAccountId: 'ada.contoso', tenantId: tenant },
      0
    )
    expect(accepted).toMatchObject({ ok: true, value: { tenantId: tenant, expiresAt: 5_000_000 } })
  })

  test('is refused for another tenant than the profile names, with both ids', () => {
    const refused = acceptResult(resultFor({ tid: otherTenant }), profile, {}, 7)
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'wrong-tenant', expected: tenant, found: otherTenant, at: 7 }
    })
  })

  test('is refused for another tenant than the first sign-in of a profile with a domain', () => {
    const byDomain = { ...profile, tenant: 'contoso.com' }
    expect(
      acceptResult(resultFor({ tid: otherTenant }), byDomain, { tenantId: tenant }, 0).ok
    ).toBe(false)
    expect(acceptResult(resultFor({ tid: otherTenant }), byDomain, {}, 0).ok).toBe(true)
  })

  test('is refused for another account than the pinned one, with both names', () => {
    const pins = { homeAccountId: 'ada.contoso', username: 'ada@contoso.com' }
    const refused = acceptResult(
      resultFor({ home: 'grace.contoso', username: 'grace@contoso.com' }),
      profile,
      pins,
      0
    )
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'wrong-account', expected: 'ada@contoso.com', found: 'grace@contoso.com' }
    })
  })

  test('is refused for another account than the profile’s hint, before anything is pinned', () => {
    const hinted = { ...profile, account: 'Ada@contoso.com' }
    expect(acceptResult(resultFor(), hinted, {}, 0).ok).toBe(true)
    expect(
      acceptResult(resultFor({ username: 'grace@contoso.com', home: 'grace' }), hinted, {}, 0)
    ).toMatchObject({
      ok: false,
      failure: { code: 'wrong-account', expected: 'Ada@contoso.com' }
    })
  })

  test('is refused with names short enough to be shown, however long they are', () => {
    const long = 'x'.repeat(5000)
    const refused = acceptResult(
      resultFor({ home: 'grace.contoso', username: long }),
      profile,
      { homeAccountId: 'ada.contoso', username: 'ada@contoso.com' },
      0
    )
    expect(refused.ok ? undefined : refused.failure.found).toHaveLength(400)
  })
})
