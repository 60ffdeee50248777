import type { ActivityEntry } from '../../shared/activity'
import type { CallFailure } from '../../shared/call-failure'
import type { ClaimsView } from '../../shared/claims'
import { failed, succeeded, type Result } from '../../shared/result'
import type { CopyForm } from '../../shared/token'
import type { CopyReceipt, TokenView } from '../../shared/views'
import { acquireToken, type AcquireTokenParts, type NotedToken } from './acquire-token'
import { textOfForm, type ConfirmHost, type CopyFormParts } from './copy-token'
import { heldInstead } from './held-instead'
import type { Unsubscribe } from './listeners'
import { readClaimsOf, readClaimText } from './read-claims'

/** A token ready for the clipboard. `text` is secret and stays in the main process. */
export interface CopiedToken {
  readonly text: string
  readonly receipt: Omit<CopyReceipt, 'clearsAt'>
}

export interface CopyOptions {
  /** True to copy no token that fails a check; what fails is returned instead. */
  readonly onlyPassing?: boolean
  /** True to copy one that ends within five minutes where it cannot be renewed. */
  readonly evenIfNotRenewed?: boolean
  /** Asked before a call is copied that leads to a host that is none of Microsoft's; by default nobody agrees. */
  readonly confirmHost?: ConfirmHost
  /** Through which door, where it is not the desk's own. */
  readonly by?: ActivityEntry['by'] | undefined
}

/** The tokens' area: everything that needs no person. */
export interface TokensArea {
  /** The state of every profile's token, without asking MSAL or the vault for any. */
  views(): Promise<readonly TokenView[]>
  /**
   * Takes the cached token, renewed or fetched when it ends within five minutes, and puts it in `form`. One
   * that cannot be renewed is taken only with `evenIfNotRenewed`, as long as it is good.
   */
  copy(
    profileId: string,
    form: CopyForm,
    options?: CopyOptions
  ): Promise<Result<CopiedToken, CallFailure>>
  /** Gets a new token although the cached one may still be good. */
  renew(profileId: string): Promise<Result<TokenView, CallFailure>>
  /** What the cached token says, good or expired, without a call to anybody. */
  claims(profileId: string): Promise<Result<ClaimsView, CallFailure>>
  /** The value of one claim as it is copied. */
  claimText(profileId: string, name: string): Promise<Result<string, CallFailure>>
  onChange(listener: (view: TokenView) => void): Unsubscribe
}

export interface TokensAreaParts extends AcquireTokenParts {
  readonly forms: CopyFormParts
  readonly signal: AbortSignal
}

export function createTokensArea(parts: TokensAreaParts): TokensArea {
  const { store, views, signal } = parts

  /** A token that will be gone when the app ends is a failure here: the person has to know. */
  async function acquire(
    profileId: string,
    renew: boolean
  ): Promise<Result<NotedToken, CallFailure>> {
    const acquired = await acquireToken(parts, profileId, { renew, signal })
    const unsaved = acquired.ok ? acquired.value.token.unsaved : undefined
    return unsaved === undefined ? acquired : failed({ kind: 'store-not-written', detail: unsaved })
  }

  return {
    views: () => views.viewsOf(store.list()),

    async copy(profileId, form, options = {}) {
      const { onlyPassing = false, evenIfNotRenewed = false, confirmHost = nobodyAgrees } = options
      const fresh = await acquire(profileId, false)
      // A person who has been told that it could not be renewed may want the one at hand all the same.
      const acquired =
        fresh.ok || !evenIfNotRenewed ? fresh : await heldInstead(parts, profileId, fresh)
      if (!acquired.ok) return acquired
      const { profile, token } = acquired.value
      const checks = [...acquired.value.checks]
      const fails = checks.some(({ verdict }) => verdict === 'failed')
      // Claims are read just because a token fails.
      if (onlyPassing && fails && form !== 'claims-json')
        return failed({ kind: 'token-fails-checks', checks })
      const text = await textOfForm(parts.forms, form, acquired.value, confirmHost)
      if (!text.ok) return text
      await views.noteForm(profile, form)
      const { expiresAt, fromCache } = token
      return succeeded({
        text: text.value,
        receipt: { profileId, form, expiresAt, checks, renewed: !fromCache }
      })
    },

    async renew(profileId) {
      const acquired = await acquire(profileId, true)
      if (!acquired.ok) return acquired
      return succeeded(await views.viewOf(acquired.value.profile))
    },

    claims: (profileId) => readClaimsOf(parts, profileId),
    claimText: (profileId, name) => readClaimText(parts, profileId, name),

    onChange: (listener) => views.onChange(listener)
  }
}

const nobodyAgrees: ConfirmHost = () => Promise.resolve(false)
