import type { MenuItemConstructorOptions } from 'electron'
import type { HelpTopic } from '../shared/desk-calls'
import type { MenuCommand } from '../shared/quick'
import { words } from '../words'

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  /** The accelerator of “Lock”; empty for none. */
  readonly lockShortcut: string
  readonly choose: (command: MenuCommand) => void
  readonly lock: () => void
  readonly openHelp: (topic: HelpTopic) => void
}

const helpTopics: readonly HelpTopic[] = [
  'app-registrations',
  'partner-center-authentication',
  'error-codes',
  'secret-storage'
]

/**
 * Returns the application menu. macOS takes the keys for copy and paste from it, so the edit menu must be
 * there. Its accelerators are those that the page listens to as well: what the page has taken does not
 * reach the menu.
 */
export function applicationMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const text = words.menu
  const mac = options.platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: text.file, submenu: fileItems(options, mac) },
    { label: text.edit, submenu: editItems(options) },
    { label: text.view, submenu: viewItems(options) },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { label: text.help, role: 'help', submenu: helpItems(options) }
  ]
}

function fileItems(options: MenuOptions, mac: boolean): MenuItemConstructorOptions[] {
  const text = words.menu
  const { lockShortcut, lock } = options
  return [
    command(options, 'new-profile', 'CommandOrControl+N'),
    { type: 'separator' },
    command(options, 'import'),
    command(options, 'export'),
    { type: 'separator' },
    command(options, 'settings', 'CommandOrControl+,'),
    {
      label: text.lock,
      ...(lockShortcut === '' ? {} : { accelerator: lockShortcut }),
      click: lock
    },
    { type: 'separator' },
    mac ? { role: 'close', label: text.close } : { role: 'quit', label: text.quit }
  ]
}

function editItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const text = words.menu
  return [
    { role: 'undo', label: text.undo },
    { role: 'redo', label: text.redo },
    { type: 'separator' },
    { role: 'cut', label: text.cut },
    { role: 'copy', label: text.copy },
    { role: 'paste', label: text.paste },
    { role: 'selectAll', label: text.selectAll },
    { type: 'separator' },
    command(options, 'find', 'CommandOrControl+F')
  ]
}

function helpItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const topics = helpTopics.map((topic) => ({
    label: words.menu.helpTopics[topic],
    click: () => {
      options.openHelp(topic)
    }
  }))
  return [command(options, 'shortcuts'), { type: 'separator' }, ...topics]
}

function command(
  { choose }: MenuOptions,
  name: MenuCommand,
  accelerator?: string
): MenuItemConstructorOptions {
  return {
    label: words.menu.commands[name],
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      choose(name)
    }
  }
}

function viewItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const text = words.menu
  const forEveryone: MenuItemConstructorOptions[] = [
    command(options, 'palette', 'CommandOrControl+K'),
    { type: 'separator' },
    { role: 'resetZoom', label: text.resetZoom },
    { role: 'zoomIn', label: text.zoomIn },
    { role: 'zoomOut', label: text.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: text.fullScreen }
  ]
  if (options.packaged) return forEveryone
  return [
    ...forEveryone,
    { type: 'separator' },
    { role: 'reload', label: text.reload },
    { role: 'toggleDevTools', label: text.developerTools }
  ]
}
