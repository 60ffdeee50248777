/*
 * Texts come from other people's pages, tickets and mails, and bring along what nobody sees: spaces,
 * line breaks, byte order marks, zero-width characters, quotes of the language they were copied from.
 */

/** Invisible characters that no name needs: zero-width space, word joiner, byte order mark, soft hyphen. */
const stray = /[\u00ad\u200b\u2060\ufeff]/g
/** What sets the direction of text and can make one name look like another (Unicode TR36). */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const controlOrBroken = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u

/** Returns the text without stray invisible characters, and without spaces at either end. */
export function cleanText(typed: string): string {
  return typed.replace(stray, '').trim()
}

/** Returns an id, host or address without any invisible character, and without quotes or brackets around it. */
export function cleanIdentifier(typed: string): string {
  let text = typed.replace(/\p{Cf}/gu, '').trim()
  for (let wrapped = wrapping.exec(text); wrapped !== null; wrapped = wrapping.exec(text)) {
    text = (wrapped[1] ?? '').trim()
  }
  return text
}

const wrapping = /^["'`{(<\u2018\u201c\u00ab](.*)["'`})>\u2019\u201d\u00bb][,;]?$/s

/** Tells whether a text of one line holds what could forge or garble the line: control or direction characters. */
export function hasUnsafeCharacters(text: string): boolean {
  return controlOrBroken.test(text) || direction.test(text)
}

/** Like {@link hasUnsafeCharacters}, for texts of several lines in any language. */
export function hasControlCharacters(text: string): boolean {
  return controlOrBroken.test(text.replace(/[\n\t]/g, ''))
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Returns a GUID in lower case, or `undefined`. Dashes of other kinds, which word processors make, count. */
export function asGuid(identifier: string): string | undefined {
  const text = identifier.replace(/[\u2010-\u2015\u2212]/g, '-').toLowerCase()
  return guid.test(text) ? text : undefined
}

/** Tells whether a text was meant to be a GUID: mostly hexadecimal digits, in groups or very long. */
export function looksLikeGuid(identifier: string): boolean {
  const characters = identifier.replace(/[^0-9a-z]/gi, '')
  const hexadecimal = identifier.replace(/[^0-9a-f]/gi, '')
  const isLong = characters.length >= 20
  const isGrouped = characters.length >= 10 && /[-\u2010-\u2015\u2212]/.test(identifier)
  return (
    !identifier.includes('.') &&
    /[0-9]/.test(identifier) &&
    (isLong || isGrouped) &&
    hexadecimal.length >= characters.length * 0.75
  )
}
