import { expect, it } from 'vitest'
import { formatCsv, parseCsv } from './csv-text'

const formulas = [
  '=HYPERLINK("https://elsewhere.example","Open")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\uff1d1+1',
  '\uff0b1',
  '\uff0d1',
  '\uff20SUM(1)',
  "'=1",
  "''=1"
]

it.each(formulas)('a cell that a spreadsheet would run is written as text: %j', (formula) => {
  const cell = formatCsv([[formula]])
    .trimEnd()
    .replace(/^"/, '')
  expect(cell.startsWith("'")).toBe(true)
  expect(cell).not.toBe(formula)
})

it.each([...formulas, "'", "''", "it's", "'quoted'", 'a=b'])('reading gives back %j', (text) => {
  for (const cells of [
    [text, 'other'],
    ['other', text]
  ]) {
    const read = parseCsv(formatCsv([cells]), ',')
    expect(read).toEqual({ ok: true, value: [{ line: 1, cells }] })
  }
})

it('no cell breaks out of its place by quotes, delimiters or line breaks', () => {
  const cells = ['a","=1', 'a\r\n=1,"', 'a;b\tc', '"', '""', ' =1', 'a\r=1']
  expect(parseCsv(formatCsv([cells, cells]), ',')).toMatchObject({
    ok: true,
    value: [{ cells }, { cells }]
  })
})
