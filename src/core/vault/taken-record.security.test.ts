import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVault } from './folder-vault'
import { KeyStoreFailure } from './key-store'
import { createMemoryKeyStore, type MemoryKeyStore } from './memory-key-store'
import type { RecordBinding, TakenRecord, Vault } from './vault'

const binding: RecordBinding = {
  profileId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  authorityHost: 'login.microsoftonline.com',
  tenant: 'contoso.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  mode: 'app-only'
}
const secret = Buffer.from('CANARY-SECRET')

let folder: string
let keyStore: MemoryKeyStore
let vault: Vault
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taken-record-'))
  keyStore = createMemoryKeyStore()
  vault = createVault({ folder, keyStore })
})
afterEach(async () => {
  await vault.dispose()
  await rm(folder, { recursive: true, force: true })
})

const recordFiles = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, 'vault'))).filter((name) => name.endsWith('.credential'))

async function taken(): Promise<TakenRecord> {
  const result = await vault.take('credential', binding.profileId)
  if (!result.ok || result.value === undefined) throw new Error('There is a record to take.')
  return result.value
}

async function read(): Promise<string | undefined> {
  const result = await vault.read('credential', binding)
  return result.ok && result.value ? Buffer.from(result.value).toString() : undefined
}

describe('a record that is taken out of the vault', () => {
  it('is off the disk at once', async () => {
    await vault.write('credential', binding, secret)
    await taken()
    expect(await recordFiles()).toEqual([])
    expect(await read()).toBeUndefined()
  })

  it('is sealed in the hands of whoever took it', async () => {
    await vault.write('credential', binding, secret)
    const { file } = await taken()
    expect(file?.includes(secret)).toBe(false)
    keyStore.failure = new KeyStoreFailure('no-service', 'There is none.')
    const other = createVault({ folder, keyStore })
    await other.write('credential', binding, secret)
    const inMemory = await other.take('credential', binding.profileId)
    expect(JSON.stringify(inMemory)).not.toContain(secret.toString('base64'))
    expect(JSON.stringify(inMemory)).not.toContain(JSON.stringify([...secret]).slice(1, -1))
    await other.dispose()
  })

  it('opens again when it was put back, word for word the file that it was', async () => {
    await vault.write('credential', binding, secret)
    const [name = ''] = await recordFiles()
    const before = await readFile(join(folder, 'vault', name))
    await vault.putBack(await taken())
    expect(await readFile(join(folder, 'vault', name))).toEqual(before)
    expect(await read()).toBe('CANARY-SECRET')
  })

  it('is not written where nothing had been: what was in memory only comes back to memory', async () => {
    keyStore.failure = new KeyStoreFailure('no-service', 'There is none.')
    const other = createVault({ folder, keyStore })
    await other.write('credential', binding, secret)
    const record = await other.take('credential', binding.profileId)
    if (!record.ok || record.value === undefined) throw new Error('There is a record to take.')
    expect((await other.read('credential', binding)).ok).toBe(true)
    await other.putBack(record.value)
    const again = await other.read('credential', binding)
    expect(again.ok && again.value && Buffer.from(again.value).toString()).toBe('CANARY-SECRET')
    expect(await recordFiles()).toEqual([])
    await other.dispose()
  })

  it('does not take the place of a newer one', async () => {
    await vault.write('credential', binding, secret)
    const record = await taken()
    await vault.write('credential', binding, Buffer.from('newer'))
    expect(await vault.putBack(record)).toEqual({ ok: true, value: undefined })
    expect(await read()).toBe('newer')
  })

  it('opens for nobody else: put back, it is bound to its profile’s fields as before', async () => {
    await vault.write('credential', binding, secret)
    await vault.putBack(await taken())
    const elsewhere = { ...binding, tenant: 'attacker.example' }
    expect((await vault.read('credential', elsewhere)).ok).toBe(false)
  })
})
