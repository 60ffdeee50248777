import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { CallInput, CallResult, DesktopApi } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import type { CopyForm, Failure, TokenCheck } from '../../shared/token'
import type { CopyReceipt, TokenView } from '../../shared/views'
import { words } from '../../words'

/** What is under way for a profile, apart from a sign-in that waits. */
export type Operation = 'copy' | 'renew' | 'sign-in' | 'sign-out' | 'choose-account'

/** What the last operation came to; shown beside its button. */
export type Answer =
  | { readonly kind: 'copied'; readonly receipt: CopyReceipt }
  | { readonly kind: 'renewed' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly sentence: string }

/** Asked before a token is copied that fails a check. */
export interface CopyQuestion {
  readonly form: CopyForm
  readonly checks: readonly TokenCheck[]
}

type Prompt = CallInput<'signIn'>['prompt']

/** What is told within this time is shown together: after an import, thousands are. */
const TOGETHER_MS = 50

/** The state of every profile's token, and the operations on it. */
export class TokenViews {
  readonly #desktop: DesktopApi
  readonly #byProfile = new SvelteMap<string, TokenView>()
  readonly #operations = new SvelteMap<string, Operation>()
  readonly #answers = new SvelteMap<string, Answer>()
  readonly #questions = new SvelteMap<string, CopyQuestion>()
  /** What “Try again” does: the last thing that was tried. */
  readonly #lastTried = new SvelteMap<string, () => Promise<void>>()

  /** Sign-ins that wait, for those who want to wait for their end. */
  readonly #signingIn = new SvelteMap<string, Promise<unknown>>()
  /** Profiles whose sign-in was ended because another way was chosen: that is no failure. */
  readonly #givingWay = new SvelteSet<string>()

  /** Profiles whose last sign-in asked for a second factor. */
  readonly #askedForMfa = new SvelteSet<string>()

  /** What was told since the last time that something of it was shown. */
  #told: TokenView[] = []
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  of(profileId: string): TokenView | undefined {
    return this.#byProfile.get(profileId)
  }

  operation(profileId: string): Operation | undefined {
    return this.#operations.get(profileId)
  }

  answer(profileId: string): Answer | undefined {
    return this.#answers.get(profileId)
  }

  /** What is asked before the profile's token is copied, if anything. */
  question(profileId: string): CopyQuestion | undefined {
    return this.#questions.get(profileId)
  }

  /** Copies nothing. */
  leaveQuestion(profileId: string): void {
    this.#questions.delete(profileId)
  }

  /** Whether the sign-in that brought the profile's token asked for a second factor. */
  askedForMfa(profileId: string): boolean {
    return this.#askedForMfa.has(profileId)
  }

  /** Returns whether the main process answered. */
  async load(): Promise<boolean> {
    const result = await this.#desktop.getTokenViews({})
    if (!result.ok) return false
    for (const view of result.value) {
      if (!this.#byProfile.has(view.profileId)) this.#byProfile.set(view.profileId, view)
    }
    return true
  }

  /** Takes in what the main process tells of itself: one at once, many together. */
  receive(view: TokenView): void {
    if (this.#pause !== undefined) {
      this.#told.push(view)
      return
    }
    this.put(view)
    this.#pause = setTimeout(() => {
      this.#pause = undefined
      const told = this.#told
      this.#told = []
      for (const each of told) this.put(each)
    }, TOGETHER_MS)
  }

  put(view: TokenView): void {
    // An answer is newer than what was told before it.
    this.#told = this.#told.filter(({ profileId }) => profileId !== view.profileId)
    this.#byProfile.set(view.profileId, view)
    if (view.state === 'none') this.#questions.delete(view.profileId)
  }

  forget(profileIds: readonly string[]): void {
    this.#told = this.#told.filter(({ profileId }) => !profileIds.includes(profileId))
    for (const id of profileIds) {
      this.#byProfile.delete(id)
      this.#answers.delete(id)
      this.#questions.delete(id)
      this.#lastTried.delete(id)
      this.#askedForMfa.delete(id)
    }
  }

  /** @param anyway true for a token that is known to fail a check; without it, a question is asked then */
  async copy(profileId: string, form: CopyForm, anyway = false): Promise<void> {
    this.#lastTried.set(profileId, () => this.copy(profileId, form))
    const receipt = await this.#run(profileId, 'copy', async () => {
      const input = { profileId, form, ...(anyway ? { anyway } : {}) }
      const result = await this.#desktop.copyToken(input)
      if (!result.ok && result.failure.kind === 'token-fails-checks')
        this.#questions.set(profileId, { form, checks: result.failure.checks })
      return result
    })
    if (receipt !== undefined) this.#answers.set(profileId, { kind: 'copied', receipt })
  }

  async renew(profileId: string): Promise<void> {
    this.#lastTried.set(profileId, () => this.renew(profileId))
    const view = await this.#run(profileId, 'renew', () => this.#desktop.renewToken({ profileId }))
    if (view === undefined) return
    this.put(view)
    this.#answers.set(profileId, { kind: 'renewed' })
  }

  async signIn(profileId: string, prompt: Prompt = 'default'): Promise<void> {
    this.#lastTried.set(profileId, () => this.signIn(profileId, prompt))
    await this.#giveWay(profileId)
    const view = await this.#runSignIn(profileId, () => this.#desktop.signIn({ profileId, prompt }))
    if (view === undefined) return
    this.put(view)
    if (prompt === 'mfa') this.#askedForMfa.add(profileId)
    else this.#askedForMfa.delete(profileId)
  }

  /** Signs in with a code that is typed in any browser. A sign-in that waits in the browser gives way. */
  async signInWithCode(profileId: string): Promise<void> {
    this.#lastTried.set(profileId, () => this.signInWithCode(profileId))
    await this.#giveWay(profileId)
    const view = await this.#runSignIn(profileId, () =>
      this.#desktop.signInWithDeviceCode({ profileId })
    )
    if (view === undefined) return
    this.put(view)
    this.#askedForMfa.delete(profileId)
  }

  /** Uses another account of the profile, or the one that was refused just now. */
  async chooseAccount(profileId: string, accountId: string): Promise<void> {
    this.#lastTried.set(profileId, () => this.renew(profileId))
    const view = await this.#run(profileId, 'choose-account', () =>
      this.#desktop.chooseAccount({ profileId, accountId })
    )
    if (view !== undefined) this.put(view)
  }

  /** Stays with the profile's account after another one was refused. */
  async keepAccount(profileId: string): Promise<void> {
    const view = await this.#run(profileId, 'choose-account', () =>
      this.#desktop.keepAccount({ profileId })
    )
    if (view !== undefined) this.put(view)
  }

  /** Ends a sign-in that waits, so that another way can be taken. */
  async #giveWay(profileId: string): Promise<void> {
    const waiting = this.#signingIn.get(profileId)
    if (waiting === undefined) return
    this.#givingWay.add(profileId)
    await this.#desktop.cancelSignIn({ profileId })
    await waiting
    this.#givingWay.delete(profileId)
  }

  async #runSignIn(
    profileId: string,
    call: () => Promise<CallResult<'signIn'>>
  ): Promise<TokenView | undefined> {
    if (this.#operations.has(profileId)) return undefined
    const running = this.#run(profileId, 'sign-in', call)
    this.#signingIn.set(profileId, running)
    try {
      return await running
    } finally {
      if (this.#signingIn.get(profileId) === running) this.#signingIn.delete(profileId)
    }
  }

  async signOut(profileId: string): Promise<void> {
    const view = await this.#run(profileId, 'sign-out', () => this.#desktop.signOut({ profileId }))
    if (view === undefined) return
    this.put(view)
    this.#answers.set(profileId, { kind: 'signed-out' })
  }

  /** Does again what was tried last, or what gets this profile a token. */
  async tryAgain(profile: Profile): Promise<void> {
    await (this.#lastTried.get(profile.id) ?? (() => this.#tryAnew(profile)))()
  }

  #tryAnew(profile: Profile): Promise<void> {
    const signedIn = this.of(profile.id)?.state === 'token'
    return profile.mode === 'app-only' || signedIn
      ? this.renew(profile.id)
      : this.signIn(profile.id)
  }

  async #run<
    Name extends 'copyToken' | 'renewToken' | 'signIn' | 'signOut' | 'chooseAccount' | 'keepAccount'
  >(
    profileId: string,
    operation: Operation,
    call: () => Promise<CallResult<Name>>
  ): Promise<Extract<CallResult<Name>, { ok: true }>['value'] | undefined> {
    if (this.#operations.has(profileId)) return undefined
    this.#operations.set(profileId, operation)
    this.#answers.delete(profileId)
    this.#questions.delete(profileId)
    try {
      const result = await call()
      if (result.ok) return result.value
      this.#showFailure(profileId, result.failure)
      return undefined
    } finally {
      this.#operations.delete(profileId)
    }
  }

  #showFailure(profileId: string, failure: CallFailure): void {
    if (this.#givingWay.has(profileId)) return
    if (failure.kind === 'failure') this.#putFailure(profileId, failure.failure)
    else if (failure.kind !== 'token-fails-checks') {
      const sentence = words.failures.calls[failure.kind]
      this.#answers.set(profileId, { kind: 'failed', sentence })
    }
  }

  /** The main process tells of a failure by an event too; whichever comes first shows it. */
  #putFailure(profileId: string, failure: Failure): void {
    const view = this.of(profileId)
    if (view !== undefined) this.put({ ...view, failure })
  }
}
