import type { CallName } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { LogLevel } from '../../shared/settings'
import { errorFacts } from './error-facts'

/**
 * Everything that can be logged. Fields are numbers and names from fixed lists: there is no field that a
 * token, a claim or an address would fit in.
 */
export type LogEntry =
  | { readonly event: 'started'; readonly version: string; readonly platform: NodeJS.Platform }
  | { readonly event: 'second-start' }
  | { readonly event: 'ended' }
  | { readonly event: 'call-refused'; readonly call: CallName; readonly reason: 'sender' | 'input' }
  | {
      readonly event: 'answered'
      readonly call: CallName
      readonly outcome: 'ok' | CallFailure['kind']
      readonly tookMs: number
    }
  | { readonly event: 'page-gone'; readonly reason: PageGoneReason; readonly exitCode: number }
  | { readonly event: 'error'; readonly during: ErrorPlace; readonly error: unknown }

/** Electron's reasons for a page's process to end. */
export type PageGoneReason =
  | 'clean-exit'
  | 'abnormal-exit'
  | 'killed'
  | 'crashed'
  | 'oom'
  | 'launch-failed'
  | 'integrity-failure'
  | 'memory-eviction'

export type ErrorPlace =
  | CallName
  | 'clipboard'
  | 'close'
  | 'quick-access'
  | 'event'
  | 'lock'
  | 'preload'
  | 'quit'
  | 'refresh'
  | 'start'
  | 'uncaught'
  | 'unhandled-rejection'
  | 'window-state'

export type Log = (entry: LogEntry) => void

/** What is no trouble: it is written when everything is. */
const onlyEvents: readonly LogEntry['event'][] = ['second-start', 'ended', 'answered']

export interface LogOptions {
  readonly append: (line: string) => void
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** `events` writes everything; `errors` only what went wrong, and which version it happened to. */
  readonly level: () => LogLevel
}

/**
 * Makes the log. Each entry becomes one line of JSON with its time; of an error only what `errorFacts`
 * lets through.
 */
export function createLog({ append, now, level }: LogOptions): Log {
  return (entry) => {
    if (level() === 'errors' && onlyEvents.includes(entry.event)) return
    const time = new Date(now()).toISOString()
    const written = entry.event === 'error' ? { ...entry, error: errorFacts(entry.error) } : entry
    append(JSON.stringify({ time, ...written }))
  }
}
