import { app, type BrowserWindow, type Session } from 'electron'
import { join } from 'node:path'
import type { Desk } from '../core/desk'
import type { MenuCommand } from '../shared/quick'
import type { SettingsView } from '../shared/settings'
import type { ShellOptions } from './app-options'
import type { ClipboardConduct } from './clipboard/clipboard-conduct'
import { openClipboard } from './clipboard/open-clipboard'
import { openDesk } from './desk/open-desk'
import { CertificateTickets } from './dialogs/certificate-tickets'
import { askOpenAgain, createNativeQuestions } from './dialogs/native-questions'
import { connectEvents } from './ipc/connect-events'
import type { SendEvent } from './ipc/events'
import { copyHandler } from './ipc/copy-handler'
import type { HandlerParts } from './ipc/handler-parts'
import { createHandlers } from './ipc/handlers'
import { mainWindowCalls } from './ipc/window-calls'
import { clearOnLock } from './lock/clear-on-lock'
import { openLock, type OpenLock } from './lock/open-lock'
import { watchPage } from './logging/crash-handlers'
import type { Log } from './logging/logger'
import { openQuickAccess, type QuickAccess, type QuickHandlers } from './quick/open-quick-access'
import { openErrorLookup, openHelpTopic, openPortal } from './security/external-links'
import { pageAddress, type PageAddress } from './security/page-address'
import { logFolder } from './logging/log-file'
import { openOwnFolder } from './settings/own-folder'
import { settingsView } from './settings/settings-view'
import { closeAsChosen } from './window/close-as-chosen'
import { connectPage, loadPage, pageSender } from './window/connect-page'
import { createMainWindow, showWindow } from './window/main-window'
import { openPageSession } from './window/page-session'
import { refreshOnFocus } from './window/refresh-on-focus'
import { rememberWindow } from './window/remember-window'
import { startsHidden } from './window/start-hidden'
import { readWindowState, type WindowState } from './window/window-state'

/** The desk in its window. */
export interface DeskWindow {
  /** Loads the page. */
  load(): Promise<void>
  /** Brings the window to the front. */
  show(): void
  /** Brings the window to the front and lets its page do what was chosen in a menu. */
  choose(command: MenuCommand): void
  /** Locks the desk, as the person wishes. */
  lock(): void
  /** What has to happen before the app ends, in order. */
  readonly lastSteps: readonly (() => Promise<void>)[]
  /** Whether something keeps the process from ending by itself: a key store that does not answer. */
  isHeldUp(): boolean
}

/**
 * What the shell is made of, each part opened once. A part of the shell that lasts as long as the app
 * (settings, lock, …) is opened in `openParts`, given to the calls in `answerPage`, and told of the
 * window in `openDeskWindow`; what it does is a file of its own in a folder named after its job.
 */
interface ShellParts {
  readonly options: ShellOptions
  readonly page: PageAddress
  readonly pageSession: Session
  readonly desk: Desk
  readonly locking: OpenLock
  readonly tickets: CertificateTickets
  /** Where the window was when the app last ran. */
  readonly windowState: WindowState | undefined
}

/** Opens the desk and makes its window, wired together. */
export async function openDeskWindow(options: ShellOptions): Promise<DeskWindow> {
  const parts = await openParts(options)
  const { desk, page, locking, tickets } = parts
  const { lock } = locking
  const window = createMainWindow({
    title: app.getName(),
    preloadPath: join(options.builtFolder, 'preload', 'index.cjs'),
    session: parts.pageSession,
    packaged: app.isPackaged,
    state: parts.windowState,
    startsHidden: () => startsHidden(quick.hasTray)
  })
  const send = pageSender(window, () => lock.isLocked, options.log)
  const show = (): void => {
    if (!window.isDestroyed()) showWindow(window)
  }
  const quick = openQuickAccess({
    ...parts,
    lock,
    showMainWindow: show,
    showProfile: (profileId) => {
      show()
      send('profileChosen', { profileId })
    },
    onDesktopChange: () => {
      send('settingsChanged', shownSettings(options, quick))
    }
  })
  const clipboard = openClipboard(options, options.settings, (view) => {
    send('clipboardChanged', view)
  })
  quick.begin(answerPage(parts, window, clipboard, quick))
  tellPage(parts, window, send, quick)
  const clearTitle = (): void => {
    if (!window.isDestroyed()) window.setTitle(app.getName())
  }
  clearOnLock(lock, { clipboard, desk, tickets, clearTitle })
  const endWatch = locking.begin()
  keepPageAlive(window, options.log)
  closeAsChosen(window, options.settings, () => quick.desktop().hasTray, options.log)
  return {
    load: () => loadPage(window, page.url),
    show,
    choose: (command) => {
      show()
      send('menuChosen', { command })
    },
    lock: () => void lock.lock('person'),
    lastSteps: [
      () => {
        quick.close()
        endWatch()
        return Promise.resolve()
      },
      () => clipboard.close(),
      () => desk.dispose(),
      rememberWindow(window, parts.windowState, options.dataFolder)
    ],
    isHeldUp: () => desk.vault.keyStoreHangs()
  }
}

async function openParts(options: ShellOptions): Promise<ShellParts> {
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const [pageSession, desk, locking, windowState] = await Promise.all([
    openPageSession(join(options.builtFolder, 'renderer'), page),
    openDesk(options, options.settings),
    openLock(options),
    readWindowState(options.dataFolder)
  ])
  const tickets = new CertificateTickets(Date.now)
  return { options, page, pageSession, desk, locking, tickets, windowState }
}

/** Returns the settings as the page shows them. */
function shownSettings(
  { settings, dataFolder }: ShellOptions,
  { desktop }: QuickAccess
): SettingsView {
  return settingsView(settings, { dataFolder, locale: app.getLocale(), desktop })
}

/** Tells the page what changes. */
function tellPage(
  { options, desk, locking }: ShellParts,
  window: BrowserWindow,
  send: SendEvent,
  quick: QuickAccess
): void {
  connectEvents(desk, send)
  locking.lock.onChange((view) => {
    desk.activity.note({ kind: view.locked === undefined ? 'unlocked' : 'locked' })
    send('lockChanged', view)
  })
  options.settings.onChange(() => {
    send('settingsChanged', shownSettings(options, quick))
  })
  const onTrouble = (error: unknown): void => {
    options.log({ event: 'error', during: 'refresh', error })
  }
  refreshOnFocus(
    window,
    async () => {
      await options.settings.refresh()
      await desk.profiles.refresh()
    },
    onTrouble
  )
  // Ends with the process. Only once the list has been painted: a start needs it not.
  window.webContents.once('did-finish-load', () => {
    desk.followOtherProcesses(onTrouble)
  })
}

/** Answers the page's calls. Returns what answers those of the quick-copy window, and the tray. */
function answerPage(
  parts: ShellParts,
  window: BrowserWindow,
  clipboard: ClipboardConduct,
  quick: QuickAccess
): QuickHandlers {
  const { options, desk, page, tickets } = parts
  const { lock } = parts.locking
  const { settings } = options
  const handlerParts: HandlerParts = {
    desk,
    clipboard,
    questions: createNativeQuestions(window, () => lock.untilLocked),
    tickets,
    lock,
    quick: quick.actions,
    settings,
    settingsView: () => shownSettings(options, quick),
    openHelp: openHelpTopic,
    openErrorLookup,
    openPortal,
    openFolder: (folder) =>
      openOwnFolder(folder === 'data' ? options.dataFolder : logFolder(options.dataFolder)),
    version: app.getVersion(),
    demo: options.demo ?? false,
    now: Date.now
  }
  const handlers = createHandlers(handlerParts)
  connectPage({
    window,
    page,
    log: options.log,
    allowed: mainWindowCalls,
    handlers,
    isLocked: () => lock.isLocked
  })
  return {
    window: { ...handlers, copyToken: copyHandler(handlerParts, 'quick-copy') },
    copyFromTray: copyHandler(handlerParts, 'tray')
  }
}

function keepPageAlive(window: BrowserWindow, log: Log): void {
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
}
