import type { CustomScheme } from 'electron'

/** The page is `app://bundle/index.html`: a scheme of its own, because `file:` reaches the whole disk. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'bundle'

/**
 * The scheme as Electron learns of it, before it is ready. Only what the page needs: no `bypassCSP`,
 * no `supportFetchAPI`, no `corsEnabled`, no service workers.
 */
export const appScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, codeCache: true }
}
