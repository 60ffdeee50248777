import { App, app } from './app'
import { BrowserWindow } from './browser-window'
import { Clipboard, ClipboardItem } from './clipboard'
import { dialog } from './dialog'
import { WebFrameMain } from './frames'
import { globalShortcut } from './global-shortcut'
import { Ipc } from './ipc'
import { Menu, MenuItem } from './menu'
import { NativeImage } from './native-image'
import { NativeTheme, nativeTheme } from './native-theme'
import { powerMonitor } from './power-monitor'
import { screen } from './screen'
import { Protocol, Session, WebRequest } from './session'
import { shell } from './shell'
import { electronType, notImplemented, refuseMissing } from './surface'
import { systemPreferences } from './system-preferences'
import { Tray } from './tray'
import { WebContents } from './web-contents'
import { webContents } from './windows'

/** What `import … from 'electron'` gives in the main process. */
export const electron = {
  app,
  BrowserWindow,
  clipboard: new Clipboard(),
  ClipboardItem,
  dialog,
  globalShortcut,
  Menu,
  MenuItem,
  nativeImage: NativeImage,
  nativeTheme,
  powerMonitor,
  get protocol(): Protocol {
    return Session.defaultSession.protocol
  },
  screen,
  session: Session,
  shell,
  systemPreferences,
  Tray,
  webContents
}

/** Parts of Electron that the app may come to use; until then they throw by name. */
const absent = ['ipcMain', 'net', 'Notification', 'safeStorage']

/** Makes every member that electron.d.ts knows and the stand-in lacks throw by name. */
export function refuseEverythingElse(): void {
  const instances: readonly (readonly [string, object])[] = [
    ['App', App.prototype],
    ['BrowserWindow', BrowserWindow.prototype],
    ['Clipboard', Clipboard.prototype],
    ['ClipboardItem', ClipboardItem.prototype],
    ['CommandLine', Object(Reflect.getPrototypeOf(app.commandLine))],
    ['Dialog', dialog],
    ['GlobalShortcut', globalShortcut],
    ['IpcMain', Ipc.prototype],
    ['Menu', Menu.prototype],
    ['MenuItem', MenuItem.prototype],
    ['NativeImage', NativeImage.prototype],
    ['NativeTheme', NativeTheme.prototype],
    ['PowerMonitor', powerMonitor],
    ['Protocol', Protocol.prototype],
    ['Screen', screen],
    ['Session', Session.prototype],
    ['Shell', shell],
    ['SystemPreferences', systemPreferences],
    ['Tray', Tray.prototype],
    ['WebContents', WebContents.prototype],
    ['WebFrameMain', WebFrameMain.prototype],
    ['WebRequest', WebRequest.prototype]
  ]
  for (const [name, target] of instances) refuseMissing(target, electronType(name).own, name)
  for (const type of [BrowserWindow, Menu, NativeImage])
    refuseMissing(type, electronType(type.name).statics, type.name)
  refuseMissing(Session, electronType('Session').statics, 'session')
  refuseMissing(webContents, electronType('WebContents').statics, 'webContents')
  for (const name of absent)
    Object.defineProperty(electron, name, {
      get() {
        throw notImplemented(name)
      }
    })
}
