/** When a request is sent again: `never`, on `throttling` (429) only, or also when the server is `unavailable` (5xx). */
export type RetryPolicy = 'never' | 'throttling' | 'unavailable'

const attempts = 3
const longestWaitMs = 10_000

/**
 * Returns how long to wait before the next attempt, in milliseconds, or `undefined` when there is to be none:
 * the answer is final, the attempts are used up, or the server asks for more patience than a person has.
 *
 * @param attempt how many attempts have been made, at least 1
 * @param random a number from 0 up to 1, which keeps many clients from coming back at the same moment
 */
export function waitBeforeRetryMs(
  policy: RetryPolicy,
  attempt: number,
  status: number,
  retryAfter: string | undefined,
  nowMs: number,
  random: number
): number | undefined {
  if (attempt >= attempts || policy === 'never') return undefined
  const retryable =
    status === 429 || (policy === 'unavailable' && [500, 502, 503, 504].includes(status))
  if (!retryable) return undefined
  const waitMs = retryAfterMs(retryAfter, nowMs) ?? 400 * 2 ** (attempt - 1) * (1 + random)
  return waitMs <= longestWaitMs ? waitMs : undefined
}

/**
 * Returns a `Retry-After` header in milliseconds, given as seconds or as a date, or `undefined`.
 * https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}
