import type { BrowserWindow } from 'electron'
import type { CallName, Handlers } from '../../shared/contract'
import { createEventSender, type SendEvent } from '../ipc/events'
import { registerContract } from '../ipc/register-contract'
import type { Log } from '../logging/logger'
import type { PageAddress } from '../security/page-address'

/** Returns what sends events to a window's page; to a window that is gone, nothing is sent. */
export function pageSender(window: BrowserWindow, isLocked: () => boolean, log: Log): SendEvent {
  return createEventSender(
    () => (window.isDestroyed() ? undefined : window.webContents),
    isLocked,
    (error) => {
      log({ event: 'error', during: 'event', error })
    }
  )
}

export interface PageConnection {
  readonly window: BrowserWindow
  readonly page: PageAddress
  readonly log: Log
  /** The calls that this window's page may make. */
  readonly allowed: readonly CallName[]
  readonly handlers: Handlers
  /** Whether the desk is locked. */
  readonly isLocked: () => boolean
}

/** Lets a window's page make its calls. */
export function connectPage(connection: PageConnection): void {
  const { window, page, log, allowed, handlers, isLocked } = connection
  registerContract({
    contents: window.webContents,
    page,
    allowed,
    handlers,
    isLocked,
    onRefused: (call, reason) => {
      log({ event: 'call-refused', call, reason })
    },
    onAnswered: (call, outcome, tookMs) => {
      log({ event: 'answered', call, outcome, tookMs })
    },
    onBug: (call, error) => {
      log({ event: 'error', during: call, error })
    }
  })
}

/** Loads a page. A window that was closed meanwhile has nothing left to load. */
export async function loadPage(window: BrowserWindow, url: string): Promise<void> {
  try {
    await window.loadURL(url)
  } catch (error) {
    if (!window.isDestroyed()) throw error
  }
}
