import type { CallFailure } from '../../shared/call-failure'
import type { QuickApi } from '../../shared/contract'
import type { QuickRow } from '../../shared/quick'
import { plainText, words } from '../../words'
import { ProfileIndex } from '../profiles/search/profile-index'

/** More rows than this are found by typing another letter. */
const MOST_ROWS = 50

/** What goes on in the window. */
export type QuickState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'choosing' }
  | { readonly kind: 'copying'; readonly row: QuickRow }
  /** Nothing was copied; the main window shows what can be done. */
  | { readonly kind: 'refused'; readonly row: QuickRow; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string }

/** The quick-copy window: finds a profile by a few letters and copies its token. */
export class QuickCopy {
  readonly #desktop: QuickApi
  #rows = $state.raw<readonly QuickRow[]>([])
  readonly #index = $derived.by(() => new ProfileIndex(this.#rows))
  /** Counts the times the window was shown: an answer that comes later belongs to none. */
  #round = 0

  state = $state.raw<QuickState>({ kind: 'loading' })
  query = $state('')
  activeId = $state<string | undefined>(undefined)

  readonly found = $derived.by(() => this.#index.search(this.query).slice(0, MOST_ROWS))

  constructor(desktop: QuickApi) {
    this.#desktop = desktop
  }

  get hasProfiles(): boolean {
    return this.#rows.length > 0
  }

  /** Listens for the window coming to the front; the function it returns ends that. */
  listen(): () => void {
    return this.#desktop.onQuickCopyShown(() => void this.begin())
  }

  /** Begins anew: an empty field and the rows as they are now. */
  async begin(): Promise<void> {
    this.#round += 1
    const round = this.#round
    this.query = ''
    this.activeId = undefined
    if (this.#rows.length > 0) this.state = { kind: 'choosing' }
    const result = await this.#desktop.getQuickRows({})
    if (round !== this.#round) return
    if (!result.ok) {
      this.#rows = []
      this.state = { kind: 'failed', sentence: sentenceOf(result.failure) }
      return
    }
    this.#rows = result.value
    if (this.state.kind === 'loading') this.state = { kind: 'choosing' }
  }

  /** Enter: copies, or goes where the token that was refused can be seen to. */
  async choose(row: QuickRow): Promise<void> {
    const { state } = this
    if (state.kind === 'copying') return
    if (state.kind === 'refused' && state.row.id === row.id) {
      await this.show(row)
      return
    }
    this.state = { kind: 'copying', row }
    const round = this.#round
    const result = await this.#desktop.copyToken({ profileId: row.id, form: 'token' })
    if (round !== this.#round) return
    if (result.ok) {
      this.state = { kind: 'choosing' }
      await this.close()
      return
    }
    this.activeId = row.id
    this.state = { kind: 'refused', row, sentence: refusalOf(result.failure, row) }
  }

  /** Another row is looked at: what was said of the one before is over. */
  forgetRefusal(): void {
    if (this.state.kind === 'refused' || this.state.kind === 'failed')
      this.state = { kind: 'choosing' }
  }

  async show(row: QuickRow): Promise<void> {
    await this.#desktop.showProfile({ profileId: row.id })
  }

  async close(): Promise<void> {
    await this.#desktop.closeQuickCopy({})
  }
}

function refusalOf(failure: CallFailure, row: QuickRow): string {
  return failure.kind === 'failure'
    ? plainText(words.explainFailure(failure.failure, row).sentence)
    : sentenceOf(failure)
}

function sentenceOf(failure: CallFailure): string {
  return words.failures.calls[failure.kind === 'failure' ? 'internal' : failure.kind]
}
