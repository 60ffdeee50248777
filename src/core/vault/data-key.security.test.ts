import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MemoryKeyStore } from './memory-key-store'
import { createMemoryKeyStore } from './memory-key-store'
import type { DataKeyRequest } from './data-key'
import { obtainDataKey } from './data-key'
import { KeyStoreFailure } from './key-store'
import { fillRandom } from './sealed-record'

let folder: string
let keyStore: MemoryKeyStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-key-'))
  keyStore = createMemoryKeyStore()
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function request(changes: Partial<DataKeyRequest> = {}): DataKeyRequest {
  return {
    folder,
    keyStore,
    fillRandom,
    sealedRecordsExist: () => Promise.resolve(false),
    ...changes
  }
}

describe('the data key', () => {
  it('is made at the first start and found again at the next', async () => {
    const first = await obtainDataKey(request())
    const second = await obtainDataKey(request())
    expect(first.ok && second.ok && first.value.bytes.equals(second.value.bytes)).toBe(true)
    expect(keyStore.log.filter((operation) => operation === 'save')).toHaveLength(1)
  })

  it('is random', async () => {
    const first = await obtainDataKey(request())
    keyStore.value = undefined
    const second = await obtainDataKey(request())
    expect(first.ok && second.ok && first.value.bytes.equals(second.value.bytes)).toBe(false)
  })

  it('is not made while there are records that it could not open', async () => {
    const outcome = await obtainDataKey(
      request({ sealedRecordsExist: () => Promise.resolve(true) })
    )
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'key-lost' } })
    expect(keyStore.log).not.toContain('save')
  })

  it('is not made in place of a saved text that is not a key, while there are records', async () => {
    keyStore.value = 'something else'
    const outcome = await obtainDataKey(
      request({ sealedRecordsExist: () => Promise.resolve(true) })
    )
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'key-lost' } })
    expect(keyStore.value).toBe('something else')
  })

  it('is made anew once the records have been set aside', async () => {
    let records = true
    const outcome = await obtainDataKey(
      request({
        sealedRecordsExist: () => Promise.resolve(records),
        setRecordsAside: async () => await Promise.resolve(void (records = false))
      })
    )
    expect(outcome.ok).toBe(true)
  })

  it('does not set records aside when the key turns out to be there', async () => {
    await obtainDataKey(request())
    const outcome = await obtainDataKey(
      request({ setRecordsAside: () => Promise.reject(new Error('must not be called')) })
    )
    expect(outcome.ok).toBe(true)
  })

  it('is not used when the key store did not keep it', async () => {
    keyStore.forgetful = true
    expect(await obtainDataKey(request())).toMatchObject({
      ok: false,
      failure: { reason: 'refused' }
    })
  })

  it.each(['missing-library', 'no-service', 'locked-or-slow', 'refused'] as const)(
    'is told to be missing, and why, when the key store fails as %s',
    async (reason) => {
      keyStore.failure = new KeyStoreFailure(reason, 'the cause')
      const expected = { ok: false, failure: { reason, detail: 'the cause' } }
      expect(await obtainDataKey(request())).toEqual(expected)
    }
  )

  it('is told to be missing when the folder cannot be used', async () => {
    const outcome = await obtainDataKey(request({ folder: join(folder, 'none') }))
    expect(outcome).toMatchObject({ ok: false, failure: { reason: 'refused' } })
  })

  it('does not hide a bug', async () => {
    const broken = { ...keyStore, load: () => Promise.reject(new TypeError('a bug')) }
    await expect(obtainDataKey(request({ keyStore: broken }))).rejects.toThrow('a bug')
  })
})
