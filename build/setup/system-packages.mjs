import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Something that tests and the demo need from the operating system, found by any of its programs or
 * by its shared library. The package's name is Debian's.
 *
 * @typedef {{
 *   readonly package: string,
 *   readonly programs?: readonly string[],
 *   readonly library?: string
 * }} SystemPackage
 */

/** @type {readonly SystemPackage[]} */
export const systemPackages = [
  { package: 'chromium', programs: ['chromium'] },
  { package: 'xvfb', programs: ['Xvfb'] },
  { package: 'dbus', programs: ['dbus-run-session'] },
  { package: 'openssl', programs: ['openssl'] },
  { package: 'gnome-keyring', programs: ['gnome-keyring-daemon'] },
  { package: 'libsecret-1-0', library: 'libsecret-1.so.0' }
]

/**
 * Names the packages of which nothing was found.
 *
 * @param {readonly SystemPackage[]} wanted
 * @param {{ readonly hasProgram: (name: string) => boolean, readonly hasLibrary: (name: string) => boolean }} system
 * @returns {readonly string[]}
 */
export function missingPackages(wanted, { hasProgram, hasLibrary }) {
  return wanted
    .filter(({ programs, library }) => {
      const hasOne = (programs ?? []).some((name) => hasProgram(name))
      return !hasOne && (library === undefined || !hasLibrary(library))
    })
    .map((entry) => entry.package)
}

/**
 * Says how a person gets missing packages, in one line.
 *
 * @param {readonly string[]} missing
 * @param {{ readonly debianLike: boolean }} system
 * @returns {string}
 */
export function howToInstall(missing, { debianLike }) {
  const command = `apt-get install ${missing.join(' ')}`
  return debianLike
    ? `missing for tests and the demo: ${missing.join(', ')}. Install: sudo ${command}`
    : `missing for tests and the demo: ${missing.join(', ')}. Install what your system calls these (on Debian: ${command}).`
}

/**
 * Installs what is missing where that is possible (Debian as root), else says how to get it.
 *
 * @param {{ readonly say: (line: string) => void }} options
 * @returns {boolean} false when installing was tried and failed
 */
export function setUpSystemPackages({ say }) {
  // Elsewhere the demo and the tests use what the system itself brings.
  if (process.platform !== 'linux') return true
  const missing = missingPackages(systemPackages, { hasProgram, hasLibrary })
  if (missing.length === 0) return true

  const debianLike = existsSync('/etc/debian_version') && hasProgram('apt-get')
  if (!debianLike || process.getuid?.() !== 0) {
    say(howToInstall(missing, { debianLike }))
    return true
  }
  say(`installing ${missing.join(', ')} …`)
  const lockWait = ['-o', 'DPkg::Lock::Timeout=120']
  const installed =
    aptGet([...lockWait, 'update', '-qq'], say) &&
    aptGet([...lockWait, 'install', '-y', '-qq', '--no-install-recommends', ...missing], say)
  const stillMissing = missingPackages(systemPackages, { hasProgram, hasLibrary })
  if (installed && stillMissing.length > 0) say(howToInstall(stillMissing, { debianLike }))
  return installed && stillMissing.length === 0
}

/**
 * @param {readonly string[]} args
 * @param {(line: string) => void} say
 * @returns {boolean}
 */
function aptGet(args, say) {
  const { status, error, stdout, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024
  })
  if (status === 0) return true
  const cause = error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-5).join('\n')
  say(`apt-get ${args.join(' ')} failed:\n${cause}`)
  return false
}

/**
 * @param {string} name
 * @returns {boolean}
 */
function hasProgram(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [...folders, '/usr/local/bin', '/usr/bin', '/bin'].some(
    (folder) => folder !== '' && existsSync(join(folder, name))
  )
}

/**
 * @param {string} name
 * @returns {boolean}
 */
function hasLibrary(name) {
  const roots = ['/lib', '/lib64', '/usr/lib', '/usr/lib64', '/usr/local/lib'].filter(existsSync)
  // Debian keeps libraries in a folder for each processor, such as x86_64-linux-gnu.
  const perProcessor = roots.flatMap((root) =>
    readdirSync(root)
      .filter((entry) => entry.endsWith('-linux-gnu') || entry.endsWith('-linux-gnueabihf'))
      .map((entry) => join(root, entry))
  )
  return [...roots, ...perProcessor].some((folder) => existsSync(join(folder, name)))
}
