import { describe, expect, test } from 'vitest'
import { readDemoOptions } from './demo-options'

describe('the demo', () => {
  test.each([
    ['is for a person where there is a display', [], 'linux', { DISPLAY: ':0' }, false],
    ['is for a person on Wayland', [], 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['walks by itself where there is none', [], 'linux', {}, true],
    ['is for a person on a Mac', [], 'darwin', {}, false],
    ['walks where it is told to', ['--walk'], 'darwin', {}, true]
  ] as const)('%s', (_case, args, platform, environment, walk) => {
    expect(readDemoOptions(args, platform, environment)).toEqual({ walk, jsonPath: undefined })
  })

  test('takes a file for its report and refuses what it does not know', () => {
    expect(readDemoOptions(['--json', 'out/demo.json'], 'darwin', {}).jsonPath).toBe(
      'out/demo.json'
    )
    expect(() => readDemoOptions(['--wlak'], 'darwin', {})).toThrow(/wlak/)
  })
})
