import { execFile } from 'node:child_process'

/** How long the session bus may take to answer. */
const timeLimitMs = 2000

/**
 * Tells whether this desktop shows tray icons. macOS and Windows always do. On Linux something has to
 * own the name below on the session bus (KDE, Cinnamon, GNOME with its extension, and others); a window
 * that is hidden where nothing does would be out of reach.
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
export function desktopShowsTray(platform: NodeJS.Platform): Promise<boolean> {
  return platform === 'linux' ? isNameOwned('org.kde.StatusNotifierWatcher') : Promise.resolve(true)
}

function isNameOwned(name: string): Promise<boolean> {
  const question = [
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${name}`
  ]
  return new Promise((resolve) => {
    execFile('dbus-send', question, { timeout: timeLimitMs }, (error, answer) => {
      resolve(error === null && answer.includes('boolean true'))
    })
  })
}
