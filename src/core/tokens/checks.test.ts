import { describe, expect, it } from 'vitest'
import type { TokenCheck, TokenCheckId } from '../../shared/token'
import { tokenCheckIds } from '../../shared/token'
import { checkToken, type TokenFacts } from './checks'
import type { Claims } from './claims'

const tenantId = '4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50'
const otherTenantId = '99999999-7c1b-4f6a-9e55-0b1c2d3e4f50'
const objectId = '11111111-2222-4333-8444-555555555555'
const otherObjectId = '99999999-2222-4333-8444-555555555555'
const now = Date.UTC(2026, 10, 23)

const delegated: Claims = {
  aud: ['https://api.partner.microsoft.com'],
  tid: tenantId,
  oid: objectId,
  sub: 'pairwise',
  upn: 'ada@contoso.com',
  amr: ['pwd', 'mfa'],
  scp: 'user_impersonation',
  exp: now / 1000 + 3600
}
const appOnly: Claims = {
  aud: ['https://api.partner.microsoft.com'],
  tid: tenantId,
  oid: objectId,
  sub: objectId,
  exp: now / 1000 + 3600
}
const userFacts: TokenFacts = {
  profile: { tenant: tenantId, mode: 'app+user', api: 'partner', cloud: 'global' },
  pins: { homeAccountId: `${objectId}.${tenantId}`, username: 'ada@contoso.com' },
  claims: delegated,
  expiresAt: now + 3_600_000,
  now
}
const appFacts: TokenFacts = {
  ...userFacts,
  profile: { ...userFacts.profile, mode: 'app-only' },
  pins: {},
  claims: appOnly
}

function find(id: TokenCheckId, facts: TokenFacts): Omit<TokenCheck, 'id'> {
  const { id: _, ...check } = checkToken(facts).filter((each) => each.id === id)[0] ?? { id }
  return { verdict: 'unknown', ...check }
}

function verdicts(facts: TokenFacts): string {
  return checkToken(facts)
    .map(({ verdict }) => verdict)
    .join(' ')
}

function without(claims: Claims, ...names: (keyof Claims)[]): Claims {
  return Object.fromEntries(
    Object.entries(claims).filter(([name]) => !names.some((each) => each === name))
  )
}

describe('checkToken', () => {
  it('gives every check, in the order in which they are shown', () => {
    expect(checkToken(userFacts).map(({ id }) => id)).toEqual(tokenCheckIds)
    expect(checkToken(appFacts).map(({ id }) => id)).toEqual(tokenCheckIds)
  })

  it('passes a good delegated token in everything', () => {
    expect(verdicts(userFacts)).toBe('passed passed passed passed passed passed passed')
  })

  it('leaves account, scope and multi-factor authentication of an application open', () => {
    expect(verdicts(appFacts)).toBe('passed passed unknown passed unknown passed unknown')
  })

  it('knows only the expiry of an opaque token', () => {
    expect(verdicts({ ...userFacts, claims: 'opaque' })).toBe(
      'unknown unknown unknown unknown unknown passed unknown'
    )
  })

  it('knows only the expiry of a token without claims', () => {
    const facts = { ...userFacts, claims: {} }
    expect(verdicts(facts)).toBe('unknown unknown unknown unknown unknown passed unknown')
  })
})

describe('audience', () => {
  it.each([
    ['https://api.partner.microsoft.com/', 'passed'],
    ['HTTPS://API.PARTNER.MICROSOFT.COM', 'passed'],
    ['4990cffe-04e8-4e8b-808a-1175604b879f', 'passed'],
    ['https://api.partnercenter.microsoft.com', 'failed'],
    ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd', 'failed'],
    ['https://graph.windows.net', 'failed'],
    ['https://api.partner.microsoft.com.example', 'failed'],
    ['', 'failed']
  ])('%s for the Partner API: %s', (audience, verdict) => {
    const claims = { ...delegated, aud: [audience] }
    expect(find('audience', { ...userFacts, claims })).toEqual({
      verdict,
      expected: 'https://api.partner.microsoft.com',
      found: audience
    })
  })

  it('fails when a second audience is another', () => {
    const claims = { ...delegated, aud: ['https://api.partner.microsoft.com', 'https://x.example'] }
    expect(find('audience', { ...userFacts, claims }).verdict).toBe('failed')
  })

  it('of another resource may be an application id, which is not known here', () => {
    const profile = { ...userFacts.profile, api: { resource: 'https://a.example' } }
    const verdictOf = (aud: string): string =>
      find('audience', { ...userFacts, profile, claims: { ...delegated, aud: [aud] } }).verdict
    expect(verdictOf('https://a.example/')).toBe('passed')
    expect(verdictOf(otherObjectId)).toBe('unknown')
    expect(verdictOf('4990cffe-04e8-4e8b-808a-1175604b879f')).toBe('failed')
    expect(verdictOf('https://b.example')).toBe('failed')
  })
})

describe('tenant', () => {
  const domain = { ...userFacts.profile, tenant: 'contoso.onmicrosoft.com' }

  it('passes and fails by the profile’s directory id, whatever the pin', () => {
    const pins = { tenantId: otherTenantId }
    expect(find('tenant', { ...userFacts, pins }).verdict).toBe('passed')
    const claims = { ...delegated, tid: otherTenantId }
    expect(find('tenant', { ...userFacts, pins, claims })).toEqual({
      verdict: 'failed',
      expected: tenantId,
      found: otherTenantId
    })
  })

  it('goes by the pin when the profile names a domain', () => {
    const facts = { ...userFacts, profile: domain, pins: { tenantId: tenantId.toUpperCase() } }
    expect(find('tenant', facts).verdict).toBe('passed')
    expect(find('tenant', { ...facts, pins: { tenantId: otherTenantId } }).verdict).toBe('failed')
  })

  it('is not known for a domain before anything is pinned', () => {
    const check = find('tenant', { ...userFacts, profile: domain, pins: {} })
    expect(check).toEqual({ verdict: 'unknown', found: tenantId })
  })
})

describe('account', () => {
  const pins = { homeAccountId: `${objectId}.${tenantId}`, username: 'ada@contoso.com' }

  it('goes by the object id, whatever the name', () => {
    const renamed = { ...delegated, upn: 'ada.king@contoso.com' }
    expect(find('account', { ...userFacts, pins, claims: renamed }).verdict).toBe('passed')
    const other = { ...delegated, oid: otherObjectId }
    expect(find('account', { ...userFacts, pins, claims: other }).verdict).toBe('failed')
  })

  it('shows both names when it fails', () => {
    const claims = { ...delegated, oid: otherObjectId, upn: 'bob@contoso.com' }
    expect(find('account', { ...userFacts, pins, claims })).toEqual({
      verdict: 'failed',
      expected: 'ada@contoso.com',
      found: 'bob@contoso.com'
    })
  })

  it('of a guest, whose object id differs in each tenant, can be confirmed but not refuted by name', () => {
    const guest = { homeAccountId: `${objectId}.${otherTenantId}`, username: 'ada@contoso.com' }
    const claims = { ...delegated, oid: otherObjectId }
    expect(find('account', { ...userFacts, pins: guest, claims }).verdict).toBe('passed')
    const otherName = { ...claims, upn: 'ada_contoso.com#EXT#@fabrikam.com' }
    const check = find('account', { ...userFacts, pins: guest, claims: otherName })
    expect(check.verdict).toBe('unknown')
  })

  it('goes by the user name when only that is pinned', () => {
    const byName = { username: 'ADA@contoso.com' }
    expect(find('account', { ...userFacts, pins: byName }).verdict).toBe('passed')
    const claims = { ...delegated, upn: 'bob@contoso.com' }
    expect(find('account', { ...userFacts, pins: byName, claims }).verdict).toBe('failed')
  })

  it('is not known before anything is pinned, unless the hint is met', () => {
    const hinted = { ...userFacts.profile, account: 'ada@contoso.com' }
    expect(find('account', { ...userFacts, pins: {} })).toEqual({
      verdict: 'unknown',
      found: 'ada@contoso.com'
    })
    expect(find('account', { ...userFacts, pins: {}, profile: hinted }).verdict).toBe('passed')
    const claims = { ...delegated, upn: 'bob@contoso.com' }
    const unmet = find('account', { ...userFacts, pins: {}, profile: hinted, claims })
    expect(unmet).toEqual({
      verdict: 'unknown',
      expected: 'ada@contoso.com',
      found: 'bob@contoso.com'
    })
  })

  it('reads the user name of either token version', () => {
    const claims = { ...without(delegated, 'upn'), preferred_username: 'ada@contoso.com' }
    expect(find('account', { ...userFacts, claims }).found).toBe('ada@contoso.com')
    const unique = { ...without(delegated, 'upn'), unique_name: 'live.com#ada@contoso.com' }
    expect(find('account', { ...userFacts, claims: unique }).found).toBe('live.com#ada@contoso.com')
  })
})

describe('mode', () => {
  const bare: Claims = { oid: objectId, sub: objectId }

  it.each<[string, Claims, string | undefined]>([
    ['idtyp app decides', { ...delegated, idtyp: 'app' }, 'app-only'],
    ['idtyp user decides', { ...bare, idtyp: 'user' }, 'app+user'],
    ['a scope is delegated', { ...bare, scp: 'user_impersonation' }, 'app+user'],
    ['a user name is delegated', { ...bare, upn: 'ada@contoso.com' }, 'app+user'],
    ['a display name is delegated', { ...bare, name: 'Ada' }, 'app+user'],
    ['subject and object alike is an application', bare, 'app-only'],
    ['roles make no difference', { ...bare, roles: ['a'] }, 'app-only'],
    ['a subject of its own says nothing', { ...bare, sub: 'pairwise' }, undefined],
    ['no subject says nothing', { oid: objectId }, undefined]
  ])('%s', (_, claims, found) => {
    const check = find('mode', { ...userFacts, claims })
    const verdict = found === undefined ? 'unknown' : found === 'app+user' ? 'passed' : 'failed'
    expect(check.verdict).toBe(verdict)
    expect(check.found).toBe(found)
    expect(check.expected).toBe('app+user')
  })

  it('fails a delegated token in an application-only profile', () => {
    expect(find('mode', { ...appFacts, claims: delegated }).verdict).toBe('failed')
  })
})

describe('scope', () => {
  const scopeOf = (scp: string | undefined): Omit<TokenCheck, 'id'> =>
    find('scope', { ...userFacts, claims: { ...delegated, scp } })

  it('passes with user_impersonation among others', () => {
    expect(scopeOf('openid user_impersonation').verdict).toBe('passed')
  })

  it('fails without it and says what was found', () => {
    expect(scopeOf('User.Read').verdict).toBe('failed')
    expect(scopeOf('User.Read').found).toBe('User.Read')
    expect(scopeOf('user_impersonation2').verdict).toBe('failed')
    expect(scopeOf('').verdict).toBe('failed')
    expect(scopeOf(undefined)).toEqual({ verdict: 'failed', expected: 'user_impersonation' })
  })

  it('of another resource is any', () => {
    const profile = { ...userFacts.profile, api: { resource: 'https://a.example' } }
    const claims = { ...delegated, scp: 'User.Read' }
    expect(find('scope', { ...userFacts, profile, claims })).toEqual({
      verdict: 'passed',
      found: 'User.Read'
    })
  })
})

describe('expiry', () => {
  it('goes by the earlier of the token’s own and the authority’s time', () => {
    const early = { ...delegated, exp: now / 1000 - 1 }
    expect(find('expiry', { ...userFacts, claims: early }).verdict).toBe('failed')
    expect(find('expiry', { ...userFacts, expiresAt: now - 1 }).verdict).toBe('failed')
    expect(find('expiry', { ...userFacts, claims: 'opaque', expiresAt: now }).verdict).toBe(
      'failed'
    )
    expect(find('expiry', { ...userFacts, claims: 'opaque', expiresAt: now + 1 }).verdict).toBe(
      'passed'
    )
  })

  it('is not known when nobody gave a time', () => {
    expect(find('expiry', { ...userFacts, expiresAt: Number.NaN }).verdict).toBe('unknown')
  })
})

describe('multi-factor authentication', () => {
  it.each<[string[] | undefined, string]>([
    [['pwd', 'mfa'], 'passed'],
    [['pwd', 'ngcmfa'], 'passed'],
    [['wiaormfa'], 'passed'],
    [['pwd'], 'failed'],
    [['rsa', 'mfax'], 'failed'],
    [[], 'failed'],
    [undefined, 'unknown']
  ])('%j: %s', (amr, verdict) => {
    expect(find('mfa', { ...userFacts, claims: { ...delegated, amr } }).verdict).toBe(verdict)
  })

  it('is not judged by an application’s token, where pwd means a secret', () => {
    expect(find('mfa', { ...appFacts, claims: { ...appOnly, amr: ['pwd'] } }).verdict).toBe(
      'unknown'
    )
    expect(find('mfa', { ...userFacts, claims: { ...appOnly, amr: ['pwd'] } }).verdict).toBe(
      'unknown'
    )
  })

  it('is not asked of tokens for another resource', () => {
    const profile = { ...userFacts.profile, api: { resource: 'https://a.example' } }
    const claims = { ...delegated, amr: ['pwd'] }
    expect(find('mfa', { ...userFacts, profile, claims }).verdict).toBe('unknown')
  })
})
