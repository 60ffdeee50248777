import type { BrowserWindow } from 'electron'
import { windowStateOf } from './main-window'
import { writeWindowState, type WindowState } from './window-state'

/**
 * Returns the step of quitting that writes down where the window is, or was when it was closed.
 *
 * @param before where it was when the app last ran
 */
export function rememberWindow(
  window: BrowserWindow,
  before: WindowState | undefined,
  dataFolder: string
): () => Promise<void> {
  let state = before
  window.on('close', () => {
    state = windowStateOf(window)
  })
  return async () => {
    if (!window.isDestroyed()) state = windowStateOf(window)
    if (state !== undefined) await writeWindowState(dataFolder, state)
  }
}
