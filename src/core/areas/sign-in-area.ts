import type { CallFailure } from '../../shared/contract'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { SignInView, TokenView } from '../../shared/views'
import type { KeyedMutex } from '../disk/mutex'
import type { ProfileStore } from '../profiles/profile-store'
import type { AcquiredToken } from '../sign-in/acquired-token'
import { authorityOf } from '../sign-in/authority'
import type { BrowserSignInParts, SignInPrompt } from '../sign-in/browser-sign-in'
import { makeFailure } from '../sign-in/failures'
import { notWritten } from '../sign-in/token-record'
import { Listeners, type Unsubscribe } from './listeners'
import type { TokenViews } from './token-views'

export type { SignInPrompt } from '../sign-in/browser-sign-in'

/** A change of what waits for the browser; without `signIn` nothing waits any more. */
export interface SignInChange {
  readonly profileId: string
  readonly signIn?: SignInView
}

/** The sign-ins' area: what needs a person and the system browser. */
export interface SignInArea {
  /** Opens the browser and returns when the sign-in has ended, however it ends. */
  start(profileId: string, prompt: SignInPrompt): Promise<Result<TokenView, CallFailure>>
  /** Ends a waiting sign-in at once. */
  cancel(profileId: string): void
  /** The link that the browser was sent to, while a sign-in waits. */
  link(profileId: string): string | undefined
  openAgain(profileId: string): Promise<void>
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
  readonly timeLimitMs: number
  readonly signal: AbortSignal
}

interface Waiting {
  readonly view: SignInView
  readonly link: string | undefined
  readonly cancel: () => void
}

export function createSignInArea(parts: SignInAreaParts): SignInArea {
  const { store, views, signIn, turns, timeLimitMs } = parts
  const { now, vault, openBrowser } = signIn
  const waiting = new Map<string, Waiting>()
  const listeners = new Listeners<SignInChange>()

  function update(profileId: string, change: Partial<SignInView>, link?: string): void {
    const current = waiting.get(profileId)
    if (current === undefined) return
    const view = { ...current.view, ...change }
    waiting.set(profileId, { ...current, view, link: link ?? current.link })
    listeners.tell({ profileId, signIn: view })
  }

  function beginWaiting(profile: Profile, cancel: () => void): void {
    const startedAt = now()
    const view: SignInView = {
      profileId: profile.id,
      phase: 'opening',
      startedAt,
      endsAt: startedAt + timeLimitMs,
      authorityHost: authorityOf(profile).host,
      tenant: profile.tenant,
      purpose: 'sign-in',
      ...(profile.account === undefined ? {} : { account: profile.account })
    }
    waiting.set(profile.id, { view, link: undefined, cancel })
    listeners.tell({ profileId: profile.id, signIn: view })
  }

  async function start(
    profileId: string,
    prompt: SignInPrompt
  ): Promise<Result<TokenView, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (waiting.has(profileId))
      return failed({ kind: 'failure', failure: makeFailure('busy', now()) })
    const controller = new AbortController()
    beginWaiting(profile, () => controller.abort())
    const signal = AbortSignal.any([
      controller.signal,
      parts.signal,
      AbortSignal.timeout(timeLimitMs)
    ])
    try {
      const { signInWithBrowser } = await import('../sign-in/browser-sign-in')
      const token = await signInWithBrowser(signIn, {
        profile,
        prompt,
        remembered: await views.rememberedPins(profileId),
        signal,
        onLink: (link) => update(profileId, { pageOrigin: new URL(link).origin }, link),
        onPhase: (phase) => update(profileId, { phase })
      })
      return await turns.run(profileId, () => note(profileId, token))
    } finally {
      waiting.delete(profileId)
      listeners.tell({ profileId })
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
      if (token.failure.code !== 'cancelled') await views.noteFailure(profile, token.failure)
      return failed({ kind: 'failure', failure: token.failure })
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
    waiting.get(profileId)?.cancel()
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
    cancel: (profileId) => waiting.get(profileId)?.cancel(),
    link: (profileId) => waiting.get(profileId)?.link,
    openAgain: async (profileId) => {
      const link = waiting.get(profileId)?.link
      if (link !== undefined) await openBrowser(link)
    },
    waiting: () => [...waiting.values()].map(({ view }) => view),
    onChange: (listener) => listeners.add(listener)
  }
}
