import { afterEach, describe, expect, it } from 'vitest'
import { followLocale, localeOf, number } from './locale'
import { time } from './time'

const at = new Date(2026, 10, 23, 17, 49, 5).getTime()
afterEach(() => followLocale(() => 'en-GB'))

describe('dates and times', () => {
  it('are British until a locale is followed', () => {
    expect(time.clock(at, at)).toBe('17:49')
    expect(time.date(at)).toBe('23 Nov 2026')
    expect(time.exact(at)).toBe('17:49:05')
  })

  it('take the form of the locale, also when it changes', () => {
    let locale = 'en-US'
    followLocale(() => locale)
    expect(time.clock(at, 0)).toMatch(/^Nov 23, 2026, 5:49\sPM$/)
    locale = 'en-GB'
    expect(time.clock(at, 0)).toBe('23 Nov 2026, 17:49')
    expect(number(10_000)).toBe('10,000')
  })
})

describe('the locale of a language', () => {
  it.each([
    ['en-US', 'en-GB', 'en-US'],
    ['en-GB', 'en-US', 'en-GB'],
    ['system', 'en-AU', 'en-AU'],
    ['system', 'de-DE', 'en-GB'],
    ['system', 'no locale at all', 'en-GB'],
    ['system', '', 'en-GB']
  ])('%s on a system of %s is %s', (language, system, locale) => {
    expect(localeOf(language, system)).toBe(locale)
  })
})
