import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MemoryKeyStore } from './memory-key-store'
import { createMemoryKeyStore } from './memory-key-store'
import { createVault } from './folder-vault'
import { KeyStoreFailure } from './key-store'
import { dataKeyLength, fillRandom } from './sealed-record'
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
const secret = Buffer.from('a secret that must not show')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'))
  keyStore = createMemoryKeyStore()
  vault = createVault({ folder, keyStore })
})

afterEach(async () => {
  await vault.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function filesBelow(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('the vault', () => {
  it('writes records that only their owner can read, in a folder that only they can list', async () => {
    await vault.write('credential', binding, secret)
    const record = join(folder, 'vault', `${binding.profileId}.credential`)
    expect((await stat(record)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'vault'))).mode & 0o777).toBe(0o700)
  })

  it('overwrites the key that it forgets', async () => {
    const keys: Buffer[] = []
    const fillAndKeep = (bytes: Buffer): void => {
      fillRandom(bytes)
      if (bytes.length === dataKeyLength) keys.push(bytes)
    }
    const forgetting = createVault({ folder, keyStore, fillRandom: fillAndKeep })
    await forgetting.open()
    const isBlank = () => keys.map((key) => key.every((byte) => byte === 0))
    expect(isBlank()).toEqual([false])
    await forgetting.forgetKey()
    expect(isBlank()).toEqual([true])
    await forgetting.dispose()
  })

  it('writes neither secret nor key in clear', async () => {
    await vault.write('credential', binding, secret)
    const key = Buffer.from(keyStore.value?.split(':')[1] ?? '', 'base64url')
    expect(key).toHaveLength(32)
    for (const file of await filesBelow(folder)) {
      const bytes = await readFile(file)
      expect(bytes.includes(secret)).toBe(false)
      expect(bytes.includes(key)).toBe(false)
    }
  })

  it.each(['missing-library', 'no-service', 'locked-or-slow', 'refused'] as const)(
    'writes no file at all when the key store fails as %s',
    async (reason) => {
      keyStore.failure = new KeyStoreFailure(reason, 'the cause')
      await vault.write('credential', binding, secret)
      await vault.write('token-cache', binding, secret)
      await vault.retry()
      await vault.dispose()
      expect(await filesBelow(folder)).toEqual([])
    }
  )

  it('writes no file when the key store did not keep the key', async () => {
    keyStore.forgetful = true
    await vault.write('credential', binding, secret)
    expect(await filesBelow(folder)).toEqual([])
  })

  it.each([
    { authorityHost: 'login.evil.example' },
    { tenant: 'fabrikam.onmicrosoft.com' },
    { clientId: '66666666-7777-4888-8999-000000000001' },
    { mode: 'app+user' as const }
  ])('does not hand out a record after the profile was changed to %o', async (change) => {
    await vault.write('credential', binding, secret)
    const changed = await vault.read('credential', { ...binding, ...change })
    expect(changed).toMatchObject({ ok: false, failure: { code: 'other-binding' } })
    expect(await vault.read('credential', binding)).toEqual({ ok: true, value: secret })
  })

  it('does not hand out a record in memory after the profile was changed', async () => {
    keyStore.failure = new KeyStoreFailure('no-service', 'no bus')
    await vault.write('credential', binding, secret)
    const changed = await vault.read('credential', { ...binding, tenant: 'fabrikam.example' })
    expect(changed).toMatchObject({ ok: false, failure: { code: 'other-binding' } })
  })

  it.each([
    '../../outside',
    '..',
    '',
    'AAAAAAAA-2222-4333-8444-555555555555',
    '11111111-2222-4333-8444-555555555555/../x',
    '11111111-2222-4333-8444-555555555555\n'
  ])('refuses the profile id %j for a file name', async (profileId) => {
    const misnamed = { ...binding, profileId }
    await expect(vault.write('credential', misnamed, secret)).rejects.toThrow(TypeError)
    await expect(vault.read('credential', misnamed)).rejects.toThrow(TypeError)
    await expect(vault.remove('credential', profileId)).rejects.toThrow(TypeError)
    await expect(vault.has('credential', profileId)).rejects.toThrow(TypeError)
  })
})
