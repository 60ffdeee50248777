import { expect, test } from 'vitest'
import { alignColumns } from './columns'
import { renderJson, renderLines } from './printable'

const hostile =
  'a\u001B[2Jb\u0007c\u009B31md\u202Ee\u2066f\u200Bg\u2028h\ni\rj\u0000k\u{E0041}l\uD800m'

test.each([false, true])(
  'a line lets nothing through that steers a terminal (colours: %s)',
  (colors) => {
    const text = renderLines([[hostile, { style: 'bad', text: hostile }]], colors)
    const own = text.replaceAll('\u001B[31m', '').replaceAll('\u001B[0m', '')
    expect(own.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    expect(own.endsWith('\n')).toBe(true)
    expect(text.includes('\u001B')).toBe(colors)
  }
)

test('JSON escapes what steers a terminal and loses nothing', () => {
  const text = renderJson({ name: hostile })
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  expect(JSON.parse(text)).toEqual({ name: hostile })
})

test('columns stand below each other, wide characters and all', () => {
  const rows = alignColumns([
    [{ text: '東京' }, { text: 'x' }],
    [{ text: 'abcde' }, { text: 'y' }]
  ])
  expect(renderLines(rows, false)).toBe('東京   x\nabcde  y\n')
})
