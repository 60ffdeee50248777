import { expect, test } from 'vitest'
import { parseCommandLine } from './command-line'

test("Playwright's arguments are told from the app's", () => {
  const given = ['-r', '/loader.js', '--inspect=0', '--remote-debugging-port=0', '--no-sandbox']
  const read = parseCommandLine([...given, 'out/app', '--user-data-dir=/tmp/a b=c', 'hello'])
  expect(read.preloadedScripts).toEqual(['/loader.js'])
  expect(read.entry).toBe('out/app')
  expect(Object.fromEntries(read.switches)).toEqual({
    inspect: '0',
    'remote-debugging-port': '0',
    'no-sandbox': '',
    'user-data-dir': '/tmp/a b=c'
  })
})

test('without an app, the current folder is meant', () => {
  expect(parseCommandLine([]).entry).toBe('.')
})
