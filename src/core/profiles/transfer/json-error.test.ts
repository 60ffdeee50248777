import { describe, expect, it } from 'vitest'
import { findJsonError } from './json-error'

const file = JSON.stringify(
  {
    version: 1,
    profiles: [{ name: 'A "quoted" \\ name\n', tags: [], other: { a: [1, -2.5e3, true, null] } }]
  },
  undefined,
  2
)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the place of a mistake in JSON', () => {
  it.each([
    ['{\n  "a": 1,\n}', { line: 3, column: 1 }],
    ['{"a": \'b\'}', { line: 1, column: 7 }],
    ['[1 2]', { line: 1, column: 4 }],
    ['{a: 1}', { line: 1, column: 2 }],
    ['{"a": 1', { line: 1, column: 8 }],
    ['{"a": "b\nc"}', { line: 1, column: 9 }],
    ['{"a": 01}', { line: 1, column: 7 }],
    ['{"a": "\\x"}', { line: 1, column: 8 }],
    ['{}\r\n{}', { line: 2, column: 1 }],
    ['[[1]]]', { line: 1, column: 6 }],
    ['', { line: 1, column: 1 }]
  ])('is found in %j', (text, place) => {
    expect(findJsonError(text)).toEqual(place)
  })

  it('is found exactly in the texts that are no JSON, wherever a file is cut or changed', () => {
    for (let at = 0; at <= file.length; at += 1) {
      const [before, after] = [file.slice(0, at), file.slice(at)]
      const changed = ['"', ',', '}', ']', '[', '1', ' ', '\\', '\u0001'].flatMap((sign) => [
        `${before}${sign}${after}`,
        `${before}${sign}${after.slice(1)}`
      ])
      for (const text of [before, before + after.slice(1), ...changed])
        expect([text, findJsonError(text) === undefined]).toEqual([text, isJson(text)])
    }
  })

  it('is found however deeply the text is nested', () => {
    const deep = '['.repeat(1_000_000)
    expect(findJsonError(deep)).toEqual({ line: 1, column: 1_000_001 })
  })
})
