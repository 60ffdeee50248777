import { session, type Session } from 'electron'
import { createAppProtocol, listPageFiles } from '../security/app-protocol'
import { APP_SCHEME } from '../security/app-scheme'
import type { PageAddress } from '../security/page-address'
import { applySessionPolicy } from '../security/session-policy'

/** The session of the app's pages, in memory: nothing of them is left on the disk. */
export async function openPageSession(rendererFolder: string, page: PageAddress): Promise<Session> {
  const files = page.kind === 'bundle' ? await listPageFiles(rendererFolder) : new Map()
  const pageSession = session.fromPartition('desk', { cache: false })
  // SECURITY: the page's session gets no rights. [tests/e2e/security.spec.ts]
  applySessionPolicy(pageSession, page)
  pageSession.protocol.handle(APP_SCHEME, createAppProtocol(files))
  return pageSession
}
