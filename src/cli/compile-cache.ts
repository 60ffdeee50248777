import * as module from 'node:module'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/** The app's name. Importing it would load a part of the program before the cache is there. */
const appName = 'Partner Token Desk'

/** `enableCompileCache` is there from Node 22.8 on. https://nodejs.org/api/module.html#module-compile-cache */
const enableCompileCache: unknown = Reflect.get(module, 'enableCompileCache')

/** Lets Node keep this program compiled, where Node can. What is wrong with the folder is no matter. */
export function setCompileCache({ platform, env }: NodeJS.Process): void {
  if (typeof enableCompileCache !== 'function' || env['NODE_COMPILE_CACHE'] !== undefined) return
  // Node's usual folder lies where everybody may write, and what is found there is run.
  Reflect.apply(enableCompileCache, module, [compileCacheFolder(platform, env, homedir())])
}

/** Returns a folder that only this person writes to. */
export function compileCacheFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string
): string {
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? win32.join(homeFolder, 'AppData', 'Local')
    return win32.join(local, appName, 'compile-cache')
  }
  if (platform === 'darwin') {
    return posix.join(homeFolder, 'Library', 'Caches', appName, 'compile-cache')
  }
  const caches = environment['XDG_CACHE_HOME'] ?? ''
  return posix.join(
    caches === '' ? posix.join(homeFolder, '.cache') : caches,
    appName,
    'compile-cache'
  )
}
