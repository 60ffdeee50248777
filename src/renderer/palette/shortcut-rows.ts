import type { Settings } from '../../shared/settings'
import type { words } from '../../words'
import { isMac, keysOfShortcut } from '../lib/shortcut'
import { keysOf } from '../settings/accelerator'

/** A line of the list of keyboard shortcuts. */
export interface ShortcutRow {
  readonly name: keyof typeof words.palette.shortcutNames
  readonly keys: string
}

/** Returns every shortcut with its keys; those that are switched off in the settings are left out. */
export function shortcutRows(settings: Settings | undefined): readonly ShortcutRow[] {
  const chosen = (accelerator = ''): string => keysOf(accelerator, isMac).join(' ')
  const rows: readonly ShortcutRow[] = [
    { name: 'palette', keys: keysOfShortcut('palette') },
    { name: 'find', keys: keysOfShortcut('find') },
    { name: 'copy', keys: keysOfShortcut('copy') },
    { name: 'quick-copy', keys: chosen(settings?.quickCopyShortcut) },
    { name: 'new-profile', keys: keysOfShortcut('new-profile') },
    { name: 'undo', keys: keysOfShortcut('undo') },
    { name: 'settings', keys: keysOfShortcut('settings') },
    { name: 'lock', keys: chosen(settings?.lockShortcut) },
    { name: 'shortcuts', keys: keysOfShortcut('shortcuts') }
  ]
  return rows.filter(({ keys }) => keys !== '')
}
