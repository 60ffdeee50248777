import type { AuthenticationResult } from '@azure/msal-node'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { CredentialTrial } from '../../shared/views'
import { readClaims } from '../tokens/claims'
import { makeFailure } from './failures'
import { pinnedPart, type PinnedAccount } from './token-record'

/** A token and what is known of it. Secret. */
export interface AcquiredToken {
  readonly accessToken: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly account?: PinnedAccount
  /** All accounts that have signed in to the profile, where they were looked up. */
  readonly accounts?: readonly PinnedAccount[]
  readonly tenantId?: string
  /** False when it was fetched just now. */
  readonly fromCache: boolean
  /** Why the token is kept only until the app ends, when it could not be saved. */
  readonly unsaved?: string
  /** What the request told of a credential that has replaced another. */
  readonly trial?: CredentialTrial | 'ended'
}

/** What is looked at of MSAL's result. Secret. */
export type TokenResult = Pick<
  AuthenticationResult,
  'accessToken' | 'tenantId' | 'account' | 'expiresOn' | 'fromCache'
>

/** Whom a profile may get tokens for, as far as it is known. */
export interface Pins {
  readonly homeAccountId?: string | undefined
  readonly username?: string | undefined
  readonly tenantId?: string | undefined
}

/**
 * Returns MSAL's result as a token of this profile, or the refusal of a token that belongs to another
 * tenant or account than the one the profile is pinned to, with both names.
 */
export function acceptResult(
  result: TokenResult,
  profile: Profile,
  pins: Pins,
  now: number
): Result<AcquiredToken, Failure> {
  const claims = readClaims(result.accessToken)
  const tenantId =
    (claims.ok ? claims.value.tid : undefined) ??
    (result.tenantId === '' ? undefined : result.tenantId)
  const expectedTenant = pins.tenantId ?? (isGuid(profile.tenant) ? profile.tenant : undefined)
  // SECURITY: a token of another tenant would act on the wrong customer.
  // [src/core/sign-in/acquired-token.security.test.ts]
  if (
    expectedTenant !== undefined &&
    tenantId !== undefined &&
    tenantId.toLowerCase() !== expectedTenant.toLowerCase()
  ) {
    return failed(
      makeFailure('wrong-tenant', now, { expected: expectedTenant, found: tenantId.slice(0, 400) })
    )
  }
  const account = result.account ?? undefined
  // SECURITY: a token of another person would act in that person's name.
  // [src/core/sign-in/acquired-token.security.test.ts]
  if (account !== undefined && !isPinnedAccount(account, profile, pins)) {
    const expected = pins.username ?? profile.account ?? ''
    return failed(
      makeFailure('wrong-account', now, { expected, found: account.username.slice(0, 400) })
    )
  }
  return succeeded({
    accessToken: result.accessToken,
    expiresAt: (result.expiresOn ?? new Date(now)).getTime(),
    fromCache: result.fromCache,
    ...(account === undefined ? {} : { account: pinnedPart(account) }),
    ...(tenantId === undefined ? {} : { tenantId })
  })
}

function isPinnedAccount(account: PinnedAccount, profile: Profile, pins: Pins): boolean {
  if (pins.homeAccountId !== undefined) return account.homeAccountId === pins.homeAccountId
  return (
    profile.account === undefined ||
    account.username.toLowerCase() === profile.account.toLowerCase()
  )
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
