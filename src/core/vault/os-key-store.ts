import type * as extensions from '@azure/msal-node-extensions'
import { rename } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readFileIfPresent } from '../disk/atomic-file'
import { folderId } from './folder-id'
import type { KeyStore } from './key-store'
import { KeyStoreFailure } from './key-store'
import { NativeCalls } from './native-calls'
import { detailOf, failureOf, messageOf } from './native-failure'

/** One text in the operating system's key store, as `@azure/msal-node-extensions` offers it. */
interface TextPersistence {
  load(): Promise<string | null>
  save(contents: string): Promise<void>
  delete(): Promise<boolean>
}

interface ItemPersistence {
  create(signalFile: string, service: string, account: string): Promise<TextPersistence>
}

/** What is used of `@azure/msal-node-extensions`. */
export interface PersistenceLibrary {
  readonly LibSecretPersistence: ItemPersistence
  readonly KeychainPersistence: ItemPersistence
  readonly FilePersistenceWithDataProtection: {
    create(file: string, scope: 'CurrentUser'): Promise<TextPersistence>
  }
}

export interface OsKeyStoreOptions {
  /** The data folder. It must exist. */
  readonly folder: string
  /** How long one operation may take, in milliseconds; 5 seconds unless given. */
  readonly limitMs?: number
  readonly platform?: NodeJS.Platform
  /** Loads the library; it throws where the system's own part (libsecret) is missing. */
  readonly loadLibrary?: () => PersistenceLibrary
  readonly nativeCalls?: NativeCalls
}

const serviceName = 'Partner Token Desk'
const callsOfThisProcess = new NativeCalls()

/**
 * Whether a call into the key store hangs. Node joins its pool's threads at exit, so a process in
 * which one hangs does not end by itself: once everything is written, it must be killed.
 */
export function keyStoreCallHangs(): boolean {
  return callsOfThisProcess.isBusy
}

/**
 * Loaded on first use and by `require`: a module that failed to load is tried afresh the next time,
 * where `import()` would repeat the old failure until a restart. The classes are used directly since
 * the library's own `createPersistence` runs a check that fails when two processes start at once.
 */
function loadPersistenceLibrary(): PersistenceLibrary {
  const load: (name: string) => typeof extensions = createRequire(import.meta.url)
  return load('@azure/msal-node-extensions')
}

/** Returns the key store of this system. Nothing is loaded or touched before the first operation. */
export function createOsKeyStore(options: OsKeyStoreOptions): KeyStore {
  return new OsKeyStore(options)
}

class OsKeyStore implements KeyStore {
  readonly label: string
  readonly #options: OsKeyStoreOptions
  readonly #platform: NodeJS.Platform
  readonly #calls: NativeCalls

  constructor(options: OsKeyStoreOptions) {
    this.#options = options
    this.#platform = options.platform ?? process.platform
    this.#calls = options.nativeCalls ?? callsOfThisProcess
    this.label = labelOf(this.#platform)
  }

  async load(): Promise<string | undefined> {
    const account = await this.#account()
    const value = await this.#run('load', account, async (item) => (await item.load()) ?? undefined)
    if (value === undefined && this.#platform === 'linux') await this.#proveUnlocked(account)
    return value
  }

  async save(value: string): Promise<void> {
    if (this.#platform === 'win32') await this.#keepOldFile()
    await this.#run('save', await this.#account(), (item) => saveItem(item, value))
  }

  async remove(): Promise<void> {
    await this.#run('remove', await this.#account(), removeItem)
  }

  async #account(): Promise<string> {
    try {
      return await folderId(this.#options.folder)
    } catch (error) {
      throw failureOf(error)
    }
  }

  /**
   * A locked Secret Service that cannot ask for the password answers as if it held nothing. Saving
   * something is what tells it from one that really holds nothing. Each process saves under a name of
   * its own, since the service fails two that replace and remove one item at once.
   */
  async #proveUnlocked(account: string): Promise<void> {
    const probe = `${account} (test of process ${String(process.pid)})`
    await this.#run('save', probe, (item) => saveItem(item, 'test'))
    await this.#run('remove', probe, removeItem)
  }

  /** An unreadable key file may become readable again, after a password reset for example. */
  async #keepOldFile(): Promise<void> {
    const path = this.#keyFile()
    const old = await readFileIfPresent(path)
    if (old === undefined || old.length === 0) return
    await rename(path, `${path}.kept-${String(Date.now())}`)
  }

  async #run(
    operation: 'load' | 'save' | 'remove',
    account: string,
    use: (item: TextPersistence) => Promise<string | undefined>
  ): Promise<string | undefined> {
    const library = this.#library()
    const start = async (): Promise<string | undefined> =>
      await use(await this.#openItem(library, account))
    const call = { name: `${operation} ${account}`, shared: operation === 'load', start }
    try {
      return await this.#calls.run(call, this.#options.limitMs ?? 5_000)
    } catch (error) {
      throw failureOf(error)
    }
  }

  #library(): PersistenceLibrary {
    try {
      return (this.#options.loadLibrary ?? loadPersistenceLibrary)()
    } catch (error) {
      throw new KeyStoreFailure('missing-library', detailOf(error))
    }
  }

  async #openItem(library: PersistenceLibrary, account: string): Promise<TextPersistence> {
    const signalFile = join(this.#options.folder, 'key-store-signal')
    if (this.#platform === 'win32') {
      const file = this.#keyFile()
      const item = await library.FilePersistenceWithDataProtection.create(file, 'CurrentUser')
      return readableOrEmpty(item)
    }
    if (this.#platform === 'darwin') {
      return await library.KeychainPersistence.create(signalFile, serviceName, account)
    }
    if (this.#platform === 'linux') {
      return await library.LibSecretPersistence.create(signalFile, serviceName, account)
    }
    const detail = `This app knows no key store for ${this.#platform}.`
    throw new KeyStoreFailure('missing-library', detail)
  }

  #keyFile(): string {
    return join(this.#options.folder, 'data-key.dpapi')
  }
}

async function saveItem(item: TextPersistence, value: string): Promise<undefined> {
  await item.save(value)
}

async function removeItem(item: TextPersistence): Promise<undefined> {
  await item.delete()
}

/**
 * What Windows cannot decrypt (a folder of another person or machine, a half-written file) is as good
 * as not there: no later try opens it.
 */
function readableOrEmpty(item: TextPersistence): TextPersistence {
  return {
    load: async () => {
      try {
        return await item.load()
      } catch (error) {
        if (/decryption failed/i.test(messageOf(error))) return null
        throw error
      }
    },
    save: (contents) => item.save(contents),
    delete: () => item.delete()
  }
}

function labelOf(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'Windows data protection (DPAPI)'
  return platform === 'darwin' ? 'Keychain' : 'Secret Service'
}
