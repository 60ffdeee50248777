import { expect, test } from 'vitest'
import { hostileTexts } from './hostile-texts'
import { powershellAssignment, powershellString } from './powershell'

/**
 * Reads one verbatim string as PowerShell's rules say: it ends at the first quote, plain or typographic,
 * that no other quote follows; two quotes stand for the first of them; all else stands for itself.
 */
function readVerbatim(source: string): { readonly text: string; readonly rest: string } {
  const isQuote = (at: number): boolean => "'‘’‚‛".includes(source.charAt(at) || ' ')
  expect(isQuote(0)).toBe(true)
  let text = ''
  let at = 1
  while (at < source.length) {
    if (isQuote(at) && !isQuote(at + 1)) return { text, rest: source.slice(at + 1) }
    text += source.charAt(at)
    at += isQuote(at) ? 2 : 1
  }
  throw new Error('The string does not end')
}

test.each(hostileTexts)('by its quoting rules, PowerShell takes %j as it is', (text) => {
  expect(readVerbatim(`${powershellString(text)};`)).toEqual({ text, rest: ';' })
})

test('each of PowerShell’s quotes, plain and typographic, is doubled, and nothing else', () => {
  expect(powershellString('a\'b‘c’d‚e‛f$(g)`h"')).toBe("'a''b‘‘c’’d‚‚e‛‛f$(g)`h\"'")
  expect(powershellAssignment('PTD_TEXT', 'x')).toBe("$env:PTD_TEXT = 'x'")
})
