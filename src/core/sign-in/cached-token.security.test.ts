import { describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import { cachedToken } from './cached-token'
import type { PinnedAccount } from './token-record'

const now = Date.parse('2026-11-23T12:00:00Z')
const seconds = now / 1000
const tenantId = '0a5c1d9e-6b5f-4d0e-9a55-1f2d3c4b5a69'
const profile: Pick<Profile, 'clientId' | 'mode' | 'api' | 'cloud'> = {
  clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b1',
  mode: 'app+user',
  api: 'partner-center',
  cloud: 'global'
}
const account: PinnedAccount = {
  homeAccountId: `1d0f6a3c-5a0e-4f43-8a57-0b7d6a1c2e31.${tenantId}`,
  environment: 'login.windows.net',
  tenantId,
  username: 'ada@contoso.onmicrosoft.com',
  localAccountId: '1d0f6a3c-5a0e-4f43-8a57-0b7d6a1c2e31'
}
/** As MSAL writes it. */
const entry = {
  home_account_id: account.homeAccountId,
  environment: account.environment,
  credential_type: 'AccessToken',
  client_id: profile.clientId,
  secret: 'the-token',
  realm: tenantId,
  target: 'https://api.partnercenter.microsoft.com/user_impersonation openid profile',
  cached_at: String(seconds - 60),
  expires_on: String(seconds + 3600),
  extended_expires_on: String(seconds + 7200),
  token_type: 'Bearer'
}

function tokenIn(entries: readonly object[], of: Partial<typeof profile> = {}): string | undefined {
  const tokens = Object.fromEntries(entries.map((one, place) => [`key-${place}`, one]))
  const record = { msalCache: JSON.stringify({ AccessToken: tokens }), account }
  return cachedToken(record, { ...profile, ...of }, now)?.accessToken
}

it('the token of the pinned account is taken', () => {
  expect(tokenIn([entry])).toBe('the-token')
  const other = { ...entry, home_account_id: `other.${tenantId}`, secret: 'of-another' }
  expect(tokenIn([other, entry])).toBe('the-token')
})

describe('a token is left to MSAL', () => {
  it.each([
    ['of another person', { home_account_id: `other.${tenantId}` }],
    ['of another tenant', { realm: '11111111-6b5f-4d0e-9a55-1f2d3c4b5a69' }],
    ['of the pinned tenant in other letters', { realm: tenantId.toUpperCase() }],
    ['of another login host', { environment: 'login.microsoftonline.us' }],
    ['of another application', { client_id: '11111111-1111-4c5d-8e6f-70819293a4b1' }],
    ['for another API', { target: 'https://api.partner.microsoft.com/user_impersonation' }],
    ['for a part of the scope’s name', { target: `${entry.target.split(' ')[0] ?? ''}_more` }],
    ['for no API', { target: undefined }],
    ['that has ended', { expires_on: String(seconds - 1) }],
    ['that ends within five minutes', { expires_on: String(seconds + 300) }],
    ['that is to be refreshed', { refresh_on: String(seconds) }],
    ['from before the clock was turned back', { cached_at: String(seconds + 1) }],
    ['whose end is no time', { expires_on: '1e12' }],
    ['whose end is a number', { expires_on: seconds + 3600 }],
    ['that is bound to a key', { token_type: 'pop', key_id: 'key' }],
    ['that was asked for with claims', { requested_claims_hash: 'hash' }],
    ['of another kind', { credential_type: 'AccessToken_With_AuthScheme' }],
    ['without text', { secret: '' }],
    ['without any', { secret: undefined }]
  ])('%s', (_what, change) => {
    expect(tokenIn([{ ...entry, ...change }])).toBeUndefined()
  })

  it('when two would do, or one is unusual', () => {
    expect(tokenIn([entry, { ...entry, secret: 'another' }])).toBeUndefined()
    expect(tokenIn([entry, { ...entry, realm: 'x', later_field: 'y' }])).toBeUndefined()
    expect(tokenIn([entry, []])).toBeUndefined()
  })

  it('of an application alone, or without a pinned account', () => {
    expect(tokenIn([entry], { mode: 'app-only' })).toBeUndefined()
    expect(cachedToken({ msalCache: '{"AccessToken":{}}' }, profile, now)).toBeUndefined()
    expect(cachedToken({ msalCache: 'no JSON', account }, profile, now)).toBeUndefined()
  })
})
