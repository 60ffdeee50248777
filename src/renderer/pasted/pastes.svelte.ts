import type { DesktopApi } from '../../shared/contract'
import type { PastedProfile } from '../../shared/transfer'

/** As much text as is read, in characters. */
const MOST_CHARACTERS = 200_000

/** Why a text that was given for a new profile made none. */
export type PastedProblem =
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'nothing'; readonly unnamedIds: number; readonly droppedSecrets: number }

/** New profiles from pasted text. The text goes to the main process once and stays nowhere. */
export class Pastes {
  readonly #desktop: DesktopApi
  readonly #open: (profile: PastedProfile) => void
  /** Whether the field for a text is shown. */
  shown = $state(false)
  text = $state('')
  reading = $state(false)
  problem = $state.raw<PastedProblem | undefined>(undefined)

  constructor(desktop: DesktopApi, open: (profile: PastedProfile) => void) {
    this.#desktop = desktop
    this.#open = open
  }

  show(): void {
    this.problem = undefined
    this.shown = true
  }

  close(): void {
    this.shown = false
    this.reading = false
    // SECURITY: a text that was not read stays in the page no longer than its field. [tests/page/paste.spec.ts]
    this.text = ''
    this.problem = undefined
  }

  /** Reads what was pasted beside all fields. A text without a tenant or an application is let be. */
  async readStray(text: string): Promise<void> {
    if (text.trim() === '' || text.length > MOST_CHARACTERS || this.reading) return
    this.reading = true
    const result = await this.#desktop.readPasted({ text })
    this.reading = false
    const profile = result.ok ? result.value.profile : undefined
    if (profile !== undefined) this.#open(profile)
  }

  /** Reads the text of the field, and says so if there is nothing in it. */
  async read(): Promise<void> {
    const { text } = this
    if (this.reading || text.trim() === '') return
    this.problem = undefined
    if (text.length > MOST_CHARACTERS) {
      this.problem = { kind: 'too-long' }
      return
    }
    // SECURITY: a secret in the text stays in the page no longer than it takes to send it. [tests/page/paste.spec.ts]
    this.text = ''
    this.reading = true
    const result = await this.#desktop.readPasted({ text })
    // The field was closed meanwhile: nobody waits for the answer.
    if (!this.shown) return
    this.reading = false
    if (!result.ok) {
      this.problem = { kind: 'failed' }
      return
    }
    const { profile, unnamedIds = 0, droppedSecrets = 0 } = result.value
    if (profile === undefined) {
      this.problem = { kind: 'nothing', unnamedIds, droppedSecrets }
      return
    }
    this.close()
    this.#open(profile)
  }
}
