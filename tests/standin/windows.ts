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

/** The visible window that was opened last: there is no window manager to ask. */
export function focusedWindow(): BrowserWindow | undefined {
  return windows.findLast(({ window }) => window.isVisible())?.window
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
