import { describe, expect, it } from 'vitest'
import { keysOf, readPress, type KeyPress } from './accelerator'

const press = (key: string, code: string, held = ''): KeyPress => ({
  key,
  code,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s')
})

describe('a key press', () => {
  it.each([
    [press('L', 'KeyL', 'cs'), false, 'CommandOrControl+Shift+L'],
    [press(' ', 'Space', 'ca'), false, 'CommandOrControl+Alt+Space'],
    [press('ArrowUp', 'ArrowUp', 'm'), false, 'Super+Up'],
    [press('F12', 'F12', 'a'), false, 'Alt+F12'],
    [press('!', 'Digit1', 'cs'), false, 'CommandOrControl+Shift+1'],
    [press('.', 'Period', 'ca'), false, 'CommandOrControl+Alt+.'],
    [press('l', 'KeyL', 'mc'), true, 'CommandOrControl+Control+L'],
    [press('å', 'KeyA', 'ma'), true, 'CommandOrControl+Alt+A'],
    // The key beside Tab of a French keyboard.
    [press('a', 'KeyQ', 'ca'), false, 'CommandOrControl+Alt+A']
  ])('%o (Mac: %s) is the shortcut %s', (pressed, isMac, expected) => {
    expect(readPress(pressed, isMac)).toEqual({ kind: 'shortcut', accelerator: expected })
  })

  it.each([
    [press('Control', 'ControlLeft', 'c'), 'waiting'],
    [press('l', 'KeyL'), 'needs-modifier'],
    [press('L', 'KeyL', 's'), 'needs-modifier'],
    [press('F5', 'F5'), 'needs-modifier'],
    [press('MediaPlayPause', 'MediaPlayPause', 'c'), 'not-usable'],
    [press('Dead', 'IntlBackslash', 'c'), 'not-usable'],
    [press('c', 'KeyC', 'c'), 'reserved'],
    [press('C', 'KeyC', 'cs'), 'reserved'],
    [press('k', 'KeyK', 'c'), 'reserved']
  ])('%o is %s', (pressed, kind) => {
    expect(readPress(pressed, false).kind).toBe(kind)
  })
})

describe('an accelerator', () => {
  it('is shown with what is written on the keys', () => {
    expect(keysOf('CommandOrControl+Alt+Space', false)).toEqual(['Ctrl', 'Alt', 'Space'])
    expect(keysOf('CommandOrControl+Alt+Space', true)).toEqual(['⌘', '⌥', 'Space'])
    expect(keysOf('', false)).toEqual([])
  })
})
