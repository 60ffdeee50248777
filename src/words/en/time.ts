import { perLocale } from './locale'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const formats = perLocale((locale) => ({
  clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }),
  exact: new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
  date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
  day: new Intl.DateTimeFormat(locale, { dateStyle: 'full' })
}))

/** Times as they are read. All take milliseconds. */
export const time = {
  /** A span: `45 s`, `52 min`, `1 h 05 min`. Minutes are rounded down, so that none is promised twice. */
  span: (durationMs: number): string => {
    if (durationMs <= 0) return '0 s'
    if (durationMs < MINUTE) return `${Math.ceil(durationMs / SECOND)} s`
    if (durationMs < HOUR) return `${Math.floor(durationMs / MINUTE)} min`
    const minutes = Math.floor((durationMs % HOUR) / MINUTE)
    return `${Math.floor(durationMs / HOUR)} h ${String(minutes).padStart(2, '0')} min`
  },
  /** A span of any length, in its largest unit or two: `5 min`, `3 days`, `2 years`. */
  longSpan: (durationMs: number): string => {
    const days = Math.floor(durationMs / (24 * HOUR))
    if (days < 1) return time.span(durationMs)
    if (days >= 730) return `${Math.floor(days / 365)} years`
    return days === 1 ? '1 day' : `${days} days`
  },
  /** A short wait, to the second: `4:05`. */
  countdown: (durationMs: number): string => {
    const seconds = Math.max(0, Math.ceil(durationMs / SECOND))
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  },
  /** `18:41`, with the date before it when that is not the day of `now`: `24 Nov 2026, 18:41`. */
  clock: (at: number, now: number): string => {
    const { clock, date } = formats()
    return date.format(at) === date.format(now)
      ? clock.format(at)
      : `${date.format(at)}, ${clock.format(at)}`
  },
  /** `18:41:07`. */
  exact: (at: number): string => formats().exact.format(at),
  /** `23 Nov 2026`. */
  date: (at: number): string => formats().date.format(at),
  /** `23 Nov 2026, 18:41:07`. */
  dateAndTime: (at: number): string =>
    `${formats().date.format(at)}, ${formats().exact.format(at)}`,
  /** `Monday 23 November 2026`. */
  day: (at: number): string => formats().day.format(at),
  /** The same moment everywhere: `2026-11-23 17:49:05 UTC`. */
  utc: (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
} as const
