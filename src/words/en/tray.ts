import { names } from './names'

/** Words of the icon beside the clock, and of closing the window to it. */
export const tray = {
  copy: (name: string): string => `Copy token of ${name}`,
  open: `Open ${names.product}`,
  lock: 'Lock',
  unlock: 'Unlock',
  quit: 'Quit',
  /** Asked when the window is closed for the first time. */
  closing: {
    title: 'Close the window',
    message: `Keep ${names.product} running in the tray?`,
    detail:
      'Then the shortcut for quick copy works on, and the tray icon brings the window back. Quitting clears a copied token from the clipboard. You can change this in the settings.',
    keep: 'Keep running',
    quit: 'Quit',
    cancel: 'Cancel',
    remember: 'Remember my choice'
  }
} as const
