import type { CallFailure } from '../../shared/call-failure'
import type { ClaimsView } from '../../shared/claims'
import { failed, succeeded, type Result } from '../../shared/result'
import { heldToken } from '../sign-in/cached-token'
import { readTokenRecord } from '../sign-in/token-record'
import { claimsViewOf, copiedClaim } from '../tokens/claims-view'
import type { AcquireTokenParts } from './acquire-token'

/** Returns what a profile's cached token says, without a call to anybody. */
export async function readClaimsOf(
  { store, signIn }: Pick<AcquireTokenParts, 'store' | 'signIn'>,
  profileId: string
): Promise<Result<ClaimsView, CallFailure>> {
  const profile = store.get(profileId)
  if (profile === undefined) return failed({ kind: 'profile-missing' })
  const record = await readTokenRecord(signIn.vault, profile, signIn.now())
  if (!record.ok) return failed({ kind: 'failure', failure: record.failure })
  const token = heldToken(record.value, profile)
  return succeeded(token === undefined ? { kind: 'none' } : claimsViewOf(token.accessToken))
}

/** Returns the value of one claim as it is copied. */
export async function readClaimText(
  parts: Pick<AcquireTokenParts, 'store' | 'signIn'>,
  profileId: string,
  name: string
): Promise<Result<string, CallFailure>> {
  const view = await readClaimsOf(parts, profileId)
  if (!view.ok) return view
  if (view.value.kind === 'opaque') return failed({ kind: 'token-opaque' })
  const claims = view.value.kind === 'none' ? [] : view.value.claims
  const claim = claims.find((one) => one.name === name)
  return claim === undefined ? failed({ kind: 'claim-missing' }) : succeeded(copiedClaim(claim))
}
