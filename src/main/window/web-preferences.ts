import type { WebPreferences } from 'electron'

/**
 * Returns the preferences of every window's page. Electron's defaults are stated as well, so that
 * neither a newer version nor a later hand changes them unnoticed.
 */
export function pagePreferences<PageSession>(options: {
  readonly preloadPath: string
  readonly session: PageSession
  readonly packaged: boolean
}): Omit<WebPreferences, 'session'> & { readonly session: PageSession } {
  return {
    preload: options.preloadPath,
    // SECURITY: the session with the policy; the default one has none.
    // [src/main/window/web-preferences.security.test.ts]
    session: options.session,
    // SECURITY: the page's process has no rights of its own. [src/main/window/web-preferences.security.test.ts]
    sandbox: true,
    // SECURITY: the page cannot reach into the preload's world. [src/main/window/web-preferences.security.test.ts]
    contextIsolation: true,
    // SECURITY: no Node in the page. [src/main/window/web-preferences.security.test.ts]
    nodeIntegration: false,
    // SECURITY: nor in its workers. [src/main/window/web-preferences.security.test.ts]
    nodeIntegrationInWorker: false,
    // SECURITY: nor in its frames. [src/main/window/web-preferences.security.test.ts]
    nodeIntegrationInSubFrames: false,
    // SECURITY: the same-origin rule holds. [src/main/window/web-preferences.security.test.ts]
    webSecurity: true,
    // SECURITY: no guest page with preferences of its own. [src/main/window/web-preferences.security.test.ts]
    webviewTag: false,
    // SECURITY: nothing over plain http. [src/main/window/web-preferences.security.test.ts]
    allowRunningInsecureContent: false,
    // SECURITY: only what Chromium has released. [src/main/window/web-preferences.security.test.ts]
    experimentalFeatures: false,
    // SECURITY: a file dropped on the window does not become its page.
    // [src/main/window/web-preferences.security.test.ts]
    navigateOnDragDrop: false,
    // SECURITY: what is typed is not looked at. [src/main/window/web-preferences.security.test.ts]
    spellcheck: false,
    // SECURITY: no database of the page on the disk. [src/main/window/web-preferences.security.test.ts]
    enableWebSQL: false,
    // SECURITY: no plug-ins. [src/main/window/web-preferences.security.test.ts]
    plugins: false,
    // SECURITY: a page cannot lock the window with its dialogs. [src/main/window/web-preferences.security.test.ts]
    safeDialogs: true,
    // SECURITY: the middle mouse button opens no second window.
    // [src/main/window/web-preferences.security.test.ts]
    disableBlinkFeatures: 'Auxclick',
    // SECURITY: in a released app the calls cannot be made by hand.
    // [src/main/window/web-preferences.security.test.ts]
    devTools: !options.packaged
  }
}
