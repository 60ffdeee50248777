import { app, Menu, protocol } from 'electron'
import { betterDataFolder } from '../core/disk/data-folder'
import { SettingsStore } from '../core/settings/settings-store'
import type { AppOptions } from './app-options'
import { openDeskWindow, type DeskWindow } from './desk-window'
import { showStartFailure } from './dialogs/native-questions'
import { logUncaught } from './logging/crash-handlers'
import { errorFacts } from './logging/error-facts'
import { LogFile, logFolder } from './logging/log-file'
import { createLog, type Log } from './logging/logger'
import { applicationMenu } from './menu'
import { quitInOrder } from './quit-sequence'
import { appScheme } from './security/app-scheme'
import { openHelpTopic } from './security/external-links'
import { dangerousArguments } from './security/launch-guard'
import { applyNavigationPolicy } from './security/navigation-policy'
import { followSettings } from './settings/settings-effects'

/** Starts the app: what must be settled before Electron is ready, then the desk and its window. */
export function startApp(options: AppOptions): void {
  // SECURITY: a released app does not open itself to a debugger. [tests/e2e/security.spec.ts]
  if (refusesToLaunch()) return
  // SECURITY: every page's process, also those that somebody adds later, runs in the sandbox.
  // [tests/e2e/security.spec.ts]
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([appScheme])
  applyDataFolder()
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  // SECURITY: pages stay where they were put. [tests/e2e/security.spec.ts]
  applyNavigationPolicy(app)
  const logFile = new LogFile(logFolder(app.getPath('userData')))
  const settings = new SettingsStore({ folder: app.getPath('userData') })
  const log = createLog({
    append: (line) => {
      logFile.append(line)
    },
    now: Date.now,
    level: () => settings.current().logLevel
  })
  logUncaught(process, log, () => {
    app.quit()
  })
  run(options, { log, logFile, settings }).catch((error: unknown) => {
    log({ event: 'error', during: 'start', error })
    void logFile.flush().then(() => {
      const { name, code } = errorFacts(error)
      showStartFailure(app.getPath('userData'), code ?? name)
      app.exit(1)
    })
  })
}

interface Opened {
  readonly log: Log
  readonly logFile: LogFile
  /** Not read yet. */
  readonly settings: SettingsStore
}

async function run(options: AppOptions, { log, logFile, settings }: Opened): Promise<void> {
  await Promise.all([app.whenReady(), settings.refresh()])
  followSettings(settings, app.getLocale())
  log({ event: 'started', version: app.getVersion(), platform: process.platform })
  const deskWindow = await openDeskWindow({
    ...options,
    dataFolder: app.getPath('userData'),
    log,
    settings
  })
  followMenu(deskWindow, settings, log)
  // What the second start was given is not looked at: it comes from whoever started it.
  app.on('second-instance', () => {
    log({ event: 'second-start' })
    deskWindow.show()
  })
  // On macOS the dock brings the window back.
  app.on('activate', () => {
    deskWindow.show()
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  quitInOrder({
    app,
    stepTimeLimitMs: 5000,
    onTrouble: (error) => {
      log({ event: 'error', during: 'quit', error })
    },
    steps: [
      ...deskWindow.lastSteps,
      async () => {
        log({ event: 'ended' })
        await logFile.flush()
        // Everything is done and written; only a thread that waits for the key store is left.
        if (deskWindow.isHeldUp()) process.kill(process.pid, 'SIGKILL')
      }
    ]
  })
  await deskWindow.load()
}

/** Ends a packaged app that was started with switches that open it to others. */
function refusesToLaunch(): boolean {
  if (!app.isPackaged) return false
  const refused = dangerousArguments(process.argv.slice(1))
  if (refused.length === 0) return false
  process.stderr.write(`Refusing to start with --${refused.join(', --')}.\n`)
  app.exit(1)
  return true
}

function applyDataFolder(): void {
  const folder = betterDataFolder({
    platform: process.platform,
    localAppData: process.env['LOCALAPPDATA'],
    appName: app.getName(),
    chosenByPerson: app.commandLine.hasSwitch('user-data-dir')
  })
  if (folder !== undefined) app.setPath('userData', folder)
}

/** Keeps the application menu as the settings say: a shortcut in it may change. */
function followMenu(deskWindow: DeskWindow, settings: SettingsStore, log: Log): void {
  const setMenu = (): void => {
    const template = applicationMenu({
      platform: process.platform,
      packaged: app.isPackaged,
      lockShortcut: settings.current().lockShortcut,
      choose: (command) => {
        deskWindow.choose(command)
      },
      lock: () => {
        deskWindow.lock()
      },
      openHelp: (topic) => {
        openHelpTopic(topic).catch((error: unknown) => {
          log({ event: 'error', during: 'openHelp', error })
        })
      }
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  setMenu()
  let { lockShortcut } = settings.current()
  settings.onChange((changed) => {
    if (changed.lockShortcut === lockShortcut) return
    lockShortcut = changed.lockShortcut
    setMenu()
  })
}
