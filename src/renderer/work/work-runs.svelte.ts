import type { DesktopApi } from '../../shared/contract'
import type { WorkKind, WorkReport, WorkResult, WorkView } from '../../shared/work'
import { words } from '../../words'

/** How many rows of each part of a result are shown; the copied summary has them all. */
const mostRows = 200

/** Some rows, and how many there are besides. */
export interface ShownResults {
  readonly rows: readonly WorkResult[]
  readonly total: number
}

/** The tokens of many profiles, renewed or checked in one run. */
export class WorkRuns {
  readonly #desktop: DesktopApi
  /** The run that goes on, or the last one while it is shown. */
  view = $state.raw<WorkView | undefined>(undefined)
  #results = $state.raw<readonly WorkResult[]>([])
  /** Why a run could not be started. */
  problem = $state<string | undefined>(undefined)
  stopping = $state(false)
  /** What became of copying the summary. */
  copy = $state.raw<{ readonly copied: boolean; readonly sentence: string } | undefined>(undefined)
  readonly problems = $derived(this.#some('failed', 'fails-checks'))
  readonly notDone = $derived(this.#some('not-done'))
  readonly good = $derived(this.#some('good'))

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  get running(): boolean {
    return this.view !== undefined && this.view.endedAt === undefined
  }

  /** What is read aloud: the beginning, each quarter, and the end. */
  get announcement(): string {
    const { view } = this
    if (view === undefined) return ''
    const { kind, total, done, endedAt } = view
    if (endedAt !== undefined) return words.work.conclusion(view)
    const quarter = Math.floor((4 * done) / total)
    return words.work.kinds[kind].running(Math.ceil((quarter * total) / 4), total)
  }

  listen(): () => void {
    return this.#desktop.onWorkChanged((view) => {
      this.view = view
    })
  }

  /** Fetches the run that goes on, or the last one. */
  async load(): Promise<void> {
    const result = await this.#desktop.getWork({})
    if (!result.ok || result.value.report === undefined) return
    this.#put(result.value.report)
  }

  /** Renews or checks the tokens of these profiles. Returns when that has ended, however it ends. */
  async start(kind: WorkKind, profileIds: readonly string[]): Promise<void> {
    if (this.running || profileIds.length === 0) return
    this.problem = undefined
    this.copy = undefined
    this.stopping = false
    this.#results = []
    const result = await this.#desktop.startWork({ kind, profileIds: [...profileIds] })
    this.stopping = false
    if (result.ok) {
      this.#put(result.value)
      return
    }
    const { failure } = result
    // Behind the lock the run is stopped, and the page is another one afterwards.
    if (failure.kind === 'locked') return
    this.problem = words.failures.calls[failure.kind === 'failure' ? 'internal' : failure.kind]
  }

  /** Does what the last run has left, because it was stopped. */
  async doRest(): Promise<void> {
    const { view } = this
    if (view === undefined) return
    const rest = this.#results.filter(({ outcome }) => outcome === 'not-done')
    await this.start(
      view.kind,
      rest.map(({ profileId }) => profileId)
    )
  }

  async stop(): Promise<void> {
    this.stopping = true
    await this.#desktop.cancelWork({})
  }

  /** Shows the last run no longer. */
  close(): void {
    this.view = undefined
    this.#results = []
    this.copy = undefined
    this.problem = undefined
  }

  async copySummary(withNames: boolean): Promise<void> {
    const result = await this.#desktop.copyWork({ withNames })
    if (result.ok) this.copy = { copied: true, sentence: words.work.copied }
    else {
      const { kind } = result.failure
      const sentence = words.failures.calls[kind === 'failure' ? 'internal' : kind]
      this.copy = { copied: false, sentence }
    }
  }

  #put({ work, results }: WorkReport): void {
    this.view = work
    this.#results = results
  }

  #some(...outcomes: readonly WorkResult['outcome'][]): ShownResults {
    const rows = this.#results.filter(({ outcome }) => outcomes.includes(outcome))
    return { rows: rows.slice(0, mostRows), total: rows.length }
  }
}
