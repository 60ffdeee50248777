import type { CallFailure } from '../../shared/contract'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { CopyForm, TokenCheck } from '../../shared/token'
import type { CopyReceipt, TokenView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileStore } from '../profiles/profile-store'
import type { AcquiredToken } from '../sign-in/acquired-token'
import { getTokenSilently } from '../sign-in/silent-token'
import type { SignInParts } from '../sign-in/sign-in-parts'
import { formatToken } from '../tokens/forms'
import type { Unsubscribe } from './listeners'
import type { TokenViews } from './token-views'

/** A token ready for the clipboard. `text` is secret and stays in the main process. */
export interface CopiedToken {
  readonly text: string
  readonly receipt: Omit<CopyReceipt, 'clearsAt'>
}

/** The tokens' area: everything that needs no person. */
export interface TokensArea {
  /** The state of every profile's token, without asking MSAL or the vault for any. */
  views(): Promise<readonly TokenView[]>
  /** Takes the cached token, renewed or fetched when it ends within five minutes, and puts it in `form`. */
  copy(profileId: string, form: CopyForm): Promise<Result<CopiedToken, CallFailure>>
  /** Gets a new token although the cached one may still be good. */
  renew(profileId: string): Promise<Result<TokenView, CallFailure>>
  onChange(listener: (view: TokenView) => void): Unsubscribe
}

export interface TokensAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly signIn: SignInParts
  readonly turns: KeyedMutex
  readonly signal: AbortSignal
}

interface NotedToken {
  readonly profile: Profile
  readonly token: AcquiredToken
  readonly checks: readonly TokenCheck[]
}

export function createTokensArea({
  store,
  views,
  signIn,
  turns,
  signal
}: TokensAreaParts): TokensArea {
  /**
   * Gets a token in the profile's turn, and notes there what came of it: whoever edits, signs out or
   * removes the profile comes before or after, never in between.
   */
  async function acquire(
    profileId: string,
    renew: boolean
  ): Promise<Result<NotedToken, CallFailure>> {
    return await turns.run(profileId, async () => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const token = await getTokenSilently(signIn, { profile, renew, signal })
      if (!token.ok) {
        await views.noteFailure(profile, token.failure)
        return failed({ kind: 'failure', failure: token.failure })
      }
      const checks = await views.noteToken(profile, token.value)
      const { unsaved } = token.value
      if (unsaved !== undefined) return failed({ kind: 'store-not-written', detail: unsaved })
      return succeeded({ profile, token: token.value, checks })
    })
  }

  return {
    views: () => views.viewsOf(store.list()),

    async copy(profileId, form) {
      const acquired = await acquire(profileId, false)
      if (!acquired.ok) return acquired
      const { accessToken, expiresAt, fromCache } = acquired.value.token
      const checks = [...acquired.value.checks]
      return succeeded({
        text: formatToken(accessToken, form),
        receipt: { profileId, form, expiresAt, checks, renewed: !fromCache }
      })
    },

    async renew(profileId) {
      const acquired = await acquire(profileId, true)
      if (!acquired.ok) return acquired
      return succeeded(await views.viewOf(acquired.value.profile))
    },

    onChange: (listener) => views.onChange(listener)
  }
}
