import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RecordBinding } from '../../src/core/vault/vault'
import type { BundledProgram } from '../session/bundle-program'
import { bundleProgram } from '../session/bundle-program'
import type { SecretService } from '../session/secret-service'
import { startSecretService } from '../session/secret-service'
import { startSessionBus, startSilentBus } from '../session/session-bus'
import type { VaultProcess } from '../session/vault-process'
import { startVaultProcess } from '../session/vault-process'

let program: BundledProgram
let folder: string
let started: VaultProcess[]

const binding: RecordBinding = {
  profileId: '11111111-2222-4333-8444-555555555555',
  authorityHost: 'login.microsoftonline.com',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '66666666-7777-4888-8999-000000000000',
  mode: 'app-only'
}

beforeAll(async () => {
  program = await bundleProgram('tests/session/programs/vault-program.ts')
})

afterAll(async () => {
  await program.remove()
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-key-store-'))
  started = []
})

afterEach(async () => {
  await Promise.all(started.map((each) => each.kill()))
  await rm(folder, { recursive: true, force: true })
})

function start(
  env: Readonly<Record<string, string | undefined>>,
  programPath: string = program.path
): VaultProcess {
  const running = startVaultProcess(programPath, folder, env)
  started.push(running)
  return running
}

async function expectWorkInMemory(vault: VaultProcess): Promise<void> {
  await vault.write(binding, 'a secret')
  expect(await vault.read(binding)).toBe('a secret')
  expect(await readdir(join(folder, 'vault'))).toEqual([])
}

describe('the vault without a usable key store', () => {
  it('works in memory when there is no message bus', async () => {
    const vault = start({
      DBUS_SESSION_BUS_ADDRESS: undefined,
      DISPLAY: undefined,
      XDG_RUNTIME_DIR: folder
    })
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'no-service' })
    await expectWorkInMemory(vault)
  })

  it('works in memory when the bus address leads nowhere', async () => {
    const vault = start({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, 'nothing')}` })
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'no-service' })
    await expectWorkInMemory(vault)
  })

  it('works in memory when nobody on the bus keeps secrets', async () => {
    const bus = await startSessionBus()
    try {
      const vault = start(bus.env)
      expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'no-service' })
      await expectWorkInMemory(vault)
    } finally {
      await bus.stop()
    }
  })

  it('works in memory when the bus never answers, and can still be ended', async () => {
    const bus = await startSilentBus()
    try {
      const vault = start(bus.env)
      const before = performance.now()
      expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'locked-or-slow' })
      const waitedMs = performance.now() - before
      expect(waitedMs).toBeGreaterThan(4_500)
      expect(waitedMs).toBeLessThan(15_000)
      await expectWorkInMemory(vault)
      await vault.end()
    } finally {
      await bus.stop()
    }
  })
})

describe('the vault on a keyring that is locked or away', () => {
  let service: SecretService

  beforeAll(async () => {
    service = await startSecretService()
  })

  afterAll(async () => {
    await service.stop()
  })

  it('works in memory and seals once it is unlocked, without a restart', async () => {
    await service.lock()
    const vault = start(service.env)
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'locked-or-slow' })
    await expectWorkInMemory(vault)
    await service.unlock()
    expect(await vault.retry()).toMatchObject({ mode: 'sealed' })
    expect(await start(service.env).read(binding)).toBe('a secret')
  })

  it('does not take the key for lost, and makes no other', async () => {
    await start(service.env).write(binding, 'a secret')
    await service.lock()
    const vault = start(service.env)
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'locked-or-slow' })
    expect(await vault.read(binding)).toBe('key-unavailable')
    await service.unlock()
    expect(await vault.retry()).toMatchObject({ mode: 'sealed' })
    expect(await vault.read(binding)).toBe('a secret')
  })

  it('seals once a daemon that was missing has been started, without a restart', async () => {
    await service.endDaemon()
    const vault = start(service.env)
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'no-service' })
    await expectWorkInMemory(vault)
    await service.startDaemon()
    expect(await vault.retry()).toMatchObject({ mode: 'sealed' })
  })

  it('says so when it cannot reach a daemon that was started anew without a restart', async () => {
    await service.lock()
    const vault = start(service.env)
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'locked-or-slow' })
    await service.endDaemon()
    await service.startDaemon()
    expect(await vault.retry()).toEqual({
      mode: 'memory',
      reason: 'no-service',
      detail: 'The Secret Service was started anew meanwhile. Restart this app to reach it.'
    })
  })
})

describe('the vault without the native library', () => {
  let service: SecretService
  let installation: string

  beforeAll(async () => {
    service = await startSecretService()
    installation = await mkdtemp(join(tmpdir(), 'vault-installation-'))
  })

  afterAll(async () => {
    await service.stop()
    await rm(installation, { recursive: true, force: true })
  })

  /** Puts the program beside packages of its own, where keytar's native part is missing. */
  async function installWithoutNativePart(): Promise<string> {
    const packages = join(installation, 'node_modules')
    await mkdir(join(packages, '@azure'), { recursive: true })
    for (const name of ['@azure/msal-node-extensions', 'keytar']) {
      await cp(resolve('node_modules', name), join(packages, name), {
        recursive: true,
        filter: (source) => !['prebuilds', 'bin', 'dist'].includes(basename(source))
      })
    }
    const runtime = '@azure/msal-node-runtime'
    await symlink(resolve('node_modules', runtime), join(packages, runtime))
    await cp(program.path, join(installation, 'program.mjs'))
    return join(installation, 'program.mjs')
  }

  it('works in memory, and seals once the library is there, without a restart', async () => {
    const vault = start(service.env, await installWithoutNativePart())
    expect(await vault.open()).toMatchObject({ mode: 'memory', reason: 'missing-library' })
    await expectWorkInMemory(vault)
    await cp(
      resolve('node_modules/keytar/prebuilds'),
      join(installation, 'node_modules/keytar/prebuilds'),
      { recursive: true }
    )
    expect(await vault.retry()).toMatchObject({ mode: 'sealed' })
    expect(await start(service.env).read(binding)).toBe('a secret')
  })
})
