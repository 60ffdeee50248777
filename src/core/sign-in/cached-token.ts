import type { Profile } from '../../shared/profile'
import { scopesOf } from '../directory/partner-apis'
import type { TokenResult } from './acquired-token'
import { objectOf, parseObject } from './plain-json'
import type { PinnedAccount, TokenRecord } from './token-record'

/*
 * Reads a token that is still good from MSAL's cache without MSAL, which takes longer to load than all the
 * rest of a start. The form is MSAL's unified cache schema, the same in MSAL for every language. Nothing
 * is decided here: what is not exactly as expected is left to MSAL, which then reads the same cache. It is
 * checked by hand, because schemas take their time to load too.
 */

/** MSAL renews a token that ends within this time. */
const renewalOffsetSeconds = 300

/** An access token in MSAL's cache, all of it text. Times are seconds since the epoch. */
type Entry = Readonly<Record<string, string>>

/** The fields that entries have; one with another field may mean something that is not known here. */
const knownFields: ReadonlySet<string> = new Set([
  'home_account_id',
  'environment',
  'credential_type',
  'client_id',
  'secret',
  'realm',
  'target',
  'cached_at',
  'expires_on',
  'extended_expires_on',
  'refresh_on',
  'token_type',
  'last_updated_at'
])

/**
 * Returns the token that MSAL would find in the profile's cache for its pinned account, or `undefined`
 * when MSAL has to be asked: there is none, it ends soon, or anything about it is unusual. The caller puts
 * it to the same checks as one of MSAL's.
 */
export function cachedToken(
  record: Pick<TokenRecord, 'msalCache' | 'account'> | undefined,
  profile: Pick<Profile, 'clientId' | 'mode' | 'api' | 'cloud'>,
  now: number
): TokenResult | undefined {
  const account = record?.account
  // An application's own token depends on which of its credentials is on trial.
  if (record === undefined || account === undefined || profile.mode !== 'app+user') return undefined
  const entries = entriesOf(record.msalCache)
  const fitting = entries.filter((entry) => isFor(entry, account, profile))
  const [entry, ...others] = fitting
  if (entry === undefined || others.length > 0 || !isGood(entry, now / 1000)) return undefined
  return resultOf(entry, account)
}

/**
 * Returns the token that the profile's cache holds, however soon it ends or long ago it ended, to tell what
 * it says, or for when no other can be had; `undefined` when there is none. The caller puts it to the same
 * checks as one of MSAL's. Secret.
 */
export function heldToken(
  record: Pick<TokenRecord, 'msalCache' | 'account'> | undefined,
  profile: Pick<Profile, 'clientId' | 'mode' | 'api' | 'cloud'>
): TokenResult | undefined {
  if (record === undefined) return undefined
  const account = profile.mode === 'app-only' ? undefined : record.account
  const [latest] = entriesOf(record.msalCache)
    .filter((entry) =>
      profile.mode === 'app-only'
        ? isOfApplication(entry, profile)
        : account !== undefined && isFor(entry, account, profile)
    )
    .sort((one, other) => Number(other['expires_on']) - Number(one['expires_on']))
  return latest === undefined ? undefined : resultOf(latest, account ?? null)
}

function resultOf(entry: Entry, account: PinnedAccount | null): TokenResult {
  return {
    accessToken: entry['secret'] ?? '',
    tenantId: entry['realm'] ?? '',
    account,
    expiresOn: new Date(Number(entry['expires_on']) * 1000),
    fromCache: true
  }
}

/** The record is bound to authority, tenant and application; what is left is the API. */
function isOfApplication(
  entry: Entry,
  profile: Pick<Profile, 'clientId' | 'mode' | 'api' | 'cloud'>
): boolean {
  const scopes = new Set(entry['target']?.toLowerCase().split(' '))
  return (
    entry['home_account_id'] === '' &&
    entry['client_id'] === profile.clientId &&
    scopesOf(profile).every((scope) => scopes.has(scope.toLowerCase()))
  )
}

/** Returns all access tokens of the cache, or none when one of them is unusual: it may be the one to take. */
function entriesOf(msalCache: string): readonly Entry[] {
  const cache = parseObject(msalCache)
  const tokens = Object.values(objectOf(cache?.['AccessToken']) ?? {})
  const entries = tokens.flatMap((token) => {
    const entry = objectOf(token)
    return entry !== undefined && isUsual(entry) ? [entry] : []
  })
  return entries.length === tokens.length ? entries : []
}

function isUsual(entry: Readonly<Record<string, unknown>>): entry is Entry {
  return (
    Object.entries(entry).every(
      ([name, value]) => knownFields.has(name) && typeof value === 'string'
    ) &&
    entry['credential_type'] === 'AccessToken' &&
    entry['secret'] !== undefined &&
    entry['secret'] !== '' &&
    (entry['token_type'] === undefined || entry['token_type'] === 'Bearer') &&
    areSeconds(entry['cached_at']) &&
    areSeconds(entry['expires_on']) &&
    (entry['refresh_on'] === undefined || areSeconds(entry['refresh_on']))
  )
}

function areSeconds(value: unknown): boolean {
  return typeof value === 'string' && /^\d{1,12}$/.test(value)
}

function isFor(
  entry: Entry,
  account: PinnedAccount,
  profile: Pick<Profile, 'clientId' | 'mode' | 'api' | 'cloud'>
): boolean {
  const scopes = new Set(entry['target']?.toLowerCase().split(' '))
  // SECURITY: a token of another person would act in that person's name.
  // [src/core/sign-in/cached-token.security.test.ts]
  if (entry['home_account_id'] !== account.homeAccountId) return false
  // SECURITY: a token of another tenant would act on the wrong customer.
  // [src/core/sign-in/cached-token.security.test.ts]
  if (entry['realm'] !== account.tenantId) return false
  // SECURITY: a token of another login host is good for another cloud.
  // [src/core/sign-in/cached-token.security.test.ts]
  if (entry['environment'] !== account.environment) return false
  // SECURITY: a token of another application has that application's rights.
  // [src/core/sign-in/cached-token.security.test.ts]
  if (entry['client_id'] !== profile.clientId) return false
  // SECURITY: a token for another API must not be sent to this one.
  // [src/core/sign-in/cached-token.security.test.ts]
  if (!scopesOf(profile).every((scope) => scopes.has(scope.toLowerCase()))) return false
  return true
}

function isGood(entry: Entry, nowSeconds: number): boolean {
  const isClockTurnedBack = Number(entry['cached_at']) > nowSeconds
  const isToBeRenewed = Number(entry['refresh_on'] ?? Infinity) <= nowSeconds
  const endsSoon = Number(entry['expires_on']) <= nowSeconds + renewalOffsetSeconds
  return !isClockTurnedBack && !isToBeRenewed && !endsSoon
}
