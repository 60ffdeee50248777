import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { SignInView, TokenView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileStore } from '../profiles/profile-store'
import type { AcquiredToken, Pins } from '../sign-in/acquired-token'
import type { BrowserSignInParts, SignInPrompt } from '../sign-in/browser-sign-in'
import type { DeviceCode, DeviceCodeParts } from '../sign-in/device-code-sign-in'
import { makeFailure } from '../sign-in/failures'
import type { SignInRequest } from '../sign-in/keep-sign-in'
import { notWritten } from '../sign-in/token-record'
import type { AccountOffers } from './account-offers'
import type { BrowserWaits, SignInChange, WaitProgress } from './browser-waits'
import { createAccountChoice } from './choose-account'
import type { Unsubscribe } from './listeners'
import type { TokenViews } from './token-views'

export type { SignInPrompt } from '../sign-in/browser-sign-in'

/** The sign-ins' area: what needs a person and the system browser. */
export interface SignInArea {
  /** Opens the browser and returns when the sign-in has ended, however it ends. */
  start(profileId: string, prompt: SignInPrompt): Promise<Result<TokenView, CallFailure>>
  /**
   * Signs in with a code that the person types in any browser; it is in `waiting` and told by `onChange`
   * once there is one, and given to `onCode`. Returns when the sign-in has ended, however it ends.
   */
  startDeviceCode(
    profileId: string,
    onCode?: (code: DeviceCode) => void
  ): Promise<Result<TokenView, CallFailure>>
  /** The code that waits to be typed, while it does. */
  deviceCode(profileId: string): string | undefined
  /**
   * Uses another account from now on: one that has signed in to the profile before, whose token is renewed
   * without a person, or the one whose sign-in was refused just now.
   *
   * @param accountId of `TokenView.accounts` or `TokenView.offeredAccount`
   */
  chooseAccount(profileId: string, accountId: string): Promise<Result<TokenView, CallFailure>>
  /** Stays with the profile's account, and forgets the sign-in of another that was refused just now. */
  keepAccount(profileId: string): Promise<Result<TokenView, CallFailure>>
  /** Forgets, without asking, every refused sign-in that still waits to be chosen. */
  forgetOffers(): void
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
  /** Removes the sealed token cache, with every account in it. The browser's own session stays. */
  signOut(profileId: string): Promise<Result<TokenView, CallFailure>>
  waiting(): readonly SignInView[]
  onChange(listener: (change: SignInChange) => void): Unsubscribe
}

export interface SignInAreaParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly signIn: BrowserSignInParts & DeviceCodeParts
  readonly offers: AccountOffers
  readonly turns: KeyedMutex
  readonly waits: BrowserWaits
}

export function createSignInArea(parts: SignInAreaParts): SignInArea {
  const { store, views, signIn, turns, waits, offers } = parts
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
      if (prompt !== 'select-account') showAccount(remembered, progress)
      const claims = prompt === 'mfa' ? views.claimsChallenge(profileId) : undefined
      const token = await signInWithBrowser(signIn, {
        ...requestOf(profile, remembered, progress),
        ...progress,
        prompt,
        claims
      })
      return await turns.run(profileId, () => note(profileId, token))
    })
  }

  async function startDeviceCode(
    profileId: string,
    onCode?: (code: DeviceCode) => void
  ): Promise<Result<TokenView, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (profile.mode === 'app-only' || waits.has(profileId))
      return failed({ kind: 'failure', failure: makeFailure('busy', now()) })
    return await waits.runForCode(profile, async (progress) => {
      const { signInWithDeviceCode } = await import('../sign-in/device-code-sign-in')
      const remembered = await views.rememberedPins(profileId)
      showAccount(remembered, progress)
      const token = await signInWithDeviceCode(signIn, {
        ...requestOf(profile, remembered, progress),
        onCode: (code) => {
          progress.onDeviceCode(code)
          onCode?.(code)
        },
        onAnswered: () => progress.onPhase('redeeming')
      })
      return await turns.run(profileId, () => note(profileId, token))
    })
  }

  function showAccount({ username }: Pins, progress: WaitProgress): void {
    if (username !== undefined) progress.onAccount(username)
  }

  function requestOf(
    profile: Profile,
    remembered: Pins,
    { signal }: Pick<WaitProgress, 'signal'>
  ): SignInRequest {
    // A new sign-in is a new answer to the question whether the one before was meant.
    offers.drop(profile.id)
    return {
      profile,
      remembered,
      signal,
      onOtherAccount: (other) => offers.put(profile.id, other)
    }
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
    startDeviceCode,
    ...createAccountChoice(parts),
    deviceCode: (profileId) => waits.deviceCode(profileId),
    forgetOffers: () => offers.dropAll(),
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
