import type { MenuItemConstructorOptions } from 'electron'
import type { Profile } from '../../shared/profile'
import { words } from '../../words'

/** More profiles than these are found in the window. */
const MOST_PROFILES = 5

/** A longer name makes the menu wider than the screen. */
const LONGEST_NAME = 60

export interface TrayMenuOptions {
  /** The profiles that a token was copied from, the latest first. */
  readonly recent: readonly Pick<Profile, 'id' | 'name' | 'environment'>[]
  readonly isLocked: boolean
  readonly copy: (profileId: string) => void
  readonly open: () => void
  readonly lock: () => void
  readonly quit: () => void
}

/** Returns the tray's menu. Behind the lock it names no profile. */
export function trayMenu(options: TrayMenuOptions): MenuItemConstructorOptions[] {
  const { recent, isLocked, copy, open, lock, quit } = options
  const text = words.tray
  const ending: MenuItemConstructorOptions = { label: text.quit, click: quit }
  // SECURITY: what is behind the lock is not shown beside it. [src/main/tray/tray-menu.security.test.ts]
  if (isLocked) return [{ label: text.unlock, click: open }, { type: 'separator' }, ending]
  const copies = recent.slice(0, MOST_PROFILES).map(({ id, ...profile }) => ({
    label: text.copy(menuText(words.names.profile(profile))),
    click: () => {
      copy(id)
    }
  }))
  return [
    ...copies,
    ...(copies.length === 0 ? [] : [{ type: 'separator' } as const]),
    { label: text.open, click: open },
    { label: text.lock, click: lock },
    { type: 'separator' },
    ending
  ]
}

/** A name as a menu shows it: shortened, and with an ampersand that is none for the keyboard. */
function menuText(name: string): string {
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
  return short.replaceAll('&', '&&')
}
