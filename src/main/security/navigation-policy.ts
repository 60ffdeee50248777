interface PreventableEvent {
  preventDefault(): void
}

/** What the policy needs of Electron's web contents. */
export interface PolicedContents {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview',
    listener: (event: PreventableEvent) => void
  ): unknown
  setWindowOpenHandler(handler: () => { readonly action: 'deny' }): void
}

/** What the policy needs of Electron's app. */
export interface ContentsSource {
  on(
    event: 'web-contents-created',
    listener: (event: unknown, contents: PolicedContents) => void
  ): unknown
}

/** Keeps every page of the app where the main process put it, now and in windows yet to come. */
export function applyNavigationPolicy(app: ContentsSource): void {
  // SECURITY: hung on creation, so that no window can be forgotten.
  // [src/main/security/navigation-policy.security.test.ts]
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents)
  })
}

/** Refuses every way in which a page could move itself, a frame or a new window to another place. */
export function denyNavigation(contents: PolicedContents): void {
  // SECURITY: another page in this window would have our calls within reach.
  // [src/main/security/navigation-policy.security.test.ts]
  contents.on('will-navigate', (event) => {
    event.preventDefault()
  })
  // SECURITY: `will-navigate` speaks for the main frame only. [src/main/security/navigation-policy.security.test.ts]
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault()
  })
  // SECURITY: an address that was allowed must not lead to one that is not.
  // [src/main/security/navigation-policy.security.test.ts]
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  // SECURITY: a webview brings its own preferences. [src/main/security/navigation-policy.security.test.ts]
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  // SECURITY: a popup would be a window without our preferences.
  // [src/main/security/navigation-policy.security.test.ts]
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
