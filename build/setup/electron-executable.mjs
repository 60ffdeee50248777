import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const dayMs = 24 * 60 * 60 * 1000

/** Long enough for most lines; a slower one insists with `--electron`, which waits longer. */
const downloadTimeoutMs = 90 * 1000
const insistedDownloadTimeoutMs = 30 * 60 * 1000

/**
 * What a failed download leaves behind, so that not every run tries again.
 *
 * @typedef {{ readonly version: string, readonly failedAt: number }} FailedDownload
 */

/**
 * Says whether to download Electron's executable now.
 *
 * @param {{
 *   readonly installed: boolean,
 *   readonly insisted: boolean,
 *   readonly version: string,
 *   readonly lastFailure: FailedDownload | undefined,
 *   readonly now: number
 * }} situation `now` in milliseconds since the epoch
 * @returns {boolean}
 */
export function shouldDownload({ installed, insisted, version, lastFailure, now }) {
  if (installed) return false
  if (insisted || lastFailure?.version !== version) return true
  const ageMs = now - lastFailure.failedAt
  return ageMs < 0 || ageMs >= dayMs
}

/**
 * Says whether a folder of the `electron` package has its executable, in that package's version.
 *
 * @param {string} packageFolder
 * @param {string} version
 * @returns {boolean}
 */
export function isElectronInstalled(packageFolder, version) {
  try {
    const executable = readFileSync(join(packageFolder, 'path.txt'), 'utf8')
    const found = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8').replace(/^v/, '')
    return found === version && existsSync(join(packageFolder, 'dist', executable))
  } catch {
    return false
  }
}

/**
 * Downloads Electron's executable with the package's own program, when that makes sense now.
 *
 * @param {{
 *   readonly root: string,
 *   readonly insisted: boolean,
 *   readonly now: number,
 *   readonly say: (line: string) => void
 * }} options
 * @returns {boolean} false when it was insisted upon and failed
 */
export function setUpElectron({ root, insisted, now, say }) {
  const packageFolder = join(root, 'node_modules', 'electron')
  const stampPath = join(root, 'node_modules', '.electron-download-failed.json')
  const version = readVersion(packageFolder)
  const installed = isElectronInstalled(packageFolder, version)
  const lastFailure = readFailedDownload(stampPath)
  if (!shouldDownload({ installed, insisted, version, lastFailure, now })) return true

  say(`downloading the executable of Electron ${version} …`)
  const installer = join(root, 'node_modules', '.bin', 'install-electron')
  const timeout = insisted ? insistedDownloadTimeoutMs : downloadTimeoutMs
  const { stderr, error } = spawnSync(installer, {
    cwd: root,
    timeout,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    // npm's programs are command files on Windows, which only a shell can start.
    shell: process.platform === 'win32'
  })
  if (isElectronInstalled(packageFolder, version)) return true

  /** @type {FailedDownload} */
  const failure = { version, failedAt: now }
  writeFileSync(stampPath, JSON.stringify(failure))
  const cause =
    error?.message ?? stderr.split('\n').find((line) => line.trim() !== '') ?? 'no answer'
  say(
    `Electron's executable could not be downloaded (${cause.trim()}). ` +
      (insisted
        ? 'Is its download host reachable from here? ELECTRON_MIRROR names another one.'
        : 'Tests and the demo use the stand-in instead; `npm run setup -- --electron` tries again.')
  )
  return !insisted
}

/**
 * @param {string} packageFolder
 * @returns {string}
 */
function readVersion(packageFolder) {
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  if (typeof content === 'object' && content !== null && 'version' in content) {
    return String(content.version)
  }
  throw new Error('node_modules/electron is damaged. Delete node_modules and run setup again.')
}

/**
 * @param {string} path
 * @returns {FailedDownload | undefined}
 */
function readFailedDownload(path) {
  try {
    /** @type {unknown} */
    const content = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof content !== 'object' || content === null) return undefined
    if (!('version' in content) || typeof content.version !== 'string') return undefined
    if (!('failedAt' in content) || typeof content.failedAt !== 'number') return undefined
    return { version: content.version, failedAt: content.failedAt }
  } catch {
    return undefined
  }
}
