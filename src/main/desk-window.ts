import { app, session, type BrowserWindow, type Session } from 'electron'
import { join } from 'node:path'
import { createDesk, type Desk } from '../core/desk'
import type { AppOptions } from './app-options'
import { ClipboardConduct } from './clipboard/clipboard-conduct'
import { systemClipboard } from './clipboard/secret-clipboard'
import { CertificateTickets } from './dialogs/certificate-tickets'
import { askOpenAgain, createNativeQuestions } from './dialogs/native-questions'
import { connectEvents } from './ipc/connect-events'
import { createEventSender, type SendEvent } from './ipc/events'
import { createHandlers } from './ipc/handlers'
import { registerContract } from './ipc/register-contract'
import { watchPage } from './logging/crash-handlers'
import type { Log } from './logging/logger'
import { createAppProtocol, listPageFiles } from './security/app-protocol'
import { APP_SCHEME } from './security/app-scheme'
import {
  openErrorLookup,
  openHelpTopic,
  openPortal,
  openSignInPage
} from './security/external-links'
import { pageAddress, type PageAddress } from './security/page-address'
import { applySessionPolicy } from './security/session-policy'
import { createMainWindow, showWindow, windowStateOf } from './window/main-window'
import { refreshOnFocus } from './window/refresh-on-focus'
import { readWindowState, writeWindowState } from './window/window-state'

export interface DeskWindowOptions extends AppOptions {
  readonly dataFolder: string
  readonly log: Log
}

/** The desk in its window. */
export interface DeskWindow {
  /** Loads the page. */
  load(): Promise<void>
  /** Brings the window to the front. */
  show(): void
  /** What has to happen before the app ends, in order. */
  readonly lastSteps: readonly (() => Promise<void>)[]
  /** Whether something keeps the process from ending by itself: a key store that does not answer. */
  isHeldUp(): boolean
}

const defaultClearAfterMs = 30_000

/** Opens the desk and makes its window, wired together. */
export async function openDeskWindow(options: DeskWindowOptions): Promise<DeskWindow> {
  const { dataFolder, builtFolder } = options
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const [pageSession, desk, state] = await Promise.all([
    openPageSession(join(builtFolder, 'renderer'), page),
    openDesk(options),
    readWindowState(dataFolder)
  ])
  const window = createMainWindow({
    title: app.getName(),
    preloadPath: join(builtFolder, 'preload', 'index.cjs'),
    session: pageSession,
    packaged: app.isPackaged,
    state
  })
  const clipboard = connectPage(options, { window, desk, page })
  let lastState = state
  window.on('close', () => {
    lastState = windowStateOf(window)
  })
  return {
    load: async () => {
      try {
        await window.loadURL(page.url)
      } catch (error) {
        // A window that was closed meanwhile has nothing left to load.
        if (!window.isDestroyed()) throw error
      }
    },
    show: () => {
      if (!window.isDestroyed()) showWindow(window)
    },
    lastSteps: [
      () => clipboard.close(),
      () => desk.dispose(),
      async () => {
        if (!window.isDestroyed()) lastState = windowStateOf(window)
        if (lastState !== undefined) await writeWindowState(dataFolder, lastState)
      }
    ],
    isHeldUp: () => desk.vault.keyStoreHangs()
  }
}

/** A session in memory: nothing of the page is left on the disk. */
async function openPageSession(rendererFolder: string, page: PageAddress): Promise<Session> {
  const files = page.kind === 'bundle' ? await listPageFiles(rendererFolder) : new Map()
  const pageSession = session.fromPartition('desk', { cache: false })
  // SECURITY: the page's session gets no rights. [tests/e2e/security.spec.ts]
  applySessionPolicy(pageSession, page)
  pageSession.protocol.handle(APP_SCHEME, createAppProtocol(files))
  return pageSession
}

async function openDesk(options: DeskWindowOptions): Promise<Desk> {
  const { demoBrowserOrigin, extraCaPem, partnerApiOrigins, signInTimeLimitMs } = options
  const desk: Desk = await createDesk({
    dataFolder: options.dataFolder,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    openBrowser: (url) =>
      openSignInPage(
        url,
        desk.signIn.waiting().map(({ authorityHost }) => authorityHost),
        demoBrowserOrigin
      ),
    ...(extraCaPem === undefined ? {} : { extraCaPem }),
    ...(partnerApiOrigins === undefined ? {} : { partnerApiOrigins }),
    ...(demoBrowserOrigin === undefined ? {} : { plainBrowserOrigin: demoBrowserOrigin }),
    ...(signInTimeLimitMs === undefined ? {} : { signInTimeLimitMs })
  })
  return desk
}

interface Connected {
  readonly window: BrowserWindow
  readonly desk: Desk
  readonly page: PageAddress
}

/** Connects the window's page with the desk: calls, events, clipboard, and what happens when it ends. */
function connectPage(
  options: DeskWindowOptions,
  { window, desk, page }: Connected
): ClipboardConduct {
  const { log } = options
  const send = createEventSender(
    () => (window.isDestroyed() ? undefined : window.webContents),
    (error) => {
      log({ event: 'error', during: 'event', error })
    }
  )
  const clipboard = openClipboard(options, send)
  connectEvents(desk, send)
  refreshOnFocus(
    window,
    () => desk.profiles.refresh(),
    (error) => {
      log({ event: 'error', during: 'refresh', error })
    }
  )
  registerContract({
    contents: window.webContents,
    page,
    handlers: createHandlers({
      desk,
      clipboard,
      questions: createNativeQuestions(window),
      tickets: new CertificateTickets(Date.now),
      openHelp: openHelpTopic,
      openErrorLookup,
      openPortal,
      version: app.getVersion(),
      demo: options.demo ?? false,
      now: Date.now
    }),
    onRefused: (call, reason) => {
      log({ event: 'call-refused', call, reason })
    },
    onBug: (call, error) => {
      log({ event: 'error', during: call, error })
    }
  })
  watchPage({
    contents: window.webContents,
    log,
    reload: () => {
      window.webContents.reload()
    },
    askOpenAgain: () => askOpenAgain(window),
    quit: () => {
      app.quit()
    }
  })
  return clipboard
}

function openClipboard(
  { log, clipboardClearAfterMs }: DeskWindowOptions,
  send: SendEvent
): ClipboardConduct {
  return new ClipboardConduct({
    clipboard: systemClipboard(process.platform),
    clock: {
      now: Date.now,
      after: (delayMs, work) => {
        const timer = setTimeout(work, delayMs)
        return () => {
          clearTimeout(timer)
        }
      }
    },
    clearAfterMs: clipboardClearAfterMs ?? defaultClearAfterMs,
    onChange: (view) => {
      send('clipboardChanged', view)
    },
    onTrouble: (error) => {
      log({ event: 'error', during: 'clipboard', error })
    }
  })
}
