import { expect, test } from 'vitest'
import { appName } from '../core/disk/data-folder'
import { compileCacheFolder } from './compile-cache'

test.each([
  ['linux', {}, `/home/ada/.cache/${appName}/compile-cache`],
  ['linux', { XDG_CACHE_HOME: '/caches' }, `/caches/${appName}/compile-cache`],
  ['darwin', {}, `/home/ada/Library/Caches/${appName}/compile-cache`],
  ['win32', { LOCALAPPDATA: 'C:\\Local' }, `C:\\Local\\${appName}\\compile-cache`]
] as const)(
  'what Node compiles is kept where only the person writes, on %s',
  (platform, environment, folder) => {
    expect(compileCacheFolder(platform, environment, '/home/ada')).toBe(folder)
  }
)
