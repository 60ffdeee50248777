import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { KeyStoreFailure } from '../../src/core/vault/key-store'
import { createMemoryKeyStore } from '../../src/core/vault/memory-key-store'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
afterEach(() => at.close())

async function filesOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return (await Promise.all(files.map((path) => readFile(path, 'latin1')))).join('\n')
}

async function appProfileId(): Promise<string> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  return valueOf(
    await at.desk.profiles.create(input, { kind: 'secret', value: secretClient.secret })
  ).profile.id
}

test('without a key store both modes work in memory, nothing secret is written, and “Try again” seals what there is', async () => {
  const keyStore = createMemoryKeyStore()
  keyStore.failure = new KeyStoreFailure('no-service', 'no bus')
  at = await openDeskAtDemo(tenant, { keyStore })
  const appId = await appProfileId()
  const { profile } = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  )
  valueOf(await at.signIn(profile, tenant.users.ada))
  valueOf(await at.desk.tokens.copy(appId, 'token'))
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  expect(at.desk.vault.view()).toMatchObject({ mode: 'memory', reason: 'no-service' })

  const written = await filesOf(at.folder)
  expect(written).not.toContain(tenant.applications.secretClient.secret)
  expect(tenant.issuedTokens.filter(({ value }) => written.includes(value))).toEqual([])
  expect(await readdir(at.folder, { recursive: true })).not.toContainEqual(
    expect.stringMatching(/token-cache|credential/)
  )

  keyStore.failure = undefined
  expect(await at.desk.vault.retry()).toMatchObject({ mode: 'sealed' })
  at = await at.restart()
  tenant.journal.clear()
  valueOf(await at.desk.tokens.copy(appId, 'token'))
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  expect(tenant.journal.entries).toEqual([])
})

test('what was kept in memory only is gone after a restart, and is asked for again', async () => {
  const keyStore = createMemoryKeyStore()
  keyStore.failure = new KeyStoreFailure('locked-or-slow', 'locked')
  at = await openDeskAtDemo(tenant, { keyStore })
  const appId = await appProfileId()
  valueOf(await at.desk.tokens.copy(appId, 'token'))
  keyStore.failure = undefined
  at = await at.restart()
  const [view] = await at.desk.tokens.views()
  expect(view).toMatchObject({ profileId: appId, state: 'none', credential: { kind: 'none' } })
  expect(await at.desk.tokens.copy(appId, 'token')).toMatchObject({
    failure: { failure: { code: 'credential-missing' } }
  })
})

test('a key store that is locked at the next start is named as the cause, and nothing is asked for again', async () => {
  at = await openDeskAtDemo(tenant)
  const appId = await appProfileId()
  const { profile } = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  )
  valueOf(await at.signIn(profile, tenant.users.ada))
  at.keyStore.failure = new KeyStoreFailure('locked-or-slow', 'locked')
  at = await at.restart()
  const locked = { failure: { failure: { code: 'key-unavailable' } } }
  expect(await at.desk.tokens.copy(appId, 'token')).toMatchObject(locked)
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject(locked)
  at.keyStore.failure = undefined
  await at.desk.vault.retry()
  valueOf(await at.desk.tokens.copy(appId, 'token'))
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
})

test('a lost key is said for the vault, and each profile asks for what it lost after a new start', async () => {
  at = await openDeskAtDemo(tenant)
  const appId = await appProfileId()
  valueOf(await at.desk.tokens.copy(appId, 'token'))
  at.keyStore.value = undefined
  at = await at.restart()
  expect(await at.desk.tokens.copy(appId, 'token')).toMatchObject({
    failure: { failure: { code: 'credential-unreadable' } }
  })
  expect(at.desk.vault.view()).toMatchObject({ mode: 'memory', reason: 'key-lost' })
  const told = new Promise((resolve) => at.desk.tokens.onChange(resolve))
  expect(await at.desk.vault.startFresh()).toMatchObject({ mode: 'sealed' })
  expect(await told).toMatchObject({
    profileId: appId,
    state: 'none',
    credential: { kind: 'none' }
  })
  expect(await at.desk.tokens.copy(appId, 'token')).toMatchObject({
    failure: { failure: { code: 'credential-missing' } }
  })
  expect(at.desk.profiles.list()).toHaveLength(1)
})

test('a profile whose sealed record is lost stays pinned to its account until it is signed out', async () => {
  at = await openDeskAtDemo(tenant)
  const { profile } = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  )
  valueOf(await at.signIn(profile, tenant.users.ada))
  at.keyStore.value = undefined
  at = await at.restart()
  expect(await at.signIn(profile, tenant.users.grace)).toMatchObject({
    failure: { failure: { code: 'wrong-account', expected: tenant.users.ada.userName } }
  })
  valueOf(await at.desk.signIn.signOut(profile.id))
  valueOf(await at.signIn(profile, tenant.users.grace))
})
