import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { RecordFailure } from '../vault/vault'
import { acceptResult, type AcquiredToken, type Pins, type TokenResult } from './acquired-token'
import { endOf } from './browser-answer'
import type { Discovered } from './discovery'
import { withOtherAccounts } from './several-accounts'
import type { SignInParts } from './sign-in-parts'
import {
  pinnedPart,
  readTokenRecord,
  writeTokenRecord,
  type PinnedAccount,
  type TokenRecord
} from './token-record'

export interface KeepSignInParts extends SignInParts {
  /** Runs what changes the profile's record, one at a time per profile. */
  readonly exclusively: <Value>(profileId: string, work: () => Promise<Value>) => Promise<Value>
}

/** What a sign-in has brought. Secret. */
export interface NewSignIn {
  readonly result: TokenResult
  /** MSAL's cache with nothing but this sign-in. */
  readonly msalCache: string
  readonly discovered: Discovered | undefined
}

/** A sign-in by an account that is not the profile's. Secret. */
export interface OtherAccount extends NewSignIn {
  readonly account: PinnedAccount
}

/** How a sign-in is ended and whom it is for, whatever way it goes. */
export interface SignInRequest {
  readonly profile: Profile
  /** Whom the profile was pinned to, for when its sealed record can no longer be read. */
  readonly remembered: Pins
  readonly signal: AbortSignal
  /** Given a sign-in that was refused because it is another account's, in case that is what is wanted. */
  readonly onOtherAccount?: (other: OtherAccount) => void
}

/** Keeps what a sign-in has brought, in the profile's turn, or refuses it when it is not the profile's. */
export async function keepSignIn(
  parts: KeepSignInParts,
  { profile, signal, remembered, onOtherAccount }: SignInRequest,
  signIn: NewSignIn
): Promise<Result<AcquiredToken, Failure>> {
  return await parts.exclusively(profile.id, async () => {
    if (signal.aborted) return failed(endOf(signal, parts.now()))
    const latest = await readTokenRecord(parts.vault, profile, parts.now())
    const kept = latest.ok ? latest.value : undefined
    const pins = latest.ok ? pinsOf(kept) : remembered
    const token = await keep(parts, profile, signIn, kept, pins)
    const { account } = signIn.result
    if (!token.ok && token.failure.code === 'wrong-account' && account !== null)
      onOtherAccount?.({ ...signIn, account: pinnedPart(account) })
    return token
  })
}

/**
 * Keeps the sign-in of another account after all, because the person has said so: it is pinned from now
 * on, and the one before stays with it. Runs in the profile's turn.
 */
export async function keepOtherAccount(
  parts: SignInParts,
  profile: Profile,
  remembered: Pins,
  other: OtherAccount
): Promise<Result<AcquiredToken, Failure>> {
  const latest = await readTokenRecord(parts.vault, profile, parts.now())
  const kept = latest.ok ? latest.value : undefined
  const { tenantId } = latest.ok ? pinsOf(kept) : remembered
  const { homeAccountId, username } = other.account
  return await keep(parts, profile, other, kept, { tenantId, homeAccountId, username })
}

/**
 * Pins a profile to another of the accounts that its record holds, in the profile's turn. Returns the new
 * record, or `undefined` when it holds no such account.
 */
export async function pinAccount(
  { vault, now }: SignInParts,
  profile: Profile,
  accountId: string
): Promise<Result<TokenRecord | undefined, Failure | RecordFailure>> {
  const record = await readTokenRecord(vault, profile, now())
  if (!record.ok) return record
  const account = record.value?.accounts?.find(({ homeAccountId }) => homeAccountId === accountId)
  if (record.value === undefined || account === undefined) return succeeded(undefined)
  const pinned = { ...record.value, account }
  const written = await writeTokenRecord(vault, profile, pinned)
  return written.ok ? succeeded(pinned) : written
}

async function keep(
  { vault, now }: SignInParts,
  profile: Profile,
  { result, msalCache, discovered }: NewSignIn,
  kept: TokenRecord | undefined,
  pins: Pins
): Promise<Result<AcquiredToken, Failure>> {
  const token = acceptResult(result, profile, pins, now())
  if (!token.ok) return token
  const { account, tenantId } = token.value
  const fresh = { msalCache, tenantId: pins.tenantId ?? tenantId, discovery: discovered }
  const record =
    account === undefined
      ? { ...fresh, account, accounts: [] }
      : withOtherAccounts({ ...fresh, account }, kept)
  const saved = await writeTokenRecord(vault, profile, record)
  const value = { ...token.value, accounts: record.accounts }
  return saved.ok ? succeeded(value) : succeeded({ ...value, unsaved: saved.failure.detail })
}

function pinsOf(record: TokenRecord | undefined): Pins {
  const account = record?.account
  return {
    homeAccountId: account?.homeAccountId,
    username: account?.username,
    tenantId: record?.tenantId
  }
}
