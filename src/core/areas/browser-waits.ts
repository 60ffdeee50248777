import type { Profile } from '../../shared/profile'
import type { SignInView } from '../../shared/views'
import { authorityOf } from '../sign-in/authority'
import type { BrowserProgress } from '../sign-in/browser-answer'
import type { DeviceCode } from '../sign-in/device-code-sign-in'
import { failureOfShownText, ShownError } from '../sign-in/shown-error'
import { Listeners, type Unsubscribe } from './listeners'

/** A change of what waits for the browser; without `signIn` nothing waits any more. */
export interface SignInChange {
  readonly profileId: string
  readonly signIn?: SignInView
}

export interface BrowserWaitsOptions {
  /** How long the browser is waited for, in a wait that begins now. */
  readonly timeLimitMs: () => number
  /** Ends every wait: the desk is closed. */
  readonly signal: AbortSignal
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Shows a page in the system browser. @throws Error when no browser opens. */
  readonly openBrowser: (url: string) => Promise<void>
}

/** How the one who waits tells what happens, and is told to end. */
export interface WaitProgress extends BrowserProgress {
  /** Told which account is expected, where more is known of it than the profile says. */
  readonly onAccount: (account: string) => void
  /** Told the code that a person types, in place of a link. */
  readonly onDeviceCode: (code: DeviceCode) => void
}

/** A code is good for 15 minutes, and is waited for as long as it is. */
const longestCodeWaitMs = 30 * 60_000

type WaitKind = Pick<SignInView, 'purpose' | 'way'> & { readonly timeLimitMs: number }

interface Waiting {
  readonly view: SignInView
  readonly link: string | undefined
  readonly end: (reason?: ShownError) => void
}

/** What waits for a person in the system browser: for each profile one sign-in or one consent at a time. */
export class BrowserWaits {
  readonly #options: BrowserWaitsOptions
  readonly #waiting = new Map<string, Waiting>()
  readonly #listeners = new Listeners<SignInChange>()

  constructor(options: BrowserWaitsOptions) {
    this.#options = options
  }

  onChange(listener: (change: SignInChange) => void): Unsubscribe {
    return this.#listeners.add(listener)
  }

  /** Returns what waits just now. */
  list(): readonly SignInView[] {
    return [...this.#waiting.values()].map(({ view }) => view)
  }

  has(profileId: string): boolean {
    return this.#waiting.has(profileId)
  }

  /** Ends a profile's wait at once; with `purpose`, only a wait of that purpose. */
  cancel(profileId: string, purpose?: SignInView['purpose']): void {
    const waiting = this.#waiting.get(profileId)
    if (purpose === undefined || waiting?.view.purpose === purpose) waiting?.end()
  }

  /** Ends every wait at once. */
  cancelAll(): void {
    for (const { end } of this.#waiting.values()) end()
  }

  /**
   * Ends a profile's wait with the error that the browser's page shows. Returns whether `shown`, a text
   * copied from that page, names one; the wait goes on if not.
   */
  endWithShownError(profile: Profile, shown: string): boolean {
    const failure = failureOfShownText(shown, profile.mode, this.#options.now())
    if (failure === undefined) return false
    this.#waiting.get(profile.id)?.end(new ShownError(failure))
    return true
  }

  /** Returns the code that waits to be typed, while it does. */
  deviceCode(profileId: string): string | undefined {
    return this.#waiting.get(profileId)?.view.deviceCode?.userCode
  }

  /** Returns the link that the browser was sent to, while it is waited for. */
  link(profileId: string): string | undefined {
    return this.#waiting.get(profileId)?.link
  }

  /** @throws Error when no browser opens */
  async openAgain(profileId: string): Promise<void> {
    const link = this.link(profileId)
    if (link !== undefined) await this.#options.openBrowser(link)
  }

  /**
   * Runs what needs the browser, and shows it as waiting until it has ended, however it ends.
   *
   * @throws Error when the profile waits already: ask `has` before
   */
  async run<Value>(
    profile: Profile,
    purpose: SignInView['purpose'],
    work: (progress: WaitProgress) => Promise<Value>
  ): Promise<Value> {
    const timeLimitMs = this.#options.timeLimitMs()
    return await this.#run(profile, { purpose, timeLimitMs }, work)
  }

  async #run<Value>(
    profile: Profile,
    kind: WaitKind,
    work: (progress: WaitProgress) => Promise<Value>
  ): Promise<Value> {
    const { id } = profile
    if (this.#waiting.has(id)) throw new Error('The profile waits for the browser already.')
    const { signal } = this.#options
    const controller = new AbortController()
    this.#begin(profile, kind, (reason) => controller.abort(reason))
    try {
      return await work({
        signal: AbortSignal.any([controller.signal, signal, AbortSignal.timeout(kind.timeLimitMs)]),
        onLink: (link) => this.#update(id, { pageOrigin: new URL(link).origin }, link),
        onPhase: (phase) => this.#update(id, { phase }),
        onAccount: (account) => this.#update(id, { account }),
        onDeviceCode: (code) => this.#showCode(id, code)
      })
    } finally {
      this.#waiting.delete(id)
      this.#listeners.tell({ profileId: id })
    }
  }

  /** Waits for a code to be typed, for as long as it is good. See `run`. */
  async runForCode<Value>(
    profile: Profile,
    work: (progress: WaitProgress) => Promise<Value>
  ): Promise<Value> {
    const kind = { purpose: 'sign-in', way: 'device-code', timeLimitMs: longestCodeWaitMs } as const
    return await this.#run(profile, kind, work)
  }

  #showCode(profileId: string, deviceCode: DeviceCode): void {
    const { page, isKnownPage, expiresAt } = deviceCode
    this.#update(profileId, { phase: 'waiting', deviceCode, endsAt: expiresAt })
    // SECURITY: a page that is none of the cloud's has no link, so that nothing opens or copies it.
    // [src/core/areas/browser-waits.security.test.ts]
    if (!isKnownPage) return
    this.#update(profileId, { pageOrigin: new URL(page).origin }, page)
  }

  #begin(profile: Profile, { purpose, way, timeLimitMs }: WaitKind, end: Waiting['end']): void {
    const startedAt = this.#options.now()
    const view: SignInView = {
      profileId: profile.id,
      phase: 'opening',
      startedAt,
      endsAt: startedAt + timeLimitMs,
      authorityHost: authorityOf(profile).host,
      tenant: profile.tenant,
      purpose,
      ...(way === undefined ? {} : { way }),
      ...(profile.account === undefined ? {} : { account: profile.account })
    }
    this.#waiting.set(profile.id, { view, link: undefined, end })
    this.#listeners.tell({ profileId: profile.id, signIn: view })
  }

  #update(profileId: string, change: Partial<SignInView>, link?: string): void {
    const current = this.#waiting.get(profileId)
    if (current === undefined) return
    const view = { ...current.view, ...change }
    this.#waiting.set(profileId, { ...current, view, link: link ?? current.link })
    this.#listeners.tell({ profileId, signIn: view })
  }
}
