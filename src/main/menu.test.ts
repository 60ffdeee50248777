import { describe, expect, it } from 'vitest'
import { applicationMenu, type MenuOptions } from './menu'

function roles(options: Partial<MenuOptions>): readonly string[] {
  const menu = applicationMenu({
    platform: 'linux',
    packaged: true,
    openHelp: () => undefined,
    ...options
  })
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

  it('opens help by topic', () => {
    const opened: string[] = []
    const menu = applicationMenu({
      platform: 'linux',
      packaged: true,
      openHelp: (topic) => opened.push(topic)
    })
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
