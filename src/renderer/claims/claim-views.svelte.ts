import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { DesktopApi } from '../../shared/contract'
import type { ClaimsView } from '../../shared/claims'

/** What the tokens say that are looked at, by profile. Nothing is asked for before somebody looks. */
export class ClaimViews {
  readonly #desktop: DesktopApi
  readonly #views = new SvelteMap<string, ClaimsView>()
  readonly #failed = new SvelteSet<string>()
  /** Of each profile's last question: an answer to an older one is not shown. */
  readonly #questions = new SvelteMap<string, symbol>()

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  of(profileId: string): ClaimsView | undefined {
    return this.#views.get(profileId)
  }

  hasFailed(profileId: string): boolean {
    return this.#failed.has(profileId)
  }

  /** Reads the claims of the token that is cached now. What is shown stays until they are there. */
  async load(profileId: string): Promise<void> {
    const question = Symbol(profileId)
    this.#questions.set(profileId, question)
    const result = await this.#desktop.getClaims({ profileId })
    if (this.#questions.get(profileId) !== question) return
    if (result.ok) {
      this.#failed.delete(profileId)
      this.#views.set(profileId, result.value)
      return
    }
    this.#views.delete(profileId)
    this.#failed.add(profileId)
  }

  /** Returns whether the value is on the clipboard now. */
  async copy(profileId: string, name: string): Promise<boolean> {
    return (await this.#desktop.copyClaim({ profileId, name })).ok
  }

  /** Forgets what was said of profiles that are gone, or when nobody may look any more. */
  forget(profileIds: readonly string[]): void {
    for (const id of profileIds) {
      this.#questions.delete(id)
      this.#views.delete(id)
      this.#failed.delete(id)
    }
  }
}
