import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyStore } from './key-store'
import { NativeCalls } from './native-calls'
import type { PersistenceLibrary } from './os-key-store'
import { createOsKeyStore } from './os-key-store'

let folder: string
/** What the library keeps, by service and account. */
let items: Map<string, string>
/** When set, the library's saving or loading throws it. */
let saveError: Error | undefined
let loadError: Error | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'os-key-store-'))
  items = new Map()
  saveError = undefined
  loadError = undefined
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function item(name: string): ReturnType<PersistenceLibrary['KeychainPersistence']['create']> {
  return Promise.resolve({
    load: () => (loadError ? Promise.reject(loadError) : Promise.resolve(items.get(name) ?? null)),
    save: (contents) => {
      if (saveError) return Promise.reject(saveError)
      items.set(name, contents)
      return Promise.resolve()
    },
    delete: () => Promise.resolve(items.delete(name))
  })
}

const library: PersistenceLibrary = {
  LibSecretPersistence: { create: (_file, service, account) => item(`${service}/${account}`) },
  KeychainPersistence: { create: (_file, service, account) => item(`${service}/${account}`) },
  FilePersistenceWithDataProtection: { create: (file) => item(file) }
}

function createStore(
  platform: NodeJS.Platform,
  loadLibrary: () => PersistenceLibrary = () => library
): KeyStore {
  return createOsKeyStore({ folder, platform, loadLibrary, nativeCalls: new NativeCalls() })
}

describe('the key store of the system', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('keeps a text on %s', async (platform) => {
    const store = createStore(platform)
    expect(await store.load()).toBeUndefined()
    await store.save('the key')
    expect(await createStore(platform).load()).toBe('the key')
    await store.remove()
    expect(await store.load()).toBeUndefined()
    expect(items.size).toBe(0)
  })

  it('is called by the name that people know', () => {
    const labels = (['linux', 'darwin', 'win32'] as const).map((each) => createStore(each).label)
    expect(labels).toEqual(['Secret Service', 'Keychain', 'Windows data protection (DPAPI)'])
  })

  it('names its item after the folder’s random id', async () => {
    await createStore('linux').save('the key')
    const id = (await readFile(join(folder, 'folder-id'), 'utf8')).trim()
    expect([...items.keys()]).toEqual([`Partner Token Desk/${id}`])
  })

  it('makes a new id when the file of the old one is damaged', async () => {
    await writeFile(join(folder, 'folder-id'), 'half')
    await createStore('linux').save('the key')
    expect((await readFile(join(folder, 'folder-id'), 'utf8')).trim()).toHaveLength(36)
  })

  it('takes a Secret Service that finds nothing and saves nothing for a locked one', async () => {
    saveError = new Error('Cannot create an item in a locked collection')
    const loading = createStore('linux').load()
    await expect(loading).rejects.toMatchObject({ reason: 'locked-or-slow' })
  })

  it('takes a key file that Windows cannot decrypt for none, and keeps it aside', async () => {
    const store = createStore('win32')
    await writeFile(join(folder, 'data-key.dpapi'), 'of another person')
    loadError = new Error('Encryption/Decryption failed. Error code: 13')
    expect(await store.load()).toBeUndefined()
    await store.save('the key')
    const kept = (await readdir(folder)).filter((name) => name.startsWith('data-key.dpapi.kept-'))
    expect(kept).toHaveLength(1)
  })

  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-service'],
    ['Could not connect: No such file or directory', 'no-service'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'no-service'],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'no-service'],
    ['Cannot create an item in a locked collection', 'locked-or-slow'],
    ['User interaction is not allowed.', 'locked-or-slow'],
    ['The user name or passphrase you entered is not correct.', 'refused']
  ])('tells what "%s" means', async (message, reason) => {
    loadError = new Error(message)
    const loading = createStore('linux').load()
    await expect(loading).rejects.toMatchObject({ reason, detail: message })
  })

  it('says that the library is missing, and uses it once it can be loaded', async () => {
    let installed = false
    const store = createStore('linux', () => {
      if (!installed) throw new Error('Failed to load keytar native addon,\n checked \u001b[31m')
      return library
    })
    await expect(store.load()).rejects.toMatchObject({
      reason: 'missing-library',
      detail: 'Failed to load keytar native addon, checked [31m'
    })
    installed = true
    expect(await store.load()).toBeUndefined()
  })

  it('has no key store on other systems', async () => {
    const loading = createStore('freebsd').load()
    await expect(loading).rejects.toMatchObject({ reason: 'missing-library' })
  })
})
