import { isOnPageAddress, type PageAddress } from '../security/page-address'

/** The facts about a frame that decide whether it may call. */
export interface FrameFacts {
  readonly url: string
  readonly parent: FrameFacts | null
}

/**
 * Tells whether a call comes from the window's own page: from its main frame, and while that shows our
 * page. Whatever is not known is refused. A frame that has gone meanwhile is `null`.
 */
export function isTrustedSender(
  frame: FrameFacts | null,
  mainFrame: FrameFacts | null,
  page: PageAddress
): boolean {
  // SECURITY: a frame that is gone cannot be checked. [src/main/ipc/trusted-sender.security.test.ts]
  if (frame === null) return false
  // SECURITY: only the one frame that the main process loaded. [src/main/ipc/trusted-sender.security.test.ts]
  if (frame !== mainFrame) return false
  // SECURITY: nothing that lies within another page. [src/main/ipc/trusted-sender.security.test.ts]
  if (frame.parent !== null) return false
  // SECURITY: and only while it shows our page, not `about:blank` or a look-alike.
  // [src/main/ipc/trusted-sender.security.test.ts]
  if (!isOnPageAddress(frame.url, page)) return false
  return true
}
