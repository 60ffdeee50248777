import { objectOf, parseObject } from './plain-json'
import type { PinnedAccount, TokenRecord } from './token-record'

/** More accounts than a person uses with one profile; the one that signed in longest ago goes first. */
export const mostAccounts = 10

/** The parts of MSAL's cache whose entries name the account that they belong to. */
const partsWithOwner = ['Account', 'IdToken', 'AccessToken', 'RefreshToken'] as const

/** Returns the accounts that a record holds tokens of, the one that signed in last before the others. */
export function accountsOf(record: TokenRecord | undefined): readonly PinnedAccount[] {
  if (record?.account === undefined) return []
  return record.accounts ?? [record.account]
}

/**
 * Returns a record of a new sign-in together with what the one before holds of other accounts, so that
 * these can be used again without a person.
 *
 * @param fresh MSAL's cache with nothing but the new sign-in, and its account
 */
export function withOtherAccounts(
  fresh: TokenRecord & { readonly account: PinnedAccount },
  kept: TokenRecord | undefined
): TokenRecord & { readonly accounts: readonly PinnedAccount[] } {
  const { account } = fresh
  const others = accountsOf(kept)
    .filter(({ homeAccountId }) => homeAccountId !== account.homeAccountId)
    .slice(0, mostAccounts - 1)
  const accounts = [account, ...others]
  if (kept === undefined || others.length === 0) return { ...fresh, accounts }
  const owners = new Set(others.map(({ homeAccountId }) => homeAccountId))
  return { ...fresh, accounts, msalCache: mergedCache(fresh.msalCache, kept.msalCache, owners) }
}

/** Adds the entries of some accounts to another cache. Both are in MSAL's own form, and secret. */
function mergedCache(into: string, from: string, owners: ReadonlySet<string>): string {
  const target = parseObject(into)
  const source = parseObject(from)
  if (target === undefined || source === undefined) return into
  const parts = partsWithOwner.map((part) => [
    part,
    { ...entriesOf(source[part], owners), ...objectOf(target[part]) }
  ])
  return JSON.stringify({ ...target, ...Object.fromEntries(parts) })
}

function entriesOf(part: unknown, owners: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(objectOf(part) ?? {}).filter(([, entry]) => {
    const owner = objectOf(entry)?.['home_account_id']
    // SECURITY: only of accounts that the person has chosen before; nothing else is carried along.
    // [src/core/sign-in/several-accounts.security.test.ts]
    return typeof owner === 'string' && owners.has(owner)
  })
  return Object.fromEntries(entries)
}
