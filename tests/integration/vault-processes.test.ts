import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { withFolderLock } from '../../src/core/disk/folder-lock'
import type { RecordBinding } from '../../src/core/vault/vault'
import type { BundledProgram } from '../session/bundle-program'
import { bundleProgram } from '../session/bundle-program'
import type { SecretService } from '../session/secret-service'
import { startSecretService } from '../session/secret-service'
import type { VaultProcess } from '../session/vault-process'
import { startVaultProcess } from '../session/vault-process'

let service: SecretService
let program: BundledProgram
let folder: string
let started: VaultProcess[]

beforeAll(async () => {
  service = await startSecretService()
  program = await bundleProgram('tests/session/programs/vault-program.ts')
})

afterAll(async () => {
  await program.remove()
  await service.stop()
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-processes-'))
  started = []
})

afterEach(async () => {
  await Promise.all(started.map((each) => each.kill()))
  await rm(folder, { recursive: true, force: true })
})

function start(): VaultProcess {
  const running = startVaultProcess(program.path, folder, service.env)
  started.push(running)
  return running
}

function bindingOf(profile: number): RecordBinding {
  return {
    profileId: `11111111-2222-4333-8444-55555555555${String(profile)}`,
    authorityHost: 'login.microsoftonline.com',
    tenant: 'contoso.onmicrosoft.com',
    clientId: '66666666-7777-4888-8999-000000000000',
    mode: 'app-only'
  }
}

describe('vaults on the real Secret Service', () => {
  it('give back in one process what another has sealed', async () => {
    const first = start()
    await first.write(bindingOf(0), 'a secret')
    await first.end()
    const second = start()
    expect(await second.read(bindingOf(0))).toBe('a secret')
    expect(await second.open()).toEqual({ mode: 'sealed', keptBy: 'Secret Service' })
    const file = join(folder, 'vault', `${bindingOf(0).profileId}.credential`)
    expect((await readFile(file)).includes('a secret')).toBe(false)
  })

  it('make one key when four begin at once, and all read what each has written', async () => {
    const four = [start(), start(), start(), start()]
    // All have found no key and stand before the lock; only then does the first get in.
    const opening = await withFolderLock(folder, async () => {
      const answers = four.map((each) => each.open())
      await vi.waitFor(
        async () => {
          const names = await readdir(folder)
          expect(names.filter((name) => name.startsWith('..folder.lock.'))).toHaveLength(4)
        },
        { timeout: 10_000, interval: 20 }
      )
      return answers
    })
    if (!opening.ok) throw new Error(opening.failure.code)
    const sealed = { mode: 'sealed', keptBy: 'Secret Service' }
    expect(await Promise.all(opening.value)).toEqual([sealed, sealed, sealed, sealed])

    await Promise.all(
      four.map((each, index) => each.write(bindingOf(index), `of ${String(index)}`))
    )
    for (const each of four) {
      const texts = [0, 1, 2, 3].map((index) => each.read(bindingOf(index)))
      expect(await Promise.all(texts)).toEqual(['of 0', 'of 1', 'of 2', 'of 3'])
    }
  })

  it('keep a record whole when several processes write it at once', async () => {
    const writers = [start(), start(), start()]
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        writers.map((each, index) => each.write(bindingOf(0), `of ${String(index)}`))
      )
    }
    expect(['of 0', 'of 1', 'of 2']).toContain(await start().read(bindingOf(0)))
  })

  it('say that the key is lost, leave the records alone and start fresh when told', async () => {
    const first = start()
    await first.write(bindingOf(0), 'a secret')
    await first.forgetKey()
    await first.end()
    const record = join(folder, 'vault', `${bindingOf(0).profileId}.credential`)
    const before = await readFile(record)

    const second = start()
    expect(await second.open()).toMatchObject({ mode: 'memory', reason: 'key-lost' })
    expect(await second.read(bindingOf(0))).toBe('key-lost')
    expect((await readFile(record)).equals(before)).toBe(true)

    expect(await second.startFresh()).toMatchObject({ mode: 'sealed' })
    await second.write(bindingOf(0), 'entered again')
    expect(await start().read(bindingOf(0))).toBe('entered again')
    const aside = (await readdir(folder)).filter((name) => name.startsWith('vault.kept-'))
    expect(aside).toHaveLength(1)
  })

  it('leave one item in the keyring, and none once it is removed', async () => {
    const before = (await service.itemPaths()).length
    const vault = start()
    await vault.write(bindingOf(0), 'a secret')
    expect(await service.itemPaths()).toHaveLength(before + 1)
    await vault.forgetKey()
    expect(await service.itemPaths()).toHaveLength(before)
  })
})
