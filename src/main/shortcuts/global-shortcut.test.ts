import { beforeEach, describe, expect, it } from 'vitest'
import { GlobalShortcut, type ShortcutPort } from './global-shortcut'

describe('a global shortcut', () => {
  const registered = new Map<string, () => void>()
  const port: ShortcutPort = {
    register: (accelerator, press) => {
      if (accelerator === 'nonsense') throw new TypeError('conversion failure')
      if (accelerator === 'Alt+Taken') return false
      registered.set(accelerator, press)
      return true
    },
    unregister: (accelerator) => registered.delete(accelerator)
  }
  let presses: number
  let shortcut: GlobalShortcut
  beforeEach(() => {
    registered.clear()
    presses = 0
    shortcut = new GlobalShortcut(port, () => (presses += 1))
  })

  it('is heard, and the one before it no longer is', () => {
    shortcut.set('Alt+A')
    shortcut.set('Alt+B')
    expect([...registered.keys()]).toEqual(['Alt+B'])
    registered.get('Alt+B')?.()
    expect(presses).toBe(1)
  })

  it.each(['Alt+Taken', 'nonsense'])('says when it cannot be held: %s', (accelerator) => {
    shortcut.set('Alt+A')
    shortcut.set(accelerator)
    expect(shortcut.isTaken).toBe(true)
    expect(registered.size).toBe(0)
    shortcut.set('Alt+A')
    expect(shortcut.isTaken).toBe(false)
    expect([...registered.keys()]).toEqual(['Alt+A'])
  })

  it('is not registered twice for the same keys', () => {
    shortcut.set('Alt+A')
    const first = registered.get('Alt+A')
    registered.set('Alt+A', () => undefined)
    shortcut.set('Alt+A')
    expect(registered.get('Alt+A')).not.toBe(first)
  })

  it('is none when it is empty, and taken from nobody', () => {
    shortcut.set('Alt+A')
    shortcut.set('')
    expect(registered.size).toBe(0)
    expect(shortcut.isTaken).toBe(false)
  })
})
