import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { trayMenu, type TrayMenuOptions } from './tray-menu'

const recent = Array.from({ length: 7 }, (_, index) => ({
  id: `profile ${String(index)}`,
  name: `Contoso ${String(index)}`,
  environment: index === 1 ? ('sandbox' as const) : ('production' as const)
}))

function menuOf(options: Partial<TrayMenuOptions>, did: string[] = []) {
  return trayMenu({
    recent,
    isLocked: false,
    copy: (id) => did.push(`copy ${id}`),
    open: () => did.push('open'),
    lock: () => did.push('lock'),
    quit: () => did.push('quit'),
    ...options
  })
}

const labelsOf = (menu: readonly MenuItemConstructorOptions[]): readonly string[] =>
  menu.map(({ label, type }) => label ?? type ?? '')

function choose(menu: readonly MenuItemConstructorOptions[], place: number): void {
  const click = menu[place]?.click
  if (click !== undefined) Reflect.apply(click, undefined, [])
}

describe('the tray’s menu', () => {
  it('names no profile behind the lock, and copies nothing there', () => {
    const did: string[] = []
    const menu = menuOf({ isLocked: true }, did)
    expect(labelsOf(menu)).toEqual(['Unlock', 'separator', 'Quit'])
    for (const place of menu.keys()) choose(menu, place)
    expect(did).toEqual(['open', 'quit'])
  })

  it('offers the five profiles that a token was copied from last', () => {
    const did: string[] = []
    const menu = menuOf({}, did)
    expect(labelsOf(menu)).toEqual([
      'Copy token of Contoso 0',
      'Copy token of Contoso 1 (Sandbox)',
      'Copy token of Contoso 2',
      'Copy token of Contoso 3',
      'Copy token of Contoso 4',
      'separator',
      'Open Partner Token Desk',
      'Lock',
      'separator',
      'Quit'
    ])
    for (const place of menu.keys()) choose(menu, place)
    expect(did).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `copy profile ${String(index)}`),
      'open',
      'lock',
      'quit'
    ])
  })

  it('begins with the window when nothing was copied yet', () => {
    expect(labelsOf(menuOf({ recent: [] }))[0]).toBe('Open Partner Token Desk')
  })

  it('shows a name as it is, whatever it holds and however long it is', () => {
    const name = `A & B ${'x'.repeat(100)}`
    const [first] = labelsOf(menuOf({ recent: [{ id: '1', name, environment: 'production' }] }))
    expect(first).toBe(`Copy token of A && B ${'x'.repeat(54)}…`)
  })
})
