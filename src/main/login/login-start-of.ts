import { app } from 'electron'
import type { ShellOptions } from '../app-options'
import { autostartLoginStart, systemLoginStart, type LoginStart } from './login-start'

/**
 * Returns the start at login of this system, or `undefined` where there is none: the demo is not started
 * so, since its tenant would not be there.
 */
export function loginStartOf({ demo }: ShellOptions): LoginStart | undefined {
  if (demo === true) return undefined
  if (process.platform !== 'linux') return systemLoginStart(app)
  return autostartLoginStart({
    configFolder: app.getPath('appData'),
    name: app.getName(),
    command: startCommand()
  })
}

/** What starts this app: an AppImage is not the file that runs, and an unpackaged app is an argument. */
function startCommand(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath
  return app.isPackaged ? [program] : [program, app.getAppPath()]
}
