import { randomBytes } from 'node:crypto'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { SignInView } from '../../shared/views'
import { makeFailure } from './failures'
import type { Loopback, LoopbackAnswer } from './loopback'
import { ShownError } from './shown-error'

export interface BrowserParts {
  /** Shows a page in the system browser; resolves when it has been handed over. */
  readonly openBrowser: (url: string) => Promise<void>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** How the one who sends a person to the browser is told what happens, and ends it. */
export interface BrowserProgress {
  /** Ends the wait at once; its reason is `cancelled`, a time-out or a `ShownError`. */
  readonly signal: AbortSignal
  readonly onPhase: (phase: SignInView['phase']) => void
  /** Told the link before the browser is opened, so that it can be copied instead. */
  readonly onLink: (link: string) => void
}

/** Sends the system browser to a page, and returns the answer that comes back to the loopback. */
export async function answerOfBrowser(
  { openBrowser, now }: BrowserParts,
  { signal, onPhase, onLink }: BrowserProgress,
  link: string,
  loopback: Loopback
): Promise<Result<LoopbackAnswer, Failure>> {
  onLink(link)
  await openBrowser(link).catch(() => undefined) // the link can still be copied
  onPhase('waiting')
  const answer = await answerOrEnd(loopback.answer, signal)
  return answer === undefined ? failed(endOf(signal, now())) : succeeded(answer)
}

/** Returns what ended a wait: the person, the time limit or an error that the browser shows. */
export function endOf(signal: AbortSignal, now: number): Failure {
  if (signal.reason instanceof ShownError) return signal.reason.failure
  const timedOut = signal.reason instanceof Error && signal.reason.name === 'TimeoutError'
  return makeFailure(timedOut ? 'timed-out' : 'cancelled', now)
}

/** Returns a text that nobody can guess, for states and nonces. */
export function randomText(): string {
  return randomBytes(32).toString('base64url')
}

async function answerOrEnd(
  answer: Promise<LoopbackAnswer>,
  signal: AbortSignal
): Promise<LoopbackAnswer | undefined> {
  if (signal.aborted) return undefined
  return await new Promise((resolve) => {
    const end = (): void => resolve(undefined)
    signal.addEventListener('abort', end, { once: true })
    void answer.then((value) => {
      signal.removeEventListener('abort', end)
      resolve(value)
    })
  })
}
