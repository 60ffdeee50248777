import { z } from 'zod'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { failureOfOAuthBody, makeFailure } from './failures'
import type { Exchange, JsonAnswer } from './msal-network'

/** What RFC 8628 says when the authority names no pause between two questions. */
const usualPauseMs = 5000
/** How much longer the pause becomes when the authority asks to slow down (RFC 8628, section 3.5). */
const slowerByMs = 5000
/** However little an authority asks for. */
const shortestPauseMs = 1000
/** The longest pause while the network is away. */
const longestPauseMs = 60_000
/** Entra's codes are good for 15 minutes; none is waited for much longer. */
const longestLifeSeconds = 1800

const codeSchema = z.object({
  device_code: z.string().min(1),
  user_code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  verification_uri: z.string().max(300),
  expires_in: z.number().positive(),
  interval: z.number().nonnegative().optional()
})

const errorSchema = z.object({ error: z.string() })

export interface DeviceCodeExchangeOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after the time; rejects at once when the signal ends it. */
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
}

/**
 * What goes back and forth while a code waits to be typed, between MSAL and the authority. MSAL asks again
 * and again; the pauses are kept here, since MSAL's own cannot be ended, know no "slow down" and come out
 * as none where the authority names none. MSAL also keeps nothing of a refusal but its name.
 */
export class DeviceCodeExchange {
  readonly #options: DeviceCodeExchangeOptions
  #pauseMs = usualPauseMs
  #refusal: Failure | undefined

  constructor(options: DeviceCodeExchangeOptions) {
    this.#options = options
  }

  /** What the authority refused with, if it did. */
  get refusal(): Failure | undefined {
    return this.#refusal
  }

  readonly exchange: Exchange = async (url, send) =>
    url.pathname.endsWith('/devicecode') ? await this.#askForCode(send) : await this.#askAgain(send)

  async #askForCode(send: () => Promise<JsonAnswer>): Promise<JsonAnswer> {
    const answer = await send()
    const code = this.#readCode(answer)
    if (!code.ok) throw this.#refuse(code.failure)
    const { interval } = code.value
    if (interval !== undefined)
      this.#pauseMs = Math.min(Math.max(interval * 1000, shortestPauseMs), longestPauseMs)
    return { ...answer, body: { ...code.value, interval: 0 } }
  }

  #readCode({ status, body }: JsonAnswer): Result<z.infer<typeof codeSchema>, Failure> {
    const now = this.#options.now()
    if (status !== 200) return failed(failureOfOAuthBody(body, status, now))
    const parsed = codeSchema.safeParse(body)
    if (!parsed.success)
      return failed(
        makeFailure('authority-refused', now, { detail: 'The answer holds no code to type.' })
      )
    const life = Math.min(parsed.data.expires_in, longestLifeSeconds)
    return succeeded({ ...parsed.data, expires_in: life })
  }

  async #askAgain(send: () => Promise<JsonAnswer>): Promise<JsonAnswer> {
    const { wait, signal, now } = this.#options
    await wait(this.#pauseMs, signal)
    const answer = await this.#sendOrStay(send)
    if (answer === undefined) return stillPending
    const parsed = errorSchema.safeParse(answer.body)
    const error = parsed.success ? parsed.data.error : undefined
    switch (error) {
      case undefined:
      case 'authorization_pending':
        return answer
      case 'slow_down':
        this.#pauseMs += slowerByMs
        return stillPending
      default:
        throw this.#refuse(failureOfCode(answer, now()))
    }
  }

  /** The code stays good while the network is away for a moment: RFC 8628 has the pause doubled then. */
  async #sendOrStay(send: () => Promise<JsonAnswer>): Promise<JsonAnswer | undefined> {
    try {
      return await send()
    } catch (error) {
      const isAway =
        error instanceof Error &&
        (error.message === 'network-unreachable' || error.message === 'network-timed-out')
      if (!isAway || this.#options.signal.aborted) throw error
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs)
      return undefined
    }
  }

  #refuse(failure: Failure): Error {
    this.#refusal = failure
    return new Error(failure.code)
  }
}

const stillPending: JsonAnswer = {
  status: 400,
  headers: {},
  body: { error: 'authorization_pending' }
}

/**
 * Returns what a refusal of the waiting code stands for, by its OAuth `error`.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#expected-errors
 */
function failureOfCode({ status, body }: JsonAnswer, now: number): Failure {
  const failure = failureOfOAuthBody(body, status, now)
  switch (failure.oauthError) {
    case 'expired_token':
    case 'bad_verification_code':
    case 'code_expired':
      return { ...failure, code: 'device-code-expired', remedy: 'retry' }
    case 'authorization_declined':
    case 'access_denied':
      return { ...failure, code: 'declined', remedy: 'sign-in' }
    case undefined:
    default:
      return failure.code === 'blocked-by-policy'
        ? { ...failure, code: 'device-code-blocked', remedy: 'sign-in' }
        : failure
  }
}
