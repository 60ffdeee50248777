import { pageHeaders } from './content-policy'
import { isOnPageAddress, type PageAddress } from './page-address'

/** What the policy needs of Electron's session. */
export interface PolicedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: unknown, answer: (granted: boolean) => void) => void
  ): void
  setPermissionCheckHandler(handler: () => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  setDisplayMediaRequestHandler(
    handler: (request: unknown, answer: (streams: Record<string, never>) => void) => void
  ): void
  setSpellCheckerEnabled(enabled: boolean): void
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        answer: (response: { readonly cancel: boolean }) => void
      ) => void
    ): void
    onHeadersReceived(
      listener: (
        details: { readonly responseHeaders?: Record<string, string[]> },
        answer: (response: { readonly responseHeaders: Record<string, string | string[]> }) => void
      ) => void
    ): void
  }
}

/**
 * Takes everything from the page's session that the page does not need: permissions, devices, screen
 * capture, downloads, and every request that is not for its own files.
 */
export function applySessionPolicy(session: PolicedSession, page: PageAddress): void {
  // SECURITY: without a handler Electron grants every permission. Copying is done by the main process,
  // so not even the clipboard is allowed. [src/main/security/session-policy.security.test.ts]
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  // SECURITY: permissions that are looked up without asking are granted unless this denies them.
  // [src/main/security/session-policy.security.test.ts]
  session.setPermissionCheckHandler(() => false)
  // SECURITY: no USB, serial or HID device. [src/main/security/session-policy.security.test.ts]
  session.setDevicePermissionHandler(() => false)
  // SECURITY: no capture of the screen. [src/main/security/session-policy.security.test.ts]
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({})
  })
  // SECURITY: the spell checker downloads dictionaries, and would see what is typed.
  // [src/main/security/session-policy.security.test.ts]
  session.setSpellCheckerEnabled(false)
  // SECURITY: nothing lands on the disk through the page. [src/main/security/session-policy.security.test.ts]
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  // SECURITY: the page reaches its own files and nothing else, whatever runs in it.
  // [src/main/security/session-policy.security.test.ts]
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(details.url, page) })
  })
  if (page.kind === 'development') addHeaders(session, page)
}

function mayRequest(url: string, page: PageAddress): boolean {
  if (isOnPageAddress(url, page)) return true
  if (page.kind !== 'development' || !URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === page.reloadChannel
}

/** The development server does not send the policy, so it is added on the way in. */
function addHeaders(session: PolicedSession, page: PageAddress): void {
  session.webRequest.onHeadersReceived((details, answer) => {
    answer({ responseHeaders: { ...details.responseHeaders, ...pageHeaders(page) } })
  })
}
