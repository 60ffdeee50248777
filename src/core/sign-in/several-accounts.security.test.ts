import { expect, test } from 'vitest'
import { accountsOf, mostAccounts, withOtherAccounts } from './several-accounts'
import type { PinnedAccount, TokenRecord } from './token-record'

function account(name: string): PinnedAccount {
  return {
    homeAccountId: `${name}.tenant`,
    environment: 'login.windows.net',
    tenantId: 'tenant',
    username: `${name}@contoso.example`,
    localAccountId: name
  }
}

/** A cache of MSAL's form with one entry of each kind for these accounts. */
function cacheOf(...names: readonly string[]): string {
  const entries = (kind: string) =>
    Object.fromEntries(
      names.map((name) => [
        `${kind}-${name}`,
        { home_account_id: `${name}.tenant`, secret: `${kind} of ${name}` }
      ])
    )
  return JSON.stringify({
    Account: entries('account'),
    IdToken: entries('id'),
    AccessToken: entries('access'),
    RefreshToken: entries('refresh'),
    AppMetadata: {}
  })
}

const kept: TokenRecord = {
  msalCache: cacheOf('ada', 'grace', 'mallory'),
  account: account('ada'),
  accounts: [account('ada'), account('grace')]
}

test('Nothing of an account that is not among the chosen ones is carried along', () => {
  const { msalCache } = withOtherAccounts(
    { msalCache: cacheOf('katherine'), account: account('katherine') },
    kept
  )
  expect(msalCache).toContain('refresh of katherine')
  expect(msalCache).toContain('refresh of ada')
  expect(msalCache).toContain('refresh of grace')
  expect(msalCache).not.toContain('mallory')
})

test('Nothing old is left of the account that has signed in again', () => {
  const old = { ...kept, msalCache: cacheOf('ada', 'grace').replaceAll('of ada', 'of old ada') }
  const { msalCache, accounts } = withOtherAccounts(
    { msalCache: cacheOf('ada'), account: account('ada') },
    old
  )
  expect(msalCache).toContain('refresh of ada')
  expect(msalCache).not.toContain('of old ada')
  expect(accounts.map(({ localAccountId }) => localAccountId)).toEqual(['ada', 'grace'])
})

test('A record from before there were several knows its one account', () => {
  const { accounts: _none, ...old } = kept
  expect(accountsOf(old)).toEqual([account('ada')])
  expect(accountsOf(undefined)).toEqual([])
})

test('The account that signed in longest ago goes when there are too many, tokens and all', () => {
  const names = Array.from({ length: mostAccounts }, (_, index) => `person-${index}`)
  const full: TokenRecord = {
    msalCache: cacheOf(...names),
    account: account('person-0'),
    accounts: names.map(account)
  }
  const { accounts, msalCache } = withOtherAccounts(
    { msalCache: cacheOf('newest'), account: account('newest') },
    full
  )
  expect(accounts).toHaveLength(mostAccounts)
  expect(accounts[0]?.localAccountId).toBe('newest')
  expect(msalCache).not.toContain(`refresh of person-${mostAccounts - 1}`)
})

test('A cache that cannot be read does not spoil the new one', () => {
  const fresh = { msalCache: cacheOf('ada'), account: account('ada') }
  expect(withOtherAccounts(fresh, { ...kept, msalCache: 'not JSON' }).msalCache).toBe(
    fresh.msalCache
  )
})
