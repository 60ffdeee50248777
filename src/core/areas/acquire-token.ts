import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { TokenCheck } from '../../shared/token'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileStore } from '../profiles/profile-store'
import type { AcquiredToken } from '../sign-in/acquired-token'
import { makeFailure } from '../sign-in/failures'
import type { SignInParts } from '../sign-in/sign-in-parts'
import { getTokenSilently } from '../sign-in/silent-token'
import type { TokenViews } from './token-views'

export interface AcquireTokenParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly signIn: SignInParts
  readonly turns: KeyedMutex
}

export interface AcquireTokenOptions {
  /** True to get a new token although the cached one is still good. */
  readonly renew: boolean
  /** Ends the wait for the turn, and the request. */
  readonly signal: AbortSignal
}

/** A token that the profile's view already shows. Secret. */
export interface NotedToken {
  readonly profile: Profile
  readonly token: AcquiredToken
  readonly checks: readonly TokenCheck[]
}

/**
 * Gets a token without a person in the profile's turn, and notes there what came of it: whoever edits,
 * signs out or removes the profile comes before or after, never in between. A request that was ended by
 * the signal is not noted.
 */
export async function acquireToken(
  { store, views, signIn, turns }: AcquireTokenParts,
  profileId: string,
  { renew, signal }: AcquireTokenOptions
): Promise<Result<NotedToken, CallFailure>> {
  const inTurn = async (): Promise<Result<NotedToken, CallFailure>> => {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    const token = await getTokenSilently(signIn, { profile, renew, signal })
    if (!token.ok) {
      const { failure } = token
      const shown = signal.aborted ? failure : await views.noteFailure(profile, failure)
      return failed({ kind: 'failure', failure: shown })
    }
    const checks = await views.noteToken(profile, token.value)
    return succeeded({ profile, token: token.value, checks })
  }
  try {
    return await turns.run(profileId, inTurn, signal)
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error
    return failed({ kind: 'failure', failure: makeFailure('cancelled', signIn.now()) })
  }
}
