import { describe, expect, it } from 'vitest'
import { autostartEntry, isFollowed } from './autostart-entry'

/** Reads `Exec` as the specification says: first the value's escapes, then quotes and field codes. */
function argumentsOf(entry: string): readonly string[] {
  const line = entry.split('\n').find((each) => each.startsWith('Exec=')) ?? ''
  const value = line.slice('Exec='.length).replace(/\\\\/g, '\\')
  const quoted = value.match(/"(?:\\.|[^"\\])*"/g) ?? []
  return quoted.map((argument) =>
    argument.slice(1, -1).replace(/\\(.)/g, '$1').replaceAll('%%', '%')
  )
}

describe('the desktop entry for the start of a session', () => {
  it.each([
    ['a plain path', '/opt/Partner Token Desk/partner-token-desk'],
    ['quotes', '/home/o"brien/it\'s'],
    ['what a shell would run', '/home/$(reboot)/`id`/$HOME;&|'],
    ['backslashes', '/home/back\\slash\\\\twice'],
    ['a field code', '/home/100%/%u/%f'],
    ['other scripts', '/home/ünïcode/名前']
  ])('gives back the command that it was made for: %s', (_what, path) => {
    const command = [path, '--hidden']
    expect(argumentsOf(autostartEntry('Desk', command))).toEqual(command)
  })

  it.each(['/home/a\nExec=evil', '/home/a\rb', '/home/\u0000'])(
    'is not made of a command that would become another line: %j',
    (path) => {
      expect(() => autostartEntry('Desk', [path])).toThrow(RangeError)
    }
  )

  it('is followed unless somebody has switched it off', () => {
    const entry = autostartEntry('Desk', ['/opt/desk'])
    expect(isFollowed(entry)).toBe(true)
    expect(isFollowed(`${entry}Hidden=true\n`)).toBe(false)
    expect(isFollowed(entry.replace('enabled=true', 'enabled=false'))).toBe(false)
  })
})
