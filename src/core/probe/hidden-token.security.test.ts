import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { holdsToken } from './hidden-token'
import { cleanTextFor } from './clean-text'

const signature = Buffer.concat(
  Array.from('token', (part) => createHash('sha512').update(part).digest())
).toString('base64url')
const token = `eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwcyJ9.${signature}`
const clean = cleanTextFor(token)

function each(make: (character: string) => string, text = token): string {
  return Array.from(text, make).join('')
}

function codeOf(character: string): number {
  return character.charCodeAt(0)
}

function hexOf(character: string): string {
  return codeOf(character).toString(16).padStart(2, '0')
}

describe('a token that an API repeats in another form', () => {
  it.each([
    ['escaped for JSON', `{"you sent":"${each((letter) => `\\u00${hexOf(letter)}`)}"}`],
    [
      'of which one letter is escaped',
      token.replace(signature[30] ?? '', '\\u00' + hexOf(signature[30] ?? ''))
    ],
    ['escaped twice', each((letter) => `\\\\u00${hexOf(letter)}`)],
    ['escaped for scripts', each((letter) => `\\x${hexOf(letter)}`)],
    ['escaped for an address', each((letter) => `%${hexOf(letter)}`)],
    ['escaped twice for an address', each((letter) => `%25${hexOf(letter)}`)],
    ['escaped for HTML', each((letter) => `&#${codeOf(letter)};`)],
    ['escaped for HTML in hexadecimal', each((letter) => `&#x${hexOf(letter)};`)],
    ['in base64', Buffer.from(token).toString('base64')],
    ['in base64 behind a word', Buffer.from(`Bearer ${token}`).toString('base64')],
    ['in base64 behind a letter', Buffer.from(`?${token}`).toString('base64url')],
    ['in hexadecimal digits', Buffer.from(token).toString('hex')],
    ['in lines', token.replace(/.{1,20}/g, '$&\r\n')],
    ['in UTF-16', each((letter) => `${letter}\0`)],
    ['as a list of letters', JSON.stringify(Array.from(token))],
    ['backwards', Array.from(token).reverse().join('')],
    ['in the other alphabet of base64', token.replaceAll('-', '+').replaceAll('_', '/')],
    ['of which a piece is missing', signature.slice(0, 60)],
    ['in mixed case', each((letter) => `\\u00${hexOf(letter)}`, token.toUpperCase())]
  ])('is not shown %s', (_form, text) => {
    expect(holdsToken(text, token)).toBe(true)
    expect(clean(`before ${text} after`)).not.toContain(text)
    expect(holdsToken(clean(`before ${text} after`), token)).toBe(false)
  })

  it('takes nothing away from a text without it', () => {
    const text = `{"items":["${createHash('sha512').update('else').digest('base64')}"],"at":"100%25"}`
    expect(holdsToken(text, token)).toBe(false)
    expect(clean(text)).toBe(text)
  })

  it('is not seen in the token of somebody else with the same beginning', () => {
    expect(
      holdsToken(`eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwcyJ9.${'other'.repeat(20)}`, token)
    ).toBe(false)
  })

  it('is told in a long answer without delay', () => {
    const text = '%5Cu0065\\u0041&#65;'.repeat(13_000)
    const before = performance.now()
    expect(holdsToken(text, token)).toBe(false)
    expect(performance.now() - before).toBeLessThan(3000)
  })
})
