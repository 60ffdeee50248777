import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { WorkEnd, WorkKind, WorkReport, WorkResult, WorkView } from '../../shared/work'
import { acquireToken, type AcquireTokenParts } from './acquire-token'
import { Listeners, type Unsubscribe } from './listeners'
import { runLanes } from './run-lanes'
import type { WorkTextFacts } from './work-text'

/** The long work's area: tokens of many profiles, without a person. */
export interface WorkArea {
  /**
   * Renews or checks the tokens of these profiles and returns when the run has ended, however it ends.
   * While it goes on, another one is refused.
   */
  start(kind: WorkKind, profileIds: readonly string[]): Promise<Result<WorkReport, CallFailure>>
  /** Ends the run at once: what is under way is aborted, and the rest is not begun. */
  cancel(): void
  /** The run that goes on, or the last one. */
  report(): WorkReport | undefined
  /** The last run as text for a ticket, or `undefined` when there is none. */
  text(options: Pick<WorkTextFacts, 'withNames' | 'version'>): Promise<string | undefined>
  /** Told of a run's beginning and end, and in between a few times a second. */
  onChange(listener: (work: WorkView) => void): Unsubscribe
}

export interface WorkAreaParts extends AcquireTokenParts {
  /** The desk is closed. */
  readonly signal: AbortSignal
  /** How long a run pauses when the authority is asked too often; five seconds unless given. */
  readonly pauseMs?: number | undefined
}

/** Progress is told at most this often: a person cannot read faster, and a page should not paint faster. */
const tellEveryMs = 200

interface Run {
  readonly controller: AbortController
  view: WorkView
  readonly results: Map<string, WorkResult>
  readonly current: Set<string>
}

export function createWorkArea(parts: WorkAreaParts): WorkArea {
  const { now } = parts.signIn
  const listeners = new Listeners<WorkView>()
  let running: Run | undefined
  let last: WorkReport | undefined
  let telling: NodeJS.Timeout | undefined

  function tellSoon(run: Run): void {
    telling ??= setTimeout(() => {
      telling = undefined
      tell(run)
    }, tellEveryMs)
  }

  function tell(run: Run): void {
    const results = [...run.results.values()]
    run.view = {
      ...run.view,
      done: results.length,
      good: results.filter(({ outcome }) => outcome === 'good').length,
      current: [...run.current]
    }
    listeners.tell(run.view)
  }

  async function start(
    kind: WorkKind,
    profileIds: readonly string[]
  ): Promise<Result<WorkReport, CallFailure>> {
    if (running !== undefined) return failed({ kind: 'work-running' })
    const ids = [...new Set(profileIds)]
    const run: Run = {
      controller: new AbortController(),
      view: viewOfNew(kind, ids.length, now()),
      results: new Map(),
      current: new Set()
    }
    running = run
    tell(run)
    let end: WorkEnd = 'cancelled'
    try {
      end = await workOn(run, ids)
    } finally {
      clearTimeout(telling)
      telling = undefined
      running = undefined
      run.view = { ...run.view, endedAt: now(), end }
      tell(run)
      last = { work: run.view, results: ids.map((id) => run.results.get(id) ?? notDone(id)) }
    }
    return succeeded(last)
  }

  async function workOn(run: Run, ids: readonly string[]): Promise<WorkEnd> {
    const signal = AbortSignal.any([run.controller.signal, parts.signal])
    const ended = await runLanes({
      items: ids,
      signal,
      pauseMs: parts.pauseMs ?? 5000,
      wait: async (durationMs, ending) => {
        await delay(durationMs, undefined, { signal: ending }).catch(() => undefined)
      },
      work: async (profileId) => {
        run.current.add(profileId)
        tellSoon(run)
        const result = await workOnOne(run.view.kind, profileId, signal)
        run.current.delete(profileId)
        if (result !== undefined) run.results.set(profileId, result)
        tellSoon(run)
        return result?.failure?.code === 'throttled' ? 'throttled' : 'done'
      }
    })
    if (signal.aborted) return 'cancelled'
    return ended === 'throttled' ? 'throttled' : 'complete'
  }

  /** Returns nothing for what was aborted, and for a profile that is no more. */
  async function workOnOne(
    kind: WorkKind,
    profileId: string,
    signal: AbortSignal
  ): Promise<WorkResult | undefined> {
    const acquired = await acquireToken(parts, profileId, { renew: kind === 'renew', signal })
    if (!acquired.ok) {
      const { failure } = acquired
      if (signal.aborted || failure.kind !== 'failure') return undefined
      return { profileId, outcome: 'failed', failedChecks: [], failure: failure.failure }
    }
    const { checks, token } = acquired.value
    const failedChecks = checks.flatMap(({ id, verdict }) => (verdict === 'failed' ? [id] : []))
    const outcome = failedChecks.length === 0 ? 'good' : 'fails-checks'
    const unsaved = token.unsaved === undefined ? {} : { unsaved: true }
    return { profileId, outcome, failedChecks, ...unsaved }
  }

  function report(): WorkReport | undefined {
    return running === undefined ? last : { work: running.view, results: [] }
  }

  return {
    start,
    cancel: () => running?.controller.abort(),
    report,
    text: async (options) => {
      if (last === undefined) return undefined
      const { workText } = await import('./work-text')
      return workText({ ...options, report: last, profileOf: (id) => parts.store.get(id) })
    },
    onChange: (listener) => listeners.add(listener)
  }
}

function viewOfNew(kind: WorkKind, total: number, startedAt: number): WorkView {
  return { id: randomUUID(), kind, startedAt, total, done: 0, good: 0, current: [] }
}

function notDone(profileId: string): WorkResult {
  return { profileId, outcome: 'not-done', failedChecks: [] }
}
