import type { BrowserWindow } from './browser-window'
import type { Page, Target } from './page-target'
import type { WebContents } from './web-contents'

/** A window that is open, with its parts and what may befall it. */
export interface WindowParts {
  readonly window: BrowserWindow
  readonly contents: WebContents
  readonly page: Page
  /** Closes it as its close button would; false when the app prevented it. */
  readonly close: () => Promise<boolean>
  readonly onGone: () => void
  /** The page has opened another. */
  readonly onPopup: (target: Target) => Promise<void>
}

/** Every open window, oldest first. */
export const windows: WindowParts[] = []

/** The window that has the focus: there is no window manager to give it to one. */
let focused: BrowserWindow | undefined

/** The window that the keys go to; none while another program has the focus. */
export function focusedWindow(): BrowserWindow | undefined {
  return focused
}

/** Gives the focus to a window, and takes it from the one that has it. */
export function giveFocus(window: BrowserWindow): void {
  if (focused === window) return
  takeFocus(focused)
  focused = window
  window.emit('focus')
}

/** Takes the focus from a window, if it has it: another program's window gets it. */
export function takeFocus(window: BrowserWindow | undefined): void {
  if (window === undefined || focused !== window) return
  focused = undefined
  if (!window.isDestroyed()) window.emit('blur')
}

/** `webContents`, the module: Playwright finds its pages' windows through it. */
export const webContents = {
  fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return windows.find(({ page }) => page.targetId === targetId)?.contents
  },

  getAllWebContents(): WebContents[] {
    return windows.map(({ contents }) => contents)
  }
}
