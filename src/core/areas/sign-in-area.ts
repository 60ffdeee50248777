import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { SignInView, TokenView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileStore } from '../profiles/profile-store'
import type { AcquiredToken } from '../sign-in/acquired-token'
import type { BrowserSignInParts, SignInPrompt } from '../sign-in/browser-sign-in'
import { makeFailure } from '../sign-in/failures'
import { notWritten } from '../sign-in/token-record'
import type { BrowserWaits, SignInChange } from './browser-waits'
import type { Unsubscribe } from './listeners'
import type { TokenViews } from './token-views'

export type { SignInPrompt } from '../sign-in/browser-sign-in'

/** The sign-ins' area: what needs a person and the system browser. */
export interface SignInArea {
  /** Opens the browser and returns when the sign-in has ended, however it ends. */
  start(profileId: string, prompt: SignInPrompt): Promise<Result<TokenView, CallFailure>>
  /** Ends at once what waits for the browser: a sign-in or a consent. */
  cancel(profileId: string): void
  /** The link that the browser was sent to, while a sign-in or a consent waits. */
  link(profileId: string): string | undefined
  openAgain(profileId: string): Promise<void>
  /**
   * Ends the wait with the error that the browser's page shows. Returns whether `shown`, a text copied
   * from that page, names one; the wait goes on if not.
   */
  endWithShownError(profileId: string, shown: string): Result<boolean, CallFailure>
  /** Removes the sealed token cache. The browser's own session stays. */
  signOut(profileId: string): Promise<Result<TokenView, CallFailure>>
  waiting(): readonly SignInView[]
  onChange(listener: (change: SignInChange) => void): Unsubscribe
}

export interface SignInAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly signIn: BrowserSignInParts
  readonly turns: KeyedMutex
  readonly waits: BrowserWaits
}

export function createSignInArea(parts: SignInAreaParts): SignInArea {
  const { store, views, signIn, turns, waits } = parts
  const { now, vault } = signIn

  async function start(
    profileId: string,
    prompt: SignInPrompt
  ): Promise<Result<TokenView, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (waits.has(profileId))
      return failed({ kind: 'failure', failure: makeFailure('busy', now()) })
    return await waits.run(profile, 'sign-in', async (progress) => {
      const { signInWithBrowser } = await import('../sign-in/browser-sign-in')
      const remembered = await views.rememberedPins(profileId)
      const claims = prompt === 'mfa' ? views.claimsChallenge(profileId) : undefined
      const request = { profile, prompt, claims, remembered, ...progress }
      const token = await signInWithBrowser(signIn, request)
      return await turns.run(profileId, () => note(profileId, token))
    })
  }

  /** Runs in the profile's turn: it may have been removed, edited or signed out since the answer came. */
  async function note(
    profileId: string,
    token: Result<AcquiredToken, Failure>
  ): Promise<Result<TokenView, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (!token.ok) {
      const { failure } = token
      const shown =
        failure.code === 'cancelled' ? failure : await views.noteFailure(profile, failure)
      return failed({ kind: 'failure', failure: shown })
    }
    if (!(await vault.has('token-cache', profileId)))
      return failed({ kind: 'failure', failure: makeFailure('cancelled', now()) })
    await views.noteToken(profile, token.value)
    const { unsaved } = token.value
    return unsaved === undefined
      ? succeeded(await views.viewOf(profile))
      : failed({ kind: 'store-not-written', detail: unsaved })
  }

  async function signOut(profileId: string): Promise<Result<TokenView, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    waits.cancel(profileId, 'sign-in')
    return await turns.run(profileId, async () => {
      const removed = await vault.remove('token-cache', profileId)
      if (!removed.ok) return failed(notWritten(removed.failure))
      await views.forgetToken(profile)
      return succeeded(await views.viewOf(profile))
    })
  }

  return {
    start,
    signOut,
    cancel: (profileId) => waits.cancel(profileId),
    link: (profileId) => waits.link(profileId),
    openAgain: (profileId) => waits.openAgain(profileId),
    endWithShownError: (profileId, shown) => {
      const profile = store.get(profileId)
      return profile === undefined
        ? failed({ kind: 'profile-missing' })
        : succeeded(waits.endWithShownError(profile, shown))
    },
    waiting: () => waits.list(),
    onChange: (listener) => waits.onChange(listener)
  }
}
