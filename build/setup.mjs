/**
 * Sets up all that `npm test`, `npm run demo` and `npm start` need, and does nothing when nothing is to
 * be done. Plain JavaScript on Node's built-ins, because it runs before any package is installed.
 *
 *     npm run setup                  packages, Electron's executable if it can be had, system packages
 *     npm run setup -- --electron    the same, but fails when there is no Electron executable
 */
import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setUpElectron } from './setup/electron-executable.mjs'
import { reasonToInstallIn } from './setup/installed-packages.mjs'
import { setUpSystemPackages } from './setup/system-packages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const knownArguments = ['--electron']

/** @param {string} line */
function say(line) {
  console.log(`setup: ${line}`)
}

/** @returns {boolean} whether the installed packages are now those of the lockfile */
function setUpPackages() {
  const reason = reasonToInstallIn(root)
  if (reason === undefined) return true
  say(`npm ci, because ${reason} …`)
  const npmProgram = process.env['npm_execpath'] ?? ''
  // Under `npm run`, npm names its own program; that one is the same version as the caller's.
  const [command, ...args] = basename(npmProgram).startsWith('npm')
    ? [process.execPath, npmProgram, 'ci']
    : ['npm', 'ci']
  const { status, error } = spawnSync(
    command,
    [...args, '--no-audit', '--no-fund', '--loglevel', 'error'],
    {
      cwd: root,
      stdio: 'inherit',
      shell: command === 'npm' && process.platform === 'win32'
    }
  )
  if (status === 0) return true
  say(`npm ci failed${error ? `: ${error.message}` : '; its message is above'}.`)
  return false
}

const args = process.argv.slice(2)
const unknown = args.find((arg) => !knownArguments.includes(arg))
if (unknown !== undefined) {
  say(`there is no argument ${unknown}. Known: ${knownArguments.join(', ')}.`)
  process.exit(2)
}

const ready =
  setUpPackages() &&
  setUpElectron({ root, insisted: args.includes('--electron'), now: Date.now(), say }) &&
  setUpSystemPackages({ say })
process.exit(ready ? 0 : 1)
