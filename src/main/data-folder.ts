import { win32 } from 'node:path'

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
