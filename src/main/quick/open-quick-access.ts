import { app, globalShortcut, type BrowserWindow, type Session } from 'electron'
import { join } from 'node:path'
import type { Desk } from '../../core/desk'
import type { Handlers } from '../../shared/contract'
import type { SettingsView } from '../../shared/settings'
import { words } from '../../words'
import type { ShellOptions } from '../app-options'
import { quickWindowCalls } from '../ipc/window-calls'
import type { DeskLock } from '../lock/desk-lock'
import { followStartAtLogin } from '../login/follow-start-at-login'
import { loginStartOf } from '../login/login-start-of'
import type { PageAddress } from '../security/page-address'
import { GlobalShortcut } from '../shortcuts/global-shortcut'
import { copyFromTray } from '../tray/copy-from-tray'
import { DeskTray } from '../tray/desk-tray'
import { desktopShowsTray } from '../tray/tray-host'
import { connectPage, loadPage, pageSender } from '../window/connect-page'
import { QuickCopy } from './quick-copy'
import { quickRows, recentFirst } from './quick-rows'
import type { QuickActions } from '../ipc/quick-actions'
import { createQuickWindow, placeQuickWindow } from './quick-window'

export interface QuickAccessOptions {
  readonly options: ShellOptions
  readonly page: PageAddress
  readonly pageSession: Session
  readonly desk: Desk
  readonly lock: DeskLock
  readonly showMainWindow: () => void
  /** Brings the main window to the front, with this profile chosen. */
  readonly showProfile: (profileId: string) => void
  /** Told when `desktop` says something else. */
  readonly onDesktopChange: () => void
}

/** What answers without the main window. */
export interface QuickHandlers {
  /** The calls of the quick-copy window. */
  readonly window: Handlers
  readonly copyFromTray: Handlers['copyToken']
}

/** What is reached without the main window: quick copy, its shortcut, the tray, the start at login. */
export interface QuickAccess {
  /** What the calls of the quick-copy window do. */
  readonly actions: QuickActions
  /** What this desktop can do, and which shortcuts another program holds. */
  readonly desktop: () => Pick<SettingsView, 'takenShortcuts' | 'canStartAtLogin' | 'hasTray'>
  /** Whether a tray would bring a hidden window back; known soon after the start. */
  readonly hasTray: Promise<boolean>
  /** Begins to listen. */
  begin(handlers: QuickHandlers): void
  /** Lets go of the shortcut, the tray and the window. */
  close(): void
}

/** Puts together what is reached without the main window. */
export function openQuickAccess(given: QuickAccessOptions): QuickAccess {
  const { options, desk, lock, showMainWindow, onDesktopChange } = given
  const { settings, log } = options
  const onTrouble = (error: unknown): void => {
    log({ event: 'error', during: 'quick-access', error })
  }
  let handlers: Handlers | undefined
  let tray: DeskTray | undefined
  const login = loginStartOf(options)
  const quick = createQuickCopy(given, () => handlers)
  const shortcut = new GlobalShortcut(globalShortcut, () => {
    quick.press()
  })
  const hasTray =
    options.hasTray === undefined
      ? desktopShowsTray(process.platform)
      : Promise.resolve(options.hasTray)

  const openTray = (copyToken: Handlers['copyToken']): void => {
    const copy = copyFromTray({ copyToken, lock, show: given.showProfile, showMainWindow })
    tray = new DeskTray(process.platform, () => ({
      recent: recentFirst(desk.profiles.list(), desk.arrangement.current().recent),
      isLocked: lock.isLocked,
      copy: (profileId) => {
        copy(profileId).catch(onTrouble)
      },
      open: showMainWindow,
      lock: () => void lock.lock('person'),
      quit: () => {
        app.quit()
      }
    }))
    onDesktopChange()
  }

  return {
    hasTray,
    actions: {
      rows: () => quickRows(desk.profiles.list(), desk.arrangement.current().recent),
      close: () => {
        quick.hide()
      },
      show: (profileId) => {
        quick.hide()
        given.showProfile(profileId)
      }
    },
    desktop: () => ({
      takenShortcuts: shortcut.isTaken ? ['quick-copy'] : [],
      canStartAtLogin: login !== undefined,
      hasTray: tray !== undefined
    }),
    begin(answering) {
      handlers = answering.window
      shortcut.set(settings.current().quickCopyShortcut)
      settings.onChange(({ quickCopyShortcut }) => {
        shortcut.set(quickCopyShortcut)
      })
      const updateTray = (): void => tray?.update()
      desk.profiles.onChange(updateTray)
      desk.arrangement.onChange(updateTray)
      lock.onChange(updateTray)
      // SECURITY: no page that holds names of profiles outlasts the locking of the desk.
      // [tests/e2e/quick.spec.ts]
      lock.onLock(() => {
        quick.destroy()
      })
      void hasTray.then((shown) => {
        if (shown) openTray(answering.copyFromTray)
      })
      if (login !== undefined) void followStartAtLogin(settings, login, onTrouble)
    },
    close() {
      shortcut.release()
      tray?.close()
      quick.destroy()
    }
  }
}

/** The quick-copy window, which answers nobody before the handlers are there. */
function createQuickCopy(
  { options, page, pageSession, lock, showMainWindow }: QuickAccessOptions,
  handlers: () => Handlers | undefined
): QuickCopy<BrowserWindow> {
  const { log } = options
  const isLocked = (): boolean => lock.isLocked
  let tellShown = (): void => undefined
  return new QuickCopy({
    isLocked,
    showMainWindow,
    place: placeQuickWindow,
    tellShown: () => {
      tellShown()
    },
    open: () => {
      const window = createQuickWindow({
        title: `${words.quick.title} – ${app.getName()}`,
        preloadPath: join(options.builtFolder, 'preload', 'quick.cjs'),
        session: pageSession,
        packaged: app.isPackaged
      })
      const send = pageSender(window, isLocked, log)
      tellShown = () => {
        send('quickCopyShown', {})
      }
      const answering = handlers()
      if (answering !== undefined)
        connectPage({ window, page, log, allowed: quickWindowCalls, handlers: answering, isLocked })
      loadPage(window, new URL('quick.html', page.url).href).catch((error: unknown) => {
        log({ event: 'error', during: 'quick-access', error })
      })
      return window
    }
  })
}
