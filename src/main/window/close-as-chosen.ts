import { app, type BrowserWindow } from 'electron'
import type { SettingsKeeper } from '../../core/settings/settings-store'
import { askClosing } from '../dialogs/ask-closing'
import type { Log } from '../logging/logger'
import { conductClosing } from './close-conduct'

/** Lets the main window's close button do what the person has chosen. */
export function closeAsChosen(
  window: BrowserWindow,
  settings: SettingsKeeper,
  hasTray: () => boolean,
  log: Log
): void {
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  conductClosing({
    window,
    platform: process.platform,
    closing: () => settings.current().closing,
    hasTray,
    isQuitting: () => isQuitting,
    ask: () => askClosing(window),
    remember: async (closing) => {
      await settings.change({ closing })
    },
    quit: () => {
      app.quit()
    },
    onTrouble: (error) => {
      log({ event: 'error', during: 'close', error })
    }
  })
}
