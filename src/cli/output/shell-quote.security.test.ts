import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { assignment, quoteFor } from './shell-quote'

const hostile = [
  '',
  "'",
  "''",
  "a'b",
  '$(echo no)',
  '`echo no`',
  '"$HOME"',
  '\\',
  "\\'",
  '!!',
  '-e -n',
  '*',
  'two\nlines',
  '#no',
  '~',
  '😀’‘'
]

test.runIf(process.platform !== 'win32').each(hostile)(
  'a POSIX shell takes %j as it is',
  (text) => {
    const script = `${assignment('posix', 'PTD_TEXT', text)}; printf '%s.' "$PTD_TEXT"`
    expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(`${text}.`)
  }
)

test('PowerShell’s own quotes, plain and typographic, are doubled', () => {
  expect(quoteFor('powershell', 'a\'b‘c’d‚e‛f$(g)`h"')).toBe("'a''b‘‘c’’d‚‚e‛‛f$(g)`h\"'")
  expect(assignment('powershell', 'PTD_TEXT', 'x')).toBe("$env:PTD_TEXT = 'x'")
})
