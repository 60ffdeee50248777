import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VaultView } from '../../shared/views'
import type { MemoryKeyStore } from './memory-key-store'
import { createMemoryKeyStore } from './memory-key-store'
import { createVault } from './folder-vault'
import { KeyStoreFailure } from './key-store'
import { fillRandom } from './sealed-record'
import type { RecordBinding, Vault } from './vault'

let folder: string
let keyStore: MemoryKeyStore
let vault: Vault

const binding: RecordBinding = {
  profileId: '11111111-2222-4333-8444-555555555555',
  authorityHost: 'login.microsoftonline.com',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '66666666-7777-4888-8999-000000000000',
  mode: 'app-only'
}
const other: RecordBinding = { ...binding, profileId: 'aaaaaaaa-2222-4333-8444-555555555555' }
const secret = Buffer.from('a secret')
const noService = new KeyStoreFailure('no-service', 'no bus')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'))
  keyStore = createMemoryKeyStore()
  vault = openAgain()
})

afterEach(async () => {
  await vault.dispose()
  await rm(folder, { recursive: true, force: true })
})

/** A vault of the same folder, as after a restart. */
function openAgain(): Vault {
  return createVault({ folder, keyStore, now: () => Date.UTC(2026, 10, 23, 12) })
}

async function read(from: Vault, of: RecordBinding = binding): Promise<string | undefined> {
  const result = await from.read('credential', of)
  if (!result.ok) return result.failure.code
  return result.value === undefined ? undefined : Buffer.from(result.value).toString()
}

describe('the vault', () => {
  it('touches neither disk nor key store before it is used', async () => {
    expect(vault.state).toEqual({ mode: 'opening' })
    expect(await readdir(folder)).toEqual([])
    expect(keyStore.log).toEqual([])
  })

  it('says who keeps the key once it is open', async () => {
    expect(await vault.open()).toEqual({ mode: 'sealed', keptBy: 'Test key store' })
    expect(vault.state).toEqual({ mode: 'sealed', keptBy: 'Test key store' })
  })

  it('gives back after a restart what was written', async () => {
    await vault.write('credential', binding, secret)
    expect(await read(openAgain())).toBe('a secret')
  })

  it('has nothing for a profile without a record', async () => {
    expect(await read(vault)).toBeUndefined()
    expect(await vault.has('credential', binding.profileId)).toBe(false)
  })

  it('keeps the kinds of a profile apart', async () => {
    await vault.write('credential', binding, secret)
    expect(await vault.read('token-cache', binding)).toEqual({ ok: true, value: undefined })
    expect(await vault.has('token-cache', binding.profileId)).toBe(false)
    expect(await vault.has('credential', binding.profileId)).toBe(true)
  })

  it('finds the records of all profiles in one look, without the key', async () => {
    await vault.write('credential', binding, secret)
    await vault.write('token-cache', other, secret)
    const present = await openAgain().present()
    expect(present.has('credential', binding.profileId)).toBe(true)
    expect(present.has('token-cache', binding.profileId)).toBe(false)
    expect(present.has('token-cache', other.profileId)).toBe(true)
    await vault.remove('token-cache', other.profileId)
    expect((await vault.present()).has('token-cache', other.profileId)).toBe(false)
  })

  it('finds none where there is no folder yet', async () => {
    expect((await vault.present()).has('credential', binding.profileId)).toBe(false)
  })

  it('removes a record', async () => {
    await vault.write('credential', binding, secret)
    await vault.remove('credential', binding.profileId)
    expect(await read(vault)).toBeUndefined()
    expect(await readdir(join(folder, 'vault'))).toEqual([])
  })

  it('asks the key store once for any number of records', async () => {
    await vault.open()
    const askedAtStart = keyStore.log.length
    await Promise.all([other, binding].map((each) => vault.write('credential', each, secret)))
    await Promise.all(Array.from({ length: 10 }, () => vault.read('credential', binding)))
    expect(keyStore.log).toHaveLength(askedAtStart)
  })

  it('keeps the last of many writes of one record', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `write ${String(index)}`)
    await Promise.all(texts.map((text) => vault.write('credential', binding, Buffer.from(text))))
    expect(await read(vault)).toBe('write 19')
    expect(await readdir(join(folder, 'vault'))).toEqual([`${binding.profileId}.credential`])
  })

  it('loses only the record that is damaged', async () => {
    await vault.write('credential', binding, secret)
    await vault.write('credential', other, secret)
    await writeFile(join(folder, 'vault', `${binding.profileId}.credential`), 'rubbish')
    expect(await read(vault)).toBe('damaged')
    expect(await read(vault, other)).toBe('a secret')
  })

  it('reports a file that the system does not let it read or replace', async () => {
    await vault.open()
    await mkdir(join(folder, 'vault', `${binding.profileId}.credential`), { recursive: true })
    expect(await read(vault)).toBe('unreadable')
    const written = await vault.write('credential', binding, secret)
    expect(written).toMatchObject({ ok: false, failure: { code: 'unwritable' } })
  })

  it('asks the key store again after it forgot the key, and reads and writes as before', async () => {
    await vault.write('credential', binding, secret)
    const asked = keyStore.log.length
    await vault.forgetKey()
    expect(vault.state).toMatchObject({ mode: 'sealed' })
    expect(keyStore.log.length).toBe(asked)
    expect(await read(vault)).toBe('a secret')
    expect(keyStore.log.length).toBe(asked + 1)
    await vault.forgetKey()
    await vault.write('credential', other, secret)
    expect(await read(openAgain(), other)).toBe('a secret')
  })

  it('forgets the key only after what is being written', async () => {
    await vault.open()
    const writing = Promise.all([
      vault.write('credential', binding, secret),
      vault.write('credential', other, secret)
    ])
    await vault.forgetKey()
    expect((await writing).every(({ ok }) => ok)).toBe(true)
    expect(await read(openAgain())).toBe('a secret')
    expect(await read(openAgain(), other)).toBe('a secret')
  })

  it('keeps what is only in memory when it is told to forget the key', async () => {
    keyStore.failure = noService
    await vault.write('credential', binding, secret)
    await vault.forgetKey()
    expect(await read(vault)).toBe('a secret')
  })

  it('says what is the matter when the key store refuses after the key was forgotten', async () => {
    await vault.write('credential', binding, secret)
    await vault.forgetKey()
    keyStore.failure = noService
    expect(await read(vault)).toBe('key-unavailable')
    expect(vault.state).toMatchObject({ mode: 'memory', reason: 'no-service' })
  })

  it('refuses work after it was disposed of', async () => {
    await vault.dispose()
    await expect(vault.read('credential', binding)).rejects.toThrow('disposed')
    await expect(vault.write('credential', binding, secret)).rejects.toThrow('disposed')
  })

  it('finishes what is being written before it forgets the key', async () => {
    let closing: Promise<void> | undefined
    const busy: Vault = createVault({
      folder,
      keyStore,
      fillRandom: (target) => {
        fillRandom(target)
        const isNonce = target.length === 12
        if (isNonce) closing = busy.dispose()
      }
    })
    expect(await busy.write('credential', binding, secret)).toMatchObject({ ok: true })
    await closing
    expect(await read(openAgain())).toBe('a secret')
  })
})

describe('the vault without a key store', () => {
  beforeEach(() => {
    keyStore.failure = noService
  })

  it('works in memory and says why', async () => {
    await vault.write('credential', binding, secret)
    expect(vault.state).toEqual({ mode: 'memory', reason: 'no-service', detail: 'no bus' })
    expect(await read(vault)).toBe('a secret')
    expect(await vault.has('credential', binding.profileId)).toBe(true)
    expect((await vault.present()).has('credential', binding.profileId)).toBe(true)
    await vault.remove('credential', binding.profileId)
    expect(await read(vault)).toBeUndefined()
  })

  it('seals what it kept in memory when trying again succeeds, and tells who listens', async () => {
    const states: VaultView[] = []
    await vault.write('credential', binding, secret)
    vault.onChange((state) => states.push(state))
    keyStore.failure = undefined
    expect(await vault.retry()).toEqual({ mode: 'sealed', keptBy: 'Test key store' })
    expect(states).toEqual([{ mode: 'sealed', keptBy: 'Test key store' }])
    expect(await read(vault)).toBe('a secret')
    expect(await read(openAgain())).toBe('a secret')
  })

  it('stays in memory when trying again fails, and asks once for several who try', async () => {
    await vault.open()
    const asked = keyStore.log.length
    const states = await Promise.all([vault.retry(), vault.retry(), vault.retry()])
    expect(states.every((state) => state.mode === 'memory')).toBe(true)
    expect(keyStore.log).toHaveLength(asked + 1)
  })

  it('says that a record on disk is out of reach for now, and can still remove it', async () => {
    keyStore.failure = undefined
    await vault.write('credential', binding, secret)
    keyStore.failure = noService
    const later = openAgain()
    expect(await read(later)).toBe('key-unavailable')
    expect(await later.has('credential', binding.profileId)).toBe(true)
    await later.remove('credential', binding.profileId)
    expect(await read(later)).toBeUndefined()
  })

  it('puts a record from memory in place of an older one on disk', async () => {
    keyStore.failure = undefined
    await vault.write('credential', binding, Buffer.from('older'))
    keyStore.failure = noService
    const later = openAgain()
    await later.write('credential', binding, secret)
    expect(await read(later)).toBe('a secret')
    keyStore.failure = undefined
    await later.retry()
    expect(await read(openAgain())).toBe('a secret')
  })

  it('keeps in memory what the disk refuses, and seals it at the latest at the end', async () => {
    keyStore.failure = undefined
    await vault.open()
    keyStore.failure = noService
    const later = openAgain()
    await later.write('credential', binding, secret)
    const obstacle = join(folder, 'vault', `${binding.profileId}.credential`)
    await mkdir(obstacle)
    keyStore.failure = undefined
    expect(await later.retry()).toMatchObject({ mode: 'sealed' })
    expect(await read(later)).toBe('a secret')
    await rm(obstacle, { recursive: true })
    await later.dispose()
    expect(await read(openAgain())).toBe('a secret')
  })

  it('does not call a listener that has left', async () => {
    const states: VaultView[] = []
    const leave = vault.onChange((state) => states.push(state))
    leave()
    await vault.open()
    expect(states).toEqual([])
  })
})

describe('the vault whose key is lost', () => {
  let lostKey: string | undefined

  beforeEach(async () => {
    await vault.write('credential', binding, secret)
    lostKey = keyStore.value
    keyStore.value = undefined
    vault = openAgain()
  })

  it('says so, leaves the records as they are and works in memory', async () => {
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'key-lost' })
    expect(await read(vault)).toBe('key-lost')
    await vault.write('credential', other, secret)
    expect(await readdir(join(folder, 'vault'))).toEqual([`${binding.profileId}.credential`])
    expect(keyStore.value).toBeUndefined()
  })

  it('keeps the old records aside when it is told to start fresh', async () => {
    await vault.write('credential', other, secret)
    expect(await vault.startFresh()).toMatchObject({ mode: 'sealed' })
    expect(await read(vault)).toBeUndefined()
    expect(await read(vault, other)).toBe('a secret')
    const aside = 'vault.kept-2026-11-23T12-00-00-000Z'
    expect(await readdir(join(folder, aside))).toEqual([`${binding.profileId}.credential`])
  })

  it('opens the old records when the key comes back', async () => {
    const before = await vault.open()
    keyStore.value = lostKey
    expect(before).toMatchObject({ reason: 'key-lost' })
    expect(await vault.retry()).toMatchObject({ mode: 'sealed' })
    expect(await read(vault)).toBe('a secret')
  })

  it('keeps the records where they are when the key store fails meanwhile', async () => {
    await vault.open()
    keyStore.failure = noService
    expect(await vault.startFresh()).toMatchObject({ mode: 'memory', reason: 'no-service' })
    expect(await readdir(join(folder, 'vault'))).toEqual([`${binding.profileId}.credential`])
  })

  it('does not start fresh in any other state', async () => {
    keyStore.failure = noService
    await vault.open()
    expect(await vault.startFresh()).toMatchObject({ mode: 'memory', reason: 'no-service' })
    expect(await readdir(folder)).toEqual(['vault'])
  })
})
