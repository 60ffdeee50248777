import { posix, win32 } from 'node:path'

/** The app's name, which names the data folder too. */
export const appName = 'Partner Token Desk'

/**
 * Returns the data folder when Electron's own choice is not good: on Windows it would be the roaming
 * profile, which is copied to servers and other machines, while the key stays on this one. Elsewhere, and
 * when the person has chosen a folder, `undefined`.
 */
export function betterDataFolder(options: {
  readonly platform: NodeJS.Platform
  /** `LOCALAPPDATA` */
  readonly localAppData: string | undefined
  readonly appName: string
  readonly chosenByPerson: boolean
}): string | undefined {
  const { platform, localAppData, appName, chosenByPerson } = options
  if (platform !== 'win32' || chosenByPerson) return undefined
  if (localAppData === undefined || !win32.isAbsolute(localAppData)) return undefined
  return win32.join(localAppData, appName)
}

/**
 * Returns the folder that the app uses when nobody has chosen one, for programs without Electron:
 * Electron's own choice, or the better one.
 *
 * Source: https://www.electronjs.org/docs/latest/api/app#appgetpathname, as of 2026-11-23.
 */
export function usualDataFolder(options: {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeFolder: string
}): string {
  const { platform, environment, homeFolder } = options
  const localAppData = environment['LOCALAPPDATA']
  const better = betterDataFolder({ platform, localAppData, appName, chosenByPerson: false })
  if (better !== undefined) return better
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? win32.join(homeFolder, 'AppData', 'Roaming')
    return win32.join(roaming, appName)
  }
  if (platform === 'darwin') {
    return posix.join(homeFolder, 'Library', 'Application Support', appName)
  }
  const configured = environment['XDG_CONFIG_HOME'] ?? ''
  return posix.join(configured === '' ? posix.join(homeFolder, '.config') : configured, appName)
}
