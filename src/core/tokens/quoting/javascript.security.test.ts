import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { hostileTexts } from './hostile-texts'
import { javascriptString } from './javascript'

test('Node takes hostile texts as they are', () => {
  const script = `console.log(JSON.stringify([${hostileTexts.map(javascriptString).join(',')}]))`
  const shown = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  expect(JSON.parse(shown)).toEqual(hostileTexts)
})

test('a literal shows what it holds, in one line of visible characters', () => {
  for (const text of [...hostileTexts, 'tag\u{E0041}s', '\u0085\u009b'])
    expect(javascriptString(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(javascriptString('a\u202eb')).toBe(String.raw`"a\u202eb"`)
})
