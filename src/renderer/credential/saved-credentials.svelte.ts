import { SvelteMap } from 'svelte/reactivity'
import type { DesktopApi } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { TokenView } from '../../shared/views'
import { words } from '../../words'

/** What the last thing done with a profile's credential came to. */
export type CredentialAnswer =
  | { readonly kind: 'copied'; readonly which: 'sha1' | 'sha256' }
  | { readonly kind: 'saved'; readonly fileName: string }
  | { readonly kind: 'failed'; readonly sentence: string }

/** What a person does with saved credentials, and what came of it. */
export class SavedCredentials {
  readonly #desktop: DesktopApi
  readonly #put: (view: TokenView) => void
  readonly #answers = new SvelteMap<string, CredentialAnswer>()

  /** @param put takes a view that an answer brings */
  constructor(desktop: DesktopApi, put: (view: TokenView) => void) {
    this.#desktop = desktop
    this.#put = put
  }

  answer(profileId: string): CredentialAnswer | undefined {
    return this.#answers.get(profileId)
  }

  forget(profileIds: readonly string[]): void {
    for (const id of profileIds) this.#answers.delete(id)
  }

  async copyThumbprint(profileId: string, which: 'sha1' | 'sha256'): Promise<void> {
    const result = await this.#desktop.copyThumbprint({ profileId, which })
    if (result.ok) this.#answers.set(profileId, { kind: 'copied', which })
    else this.#showFailure(profileId, result.failure)
  }

  async saveFile(profileId: string): Promise<void> {
    this.#answers.delete(profileId)
    const result = await this.#desktop.saveCertificateFile({ profileId })
    if (!result.ok) this.#showFailure(profileId, result.failure)
    else if (result.value.savedAs !== undefined)
      this.#answers.set(profileId, { kind: 'saved', fileName: result.value.savedAs })
  }

  async keepFormer(profileId: string): Promise<void> {
    const result = await this.#desktop.keepFormerCredential({ profileId })
    if (!result.ok) this.#showFailure(profileId, result.failure)
    else if (result.value.token !== undefined) this.#put(result.value.token)
  }

  async dismissReminder(profileId: string, days: number): Promise<void> {
    const result = await this.#desktop.dismissReminder({ profileId, days })
    if (result.ok) this.#put(result.value)
    else this.#showFailure(profileId, result.failure)
  }

  #showFailure(profileId: string, failure: CallFailure): void {
    this.#answers.set(profileId, { kind: 'failed', sentence: sentenceOf(failure) })
  }
}

function sentenceOf(failure: CallFailure): string {
  const { calls, byCode } = words.failures
  if (failure.kind === 'failure') return byCode[failure.failure.code].headline
  const problem = failure.kind === 'fields' ? failure.problems[0] : undefined
  return problem === undefined ? calls[failure.kind] : words.fields.problems[problem.code]
}
