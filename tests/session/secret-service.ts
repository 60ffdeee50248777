import type { ChildProcess } from 'node:child_process'
import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { endProcess } from './own-process'
import type { SessionBus } from './session-bus'
import { startSessionBus } from './session-bus'

/** A real keyring on a bus of its own; the keyring of the person at the machine is never touched. */
export interface SecretService extends SessionBus {
  /** Locks the keyring. Nobody is there to ask for its password. */
  lock(): Promise<void>
  /** Unlocks the keyring with its password. */
  unlock(): Promise<void>
  /** Ends the keyring's daemon; the bus stays. */
  endDaemon(): Promise<void>
  /** Starts the daemon again, unlocked. */
  startDaemon(): Promise<void>
  /** Returns the names of the items in the keyring on the bus, one for each. */
  itemPaths(): Promise<readonly string[]>
}

const keyringPassword = 'a password for tests'
const startLimitMs = 15_000
const runFile = promisify(execFile)

/**
 * Starts a message bus with an unlocked GNOME keyring on it. Works without a display and as root.
 * Only the bus address has to be passed on: programs find the keyring by it alone.
 *
 * @throws Error when `dbus-daemon`, `dbus-send` or `gnome-keyring-daemon` is missing or does not start.
 */
export async function startSecretService(): Promise<SecretService> {
  const bus = await startSessionBus()
  const home = await mkdtemp(join(tmpdir(), 'keyring-'))
  const environment = { ...process.env, ...(await keyringFolders(home)), ...bus.env }
  let daemon: ChildProcess | undefined
  const endDaemon = async (): Promise<void> => {
    if (daemon !== undefined) await endProcess(daemon)
  }
  const stop = async (): Promise<void> => {
    await endDaemon()
    await bus.stop()
    await rm(home, { recursive: true, force: true })
  }
  const startDaemon = async (): Promise<void> => {
    daemon = startKeyring(environment)
    await untilUnlocked(daemon, environment)
  }
  try {
    await startDaemon()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    env: bus.env,
    stop,
    lock: () => lockKeyring(environment),
    unlock: () => unlockKeyring(environment),
    endDaemon,
    startDaemon,
    itemPaths: () => listItems(environment)
  }
}

async function keyringFolders(home: string): Promise<Record<string, string>> {
  const folders = {
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_RUNTIME_DIR: join(home, 'runtime')
  }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 })
  return folders
}

function startKeyring(environment: NodeJS.ProcessEnv): ChildProcess {
  const options = ['--foreground', '--unlock', '--components=secrets']
  const daemon = spawn('gnome-keyring-daemon', options, {
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore']
  })
  // A missing program is reported by untilUnlocked.
  daemon.on('error', () => undefined)
  daemon.stdin.on('error', () => undefined)
  daemon.stdin.end(keyringPassword)
  return daemon
}

async function untilUnlocked(daemon: ChildProcess, environment: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = Date.now()
  for (;;) {
    if (daemon.pid === undefined || daemon.exitCode !== null) {
      throw new Error('gnome-keyring-daemon did not start (package gnome-keyring)')
    }
    const answer = await askKeyring(environment, '/org/freedesktop/secrets/aliases/default', [
      'org.freedesktop.DBus.Properties.Get',
      'string:org.freedesktop.Secret.Collection',
      'string:Locked'
    ]).catch(() => '')
    if (answer.includes('boolean false')) return
    if (Date.now() - startedAt > startLimitMs) {
      throw new Error('gnome-keyring-daemon did not come up with an unlocked keyring')
    }
    await delay(20)
  }
}

async function lockKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  await askKeyring(environment, '/org/freedesktop/secrets', [
    'org.freedesktop.Secret.Service.Lock',
    'array:objpath:/org/freedesktop/secrets/collection/login'
  ])
}

/**
 * Sends the password over the daemon's control socket, as its PAM module does at log-in: a byte for
 * the credentials, then length, operation and the password after its own length.
 */
async function unlockKeyring(environment: NodeJS.ProcessEnv): Promise<void> {
  const unlockOperation = 1
  const password = Buffer.from(keyringPassword)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(12 + password.length, 1)
  head.writeUInt32BE(unlockOperation, 5)
  head.writeUInt32BE(password.length, 9)
  const socket = connect(join(environment['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'))
  socket.end(Buffer.concat([head, password]))
  const answer = Buffer.concat(await socket.map((part) => Buffer.from(part)).toArray())
  if (answer.length !== 8 || answer.readUInt32BE(4) !== 0) {
    throw new Error(`gnome-keyring-daemon did not unlock (${answer.toString('hex')})`)
  }
}

async function listItems(environment: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const answer = await askKeyring(environment, '/org/freedesktop/secrets/aliases/default', [
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Items'
  ])
  return [...answer.matchAll(/object path "([^"]+)"/g)].map(([, path]) => path ?? '')
}

async function askKeyring(
  environment: NodeJS.ProcessEnv,
  objectPath: string,
  call: readonly string[]
): Promise<string> {
  const destination = ['--session', '--print-reply', '--dest=org.freedesktop.secrets']
  const { stdout } = await runFile('dbus-send', [...destination, objectPath, ...call], {
    env: environment
  })
  return stdout
}
