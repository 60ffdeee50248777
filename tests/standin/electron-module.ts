import { App, app } from './app'
import { BrowserWindow } from './browser-window'
import { Clipboard, ClipboardItem } from './clipboard'
import { dialog } from './dialog'
import { WebFrameMain } from './frames'
import { Ipc } from './ipc'
import { Menu, MenuItem } from './menu'
import { NativeTheme, nativeTheme } from './native-theme'
import { powerMonitor } from './power-monitor'
import { screen } from './screen'
import { Protocol, Session, WebRequest } from './session'
import { shell } from './shell'
import { electronType, notImplemented, refuseMissing } from './surface'
import { WebContents } from './web-contents'
import { webContents } from './windows'

/** What `import … from 'electron'` gives in the main process. */
export const electron = {
  app,
  BrowserWindow,
  clipboard: new Clipboard(),
  ClipboardItem,
  dialog,
  Menu,
  MenuItem,
  nativeTheme,
  powerMonitor,
  get protocol(): Protocol {
    return Session.defaultSession.protocol
  },
  screen,
  session: Session,
  shell,
  webContents
}

/** Parts of Electron that the app may come to use; until then they throw by name. */
const absent = ['globalShortcut', 'ipcMain', 'net', 'Notification', 'safeStorage', 'Tray']

/** Makes every member that electron.d.ts knows and the stand-in lacks throw by name. */
export function refuseEverythingElse(): void {
  const instances: readonly (readonly [string, object])[] = [
    ['App', App.prototype],
    ['BrowserWindow', BrowserWindow.prototype],
    ['Clipboard', Clipboard.prototype],
    ['ClipboardItem', ClipboardItem.prototype],
    ['CommandLine', Object(Reflect.getPrototypeOf(app.commandLine))],
    ['Dialog', dialog],
    ['IpcMain', Ipc.prototype],
    ['Menu', Menu.prototype],
    ['MenuItem', MenuItem.prototype],
    ['NativeTheme', NativeTheme.prototype],
    ['PowerMonitor', powerMonitor],
    ['Protocol', Protocol.prototype],
    ['Screen', screen],
    ['Session', Session.prototype],
    ['Shell', shell],
    ['WebContents', WebContents.prototype],
    ['WebFrameMain', WebFrameMain.prototype],
    ['WebRequest', WebRequest.prototype]
  ]
  for (const [name, target] of instances) refuseMissing(target, electronType(name).own, name)
  for (const type of [BrowserWindow, Menu])
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
