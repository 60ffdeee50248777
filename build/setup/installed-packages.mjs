import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One package in a lockfile.
 *
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean }} LockedPackage
 */

/**
 * The part of `package-lock.json`, and of npm's own record `node_modules/.package-lock.json`, that says
 * what is installed: a package for each folder below the project's.
 *
 * @typedef {{ readonly packages: Readonly<Record<string, LockedPackage>> }} Lockfile
 */

/**
 * Says why the installed packages are not those of the lockfile.
 *
 * Optional packages may be absent: most are for other operating systems.
 *
 * @param {Lockfile} locked what should be installed
 * @param {Lockfile | undefined} installed what npm says it installed, if it ever did
 * @param {(folder: string) => boolean} folderExists
 * @returns {string | undefined} a reason, or nothing when they match
 */
export function reasonToInstall(locked, installed, folderExists) {
  if (installed === undefined) return 'no packages are installed yet'
  for (const [folder, wanted] of Object.entries(locked.packages)) {
    // The empty name is the project itself.
    if (folder === '') continue
    const found = installed.packages[folder]
    if (found === undefined) {
      if (wanted.optional === true) continue
      return `${folder} is not installed`
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) {
      return `${folder} is installed in another version`
    }
    if (!folderExists(folder)) return `${folder} is gone`
  }
  const surplus = Object.keys(installed.packages).find((folder) => !(folder in locked.packages))
  return surplus === undefined ? undefined : `${surplus} is installed but not wanted`
}

/**
 * Compares what is installed in a project's folder with its lockfile.
 *
 * @param {string} root the project's folder
 * @returns {string | undefined} why `npm ci` is needed, or nothing when it is not
 */
export function reasonToInstallIn(root) {
  const locked = readLockfile(join(root, 'package-lock.json'))
  if (locked === undefined) throw new Error('package-lock.json is missing or damaged. Restore it.')
  const installed = readLockfile(join(root, 'node_modules', '.package-lock.json'))
  return reasonToInstall(locked, installed, (folder) => existsSync(join(root, folder)))
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined}
 */
function readLockfile(path) {
  try {
    /** @type {unknown} */
    const content = JSON.parse(readFileSync(path, 'utf8'))
    return isLockfile(content) ? content : undefined
  } catch {
    return undefined
  }
}

/**
 * @param {unknown} content
 * @returns {content is Lockfile}
 */
function isLockfile(content) {
  return (
    typeof content === 'object' &&
    content !== null &&
    'packages' in content &&
    typeof content.packages === 'object' &&
    content.packages !== null
  )
}
