import { BrowserWindow, nativeTheme, screen, type Session } from 'electron'
import { pageBackground } from '../window/page-background'
import { pagePreferences } from '../window/web-preferences'

export interface QuickWindowOptions {
  readonly title: string
  readonly preloadPath: string
  readonly session: Session
  readonly packaged: boolean
}

/** In device-independent pixels: eight rows between the field and the line with the keys. */
const size = { width: 560, height: 432 } as const

/**
 * Makes the quick-copy window, hidden. On macOS it is a panel: it takes the keys without bringing this
 * app to the front, so that they go back to the app before when it is hidden, and it stands over
 * windows in full screen too. https://www.electronjs.org/docs/latest/api/base-window
 */
export function createQuickWindow(options: QuickWindowOptions): BrowserWindow {
  const dark = nativeTheme.shouldUseDarkColors
  return new BrowserWindow({
    title: options.title,
    ...size,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    backgroundColor: dark ? pageBackground.dark : pageBackground.light,
    webPreferences: pagePreferences(options)
  })
}

/** Puts the window into the upper part of the screen that the mouse is on: the person looks there. */
export function placeQuickWindow(window: BrowserWindow): void {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  window.setBounds({
    ...size,
    x: Math.round(workArea.x + (workArea.width - size.width) / 2),
    y: Math.round(workArea.y + (workArea.height - size.height) / 4)
  })
}
