import type { MenuItemConstructorOptions } from 'electron'
import type { HelpTopic } from '../shared/desk-calls'
import { words } from '../words'

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
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
 * there.
 */
export function applicationMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const text = words.menu
  const mac = options.platform === 'darwin'
  return [
    mac ? { role: 'appMenu' } : { label: text.file, submenu: [{ role: 'quit', label: text.quit }] },
    {
      label: text.edit,
      submenu: [
        { role: 'undo', label: text.undo },
        { role: 'redo', label: text.redo },
        { type: 'separator' },
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'selectAll', label: text.selectAll }
      ]
    },
    { label: text.view, submenu: viewItems(options.packaged) },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    {
      label: text.help,
      role: 'help',
      submenu: helpTopics.map((topic) => ({
        label: text.helpTopics[topic],
        click: () => {
          options.openHelp(topic)
        }
      }))
    }
  ]
}

function viewItems(packaged: boolean): MenuItemConstructorOptions[] {
  const text = words.menu
  const forEveryone: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: text.resetZoom },
    { role: 'zoomIn', label: text.zoomIn },
    { role: 'zoomOut', label: text.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: text.fullScreen }
  ]
  if (packaged) return forEveryone
  return [
    ...forEveryone,
    { type: 'separator' },
    { role: 'reload', label: text.reload },
    { role: 'toggleDevTools', label: text.developerTools }
  ]
}
