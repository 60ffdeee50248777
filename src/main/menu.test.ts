import { describe, expect, it } from 'vitest'
import { menuCommands } from '../shared/quick'
import { applicationMenu, type MenuOptions } from './menu'

const given: MenuOptions = {
  platform: 'linux',
  packaged: true,
  lockShortcut: 'CommandOrControl+Shift+L',
  choose: () => undefined,
  lock: () => undefined,
  openHelp: () => undefined
}

function roles(options: Partial<MenuOptions>): readonly string[] {
  const menu = applicationMenu({ ...given, ...options })
  return menu.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? submenu.flatMap((item) => item.role ?? []) : [])
  ])
}

describe('the application menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('has the keys of editing on %s', (platform) => {
    expect(roles({ platform })).toEqual(expect.arrayContaining(['copy', 'paste', 'cut', 'undo']))
  })

  it('has the menus that macOS expects', () => {
    expect(roles({ platform: 'darwin' })).toEqual(expect.arrayContaining(['appMenu', 'windowMenu']))
  })

  it('offers developer tools and reloading only while the app is not packaged', () => {
    expect(roles({ packaged: true })).not.toEqual(expect.arrayContaining(['toggleDevTools']))
    expect(roles({ packaged: true })).not.toEqual(expect.arrayContaining(['reload']))
    expect(roles({ packaged: false })).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']))
  })

  it('has every command, each once, and lets the page do it', () => {
    const chosen: string[] = []
    const menu = applicationMenu({
      ...given,
      choose: (command) => chosen.push(command),
      lock: () => chosen.push('lock')
    })
    const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    for (const { click } of items) if (click !== undefined) Reflect.apply(click, undefined, [])
    expect(chosen.sort()).toEqual([...menuCommands, 'lock'].sort())
    const accelerators = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(accelerators).size).toBe(accelerators.length)
    expect(accelerators).toContain('CommandOrControl+K')
  })

  it('shows the shortcut that locks, unless there is none', () => {
    const lockOf = (lockShortcut: string) =>
      applicationMenu({ ...given, lockShortcut })
        .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
        .find(({ label }) => label === 'Lock')
    expect(lockOf('Alt+L')?.accelerator).toBe('Alt+L')
    expect(lockOf('')).not.toHaveProperty('accelerator')
  })

  it('opens help by topic', () => {
    const opened: string[] = []
    const menu = applicationMenu({ ...given, openHelp: (topic) => opened.push(topic) })
    const help = menu.find(({ role }) => role === 'help')?.submenu
    for (const { click } of Array.isArray(help) ? help : [])
      if (click !== undefined) Reflect.apply(click, undefined, [])
    expect(opened).toEqual([
      'app-registrations',
      'partner-center-authentication',
      'error-codes',
      'secret-storage'
    ])
  })
})
