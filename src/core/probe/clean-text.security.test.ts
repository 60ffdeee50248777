import { describe, expect, it } from 'vitest'
import { cleanTextFor } from './clean-text'

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwcyJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg'
const clean = cleanTextFor(token)

describe('an answer that repeats the token', () => {
  it.each([
    [`{"authorization":"Bearer ${token}"}`, '{"authorization":"Bearer [the token, left out]"}'],
    [`${token}${token}`, '[the token, left out][the token, left out]'],
    [token.toUpperCase(), '[the token, left out]'],
    ['sig=c2lnbmF0dXJlLW9mLXRoZS10b2tlbg', 'sig=[the token, left out]']
  ])('is shown without it: %s', (text, expected) => {
    expect(clean(text)).toBe(expected)
  })

  it('has nothing taken away for a token without text', () => {
    expect(cleanTextFor('')('a.b')).toBe('a.b')
  })

  it('is not told by a short last part, which any word may be', () => {
    expect(cleanTextFor('header.payload.sig')('sig')).toBe('sig')
  })
})

describe('characters that nobody sees', () => {
  it('are replaced, apart from line breaks and tabs', () => {
    expect(clean('a\r\nb\rc\td')).toBe('a\nb\nc\td')
    expect(clean('a\u0000b\u001bc\u009bd\u202ee\u2066f\u200fg\u2028h')).toBe(
      'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh'
    )
  })

  it('do not hide the token', () => {
    expect(clean(`${token.slice(0, 9)}\u0000${token.slice(9)}`)).not.toContain(token.slice(-24))
  })
})

it('a text is cut to what may be shown', () => {
  expect(clean('abcdef', 3)).toBe('abc')
})
