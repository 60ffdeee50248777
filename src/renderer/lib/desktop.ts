import type { DesktopApi } from '../../shared/contract'

declare global {
  interface Window {
    readonly desktop: DesktopApi
  }
}

/** The main process, as the preload script offers it. Nothing else reads `window.desktop`. */
export const desktop: DesktopApi = window.desktop
