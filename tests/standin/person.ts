import { pressShortcut, takeShortcut } from './global-shortcut'
import type { Menu, MenuItem } from './menu'
import { seenTrays } from './tray'

/**
 * What a person does outside the windows, which Electron itself has no calls for. Tests reach it in the
 * main process as `electronStandin`; the app does not know of it.
 */
export const person = {
  pressShortcut,
  takeShortcut,

  /** The tray icons, with the labels of their menus' entries; `–` for a line between two. */
  trays(): readonly { readonly toolTip: string; readonly labels: readonly string[] }[] {
    return seenTrays().map(({ toolTip, menu }) => ({ toolTip, labels: labelsOf(menu) }))
  },

  /** Chooses an entry of a tray icon's menu. */
  chooseInTray(label: string): void {
    const items = seenTrays().flatMap(({ menu }) => menu?.items ?? [])
    itemNamed(items, label).click()
  },

  /** Clicks on a tray icon. */
  clickTray(): void {
    for (const { tray } of seenTrays()) tray.emit('click', {})
  }
}

/** Puts it where tests find it. */
export function offerPerson(): void {
  Reflect.set(globalThis, 'electronStandin', person)
}

function labelsOf(menu: Menu | null): readonly string[] {
  const visible = (menu?.items ?? []).filter(({ visible }) => visible)
  return visible.map(({ type, label }) => (type === 'separator' ? '–' : label))
}

function itemNamed(items: readonly MenuItem[], label: string): MenuItem {
  const found = items.find((item) => item.label === label && item.visible)
  if (!found) throw new Error(`electron stand-in: the tray has no entry "${label}"`)
  return found
}
