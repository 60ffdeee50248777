import { BrowserWindow, nativeTheme, screen, type Session } from 'electron'
import { pageBackground } from './page-background'
import { pagePreferences } from './web-preferences'
import { usableState, type WindowState } from './window-state'

export interface MainWindowOptions {
  readonly title: string
  readonly preloadPath: string
  readonly session: Session
  readonly packaged: boolean
  /** Where it was when the app last ran. */
  readonly state: WindowState | undefined
  /** Whether it stays hidden at first: the app was started with the computer. */
  readonly startsHidden: () => Promise<boolean>
}

/** Makes the app's main window, hidden until its page has been painted. The caller loads the page. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const state = usableState(options.state, workAreas)
  const window = new BrowserWindow({
    title: options.title,
    ...(state?.bounds ?? { width: 1180, height: 780 }),
    minWidth: 420,
    minHeight: 360,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? pageBackground.dark : pageBackground.light,
    webPreferences: pagePreferences(options)
  })
  window.once('ready-to-show', () => {
    void options.startsHidden().then((hidden) => {
      if (hidden || window.isDestroyed()) return
      if (state?.maximized === true) window.maximize()
      window.show()
    })
  })
  return window
}

/** Returns where the window is. The bounds are those that it has when it is not maximised. */
export function windowStateOf(window: BrowserWindow): WindowState {
  return { bounds: window.getNormalBounds(), maximized: window.isMaximized() }
}

/** Brings the window to the front, whatever became of it. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
