import { expect, test } from 'vitest'
import { httpFileText, httpFileTitle } from './http-file'

test.each(['a\nX-Evil: 1', 'a\r\n\r\nbody', '\u001b[2J', 'a\u202eb', '{{$processEnv HOME}}'])(
  'refuses %j, which is more than a part of a line',
  (text) => {
    expect(() => httpFileText(text)).toThrow(/^This cannot stand in a .http file$/)
  }
)

test('leaves an address and a header as they are', () => {
  const address = "https://api.example/v1.0/sales/fxrates(Month='202611')/$value?a={b}"
  expect(httpFileText(address)).toBe(address)
})

test('a title brings in no variables', () => {
  expect(httpFileTitle('{{{$processEnv HOME}}}')).toBe('### { { {$processEnv HOME}}}')
})
