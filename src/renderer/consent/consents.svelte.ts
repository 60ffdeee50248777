import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { ConsentForm } from '../../shared/consent'
import type { CallInput, CallResult, DesktopApi } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'

/** What administrators are asked for, and what came of it, by profile. */
export class Consents {
  readonly #desktop: DesktopApi
  readonly #asking = new SvelteSet<string>()
  readonly #failures = new SvelteMap<string, CallFailure>()

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  /** Whether a consent has been asked for whose end has not come yet. */
  asking(profileId: string): boolean {
    return this.#asking.has(profileId)
  }

  /** Why the last consent was not granted, until it is asked for again. */
  failure(profileId: string): CallFailure | undefined {
    return this.#failures.get(profileId)
  }

  plan(profileId: string, form: ConsentForm): Promise<CallResult<'getConsentPlan'>> {
    return this.#desktop.getConsentPlan({ profileId, form })
  }

  /** Opens the browser; ends when the consent has ended. What was granted comes with the token's view. */
  async ask(profileId: string, form: ConsentForm): Promise<void> {
    if (this.#asking.has(profileId)) return
    this.#asking.add(profileId)
    this.#failures.delete(profileId)
    try {
      const result = await this.#desktop.askForConsent({ profileId, form })
      if (!result.ok) this.#failures.set(profileId, result.failure)
    } finally {
      this.#asking.delete(profileId)
    }
  }

  /** Returns whether the text for the administrator is on the clipboard now. */
  async copy(
    profileId: string,
    form: ConsentForm,
    as: CallInput<'copyConsent'>['as']
  ): Promise<boolean> {
    return (await this.#desktop.copyConsent({ profileId, form, as })).ok
  }

  /** Forgets what was said of profiles that are gone or have changed. */
  forget(profileIds: readonly string[]): void {
    for (const id of profileIds) this.#failures.delete(id)
  }
}
