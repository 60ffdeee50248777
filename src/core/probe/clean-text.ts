import { words } from '../../words'
import { holdsToken, secretPartOf } from './hidden-token'

/** Returns an answer's text as it may be shown, cut to a length in UTF-16 code units if one is given. */
export type CleanText = (text: string, maxLength?: number) => string

/** Returns what makes the texts of an answer fit to be shown, for the call that this token was sent with. */
export function cleanTextFor(token: string): CleanText {
  const echoes =
    token === '' ? [] : [token, secretPartOf(token)].filter((part) => part.length >= 20)
  return (text, maxLength) => {
    let clean = text.replace(/\r\n?/g, '\n')
    for (const echo of echoes) {
      // SECURITY: an API that repeats what it was sent would hand the token to the page.
      // [src/core/probe/clean-text.security.test.ts]
      clean = clean.replaceAll(new RegExp(escaped(echo), 'gi'), words.probe.tokenLeftOut)
    }
    // SECURITY: the same in another form, which anybody can turn back into the token.
    // [src/core/probe/hidden-token.security.test.ts]
    if (holdsToken(clean, token)) clean = words.probe.tokenLeftOut
    // SECURITY: characters that nobody sees can make one text look like another.
    // [src/core/probe/clean-text.security.test.ts]
    clean = clean.replace(unseen, '\ufffd')
    return maxLength === undefined ? clean : clean.slice(0, maxLength)
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Control and direction characters, apart from line breaks and tabs. */
const unseen =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g
