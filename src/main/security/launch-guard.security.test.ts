import { describe, expect, it } from 'vitest'
import { dangerousArguments } from './launch-guard'

describe('the launch guard', () => {
  it.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect_brk=9229',
    '--inspect-publish-uid=http',
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--REMOTE-DEBUGGING-PORT=9222',
    '-remote-debugging-port=9222',
    '/remote-debugging-port=9222',
    '--no-sandbox',
    '--disable-web-security',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--load-extension=/tmp/x',
    '--js-flags=--expose-gc',
    '--ssl-key-log-file=/tmp/keys',
    '--renderer-cmd-prefix=gdb'
  ])('finds %s', (argument) => {
    expect(dangerousArguments(['--lang=de', argument])).toHaveLength(1)
  })

  it.each([
    ['--user-data-dir=/tmp/desk'],
    ['--lang=de', '--force-device-scale-factor=2'],
    ['--proxy-server=proxy:3128'],
    ['/home/ada/inspect.json'],
    ['--', 'no-sandbox'],
    ['--no-sandbox-please'],
    ['']
  ])('lets %s pass', (...args) => {
    expect(dangerousArguments(args)).toEqual([])
  })
})
