import { SvelteMap } from 'svelte/reactivity'
import type { DesktopApi, EventPayload } from '../../shared/contract'
import type { SignInView } from '../../shared/views'

/** The sign-ins that wait for the browser, by profile. */
export class SignIns {
  readonly #desktop: DesktopApi
  readonly #byProfile = new SvelteMap<string, SignInView>()

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  of(profileId: string): SignInView | undefined {
    return this.#byProfile.get(profileId)
  }

  start(views: readonly SignInView[]): void {
    for (const view of views) this.#byProfile.set(view.profileId, view)
  }

  change({ profileId, signIn }: EventPayload<'signInChanged'>): void {
    if (signIn === undefined) this.#byProfile.delete(profileId)
    else this.#byProfile.set(profileId, signIn)
  }

  async cancel(profileId: string): Promise<void> {
    await this.#desktop.cancelSignIn({ profileId })
  }

  async openAgain(profileId: string): Promise<void> {
    await this.#desktop.openSignInAgain({ profileId })
  }

  /** Returns whether the code is on the clipboard now. */
  async copyCode(profileId: string): Promise<boolean> {
    return (await this.#desktop.copyDeviceCode({ profileId })).ok
  }

  /** Returns whether a browser was opened at the page where the code is typed. */
  async openCodePage(profileId: string): Promise<boolean> {
    return (await this.#desktop.openDeviceCodePage({ profileId })).ok
  }

  /** Returns whether the text names an error; the wait then ends with it. */
  async reportShownError(profileId: string, shown: string): Promise<boolean> {
    const result = await this.#desktop.reportShownError({
      profileId,
      shown: shown.slice(0, 20_000)
    })
    return result.ok && result.value.recognised
  }

  /** Returns whether the link is on the clipboard now. */
  async copyLink(profileId: string): Promise<boolean> {
    return (await this.#desktop.copySignInLink({ profileId })).ok
  }
}
