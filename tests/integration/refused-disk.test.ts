import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

const appInput = (name = 'App'): ReturnType<typeof inputFor> =>
  inputFor(tenant, tenant.applications.secretClient, { mode: 'app-only', name })

async function appProfile(): Promise<Profile> {
  const { secret } = tenant.applications.secretClient
  return valueOf(await at.desk.profiles.create(appInput(), { kind: 'secret', value: secret }))
    .profile
}

const recordPath = (profile: Profile, kind: 'token-cache' | 'credential'): string =>
  join(at.folder, 'vault', `${profile.id}.${kind}`)

/** A folder in a file's place: nothing can be written there, whoever the person is. */
async function block(path: string): Promise<void> {
  await rm(path, { force: true })
  await mkdir(join(path, 'in the way'), { recursive: true })
}

const unblock = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

test('a sign-in whose token cannot be saved says so, and the token is good until the app ends', async () => {
  const { publicClient } = tenant.applications
  const { profile } = valueOf(await at.desk.profiles.create(inputFor(tenant, publicClient)))
  await block(recordPath(profile, 'token-cache'))
  expect(await at.signIn(profile, tenant.users.ada)).toMatchObject({
    failure: { kind: 'store-not-written' }
  })
  expect(await at.desk.tokens.views()).toMatchObject([{ state: 'token' }])
  tenant.journal.clear()
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  expect(tenant.journal.entries).toEqual([])
})

test('a token that could not be saved is saved at the end when the disk takes it again', async () => {
  const profile = await appProfile()
  await block(recordPath(profile, 'token-cache'))
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject({
    failure: { kind: 'store-not-written' }
  })
  await unblock(recordPath(profile, 'token-cache'))
  at = await at.restart()
  tenant.journal.clear()
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  expect(tenant.journal.entries).toEqual([])
})

test('a state that cannot be saved is still shown', async () => {
  const profile = await appProfile()
  await block(join(at.folder, 'state', `${profile.id}.json`))
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  expect(await at.desk.tokens.views()).toMatchObject([{ state: 'token' }])
  valueOf(await at.desk.signIn.signOut(profile.id))
  expect(await at.desk.tokens.views()).toMatchObject([{ state: 'none' }])
})

test('a credential that cannot be saved is told as the disk’s refusal, and no profile is made', async () => {
  await rm(join(at.folder, 'vault'), { recursive: true })
  const { secret } = tenant.applications.secretClient
  expect(
    await at.desk.profiles.create(appInput(), { kind: 'secret', value: secret })
  ).toMatchObject({ failure: { kind: 'store-not-written' } })
  expect(at.desk.profiles.list()).toEqual([])
  await mkdir(join(at.folder, 'vault'))
})

test('a new profile that cannot be saved leaves no credential behind', async () => {
  await block(join(at.folder, 'profiles.json'))
  const { secret } = tenant.applications.secretClient
  expect(
    await at.desk.profiles.create(appInput(), { kind: 'secret', value: secret })
  ).toMatchObject({ failure: { kind: 'store-not-written' } })
  expect(await readdir(join(at.folder, 'vault'))).toEqual([])
})

test('an edit that cannot be saved leaves the old credential in its place', async () => {
  const profile = await appProfile()
  await block(join(at.folder, 'profiles.json'))
  expect(
    await at.desk.profiles.update(profile.id, appInput('Renamed'), {
      kind: 'secret',
      value: 'another-secret'
    })
  ).toMatchObject({ failure: { kind: 'store-not-written' } })
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
})

test('a record that cannot be removed keeps its profile, so that the deletion can be tried again', async () => {
  const profile = await appProfile()
  await block(recordPath(profile, 'credential'))
  expect(await at.desk.profiles.remove(profile.id)).toMatchObject({
    failure: { kind: 'store-not-written' }
  })
  expect(at.desk.profiles.list()).toHaveLength(1)
  await unblock(recordPath(profile, 'credential'))
  expect((await at.desk.profiles.remove(profile.id)).ok).toBe(true)
  expect(at.desk.profiles.list()).toEqual([])
})

test('a sign-out that cannot remove the token says so', async () => {
  const profile = await appProfile()
  await block(recordPath(profile, 'token-cache'))
  expect(await at.desk.signIn.signOut(profile.id)).toMatchObject({
    failure: { kind: 'store-not-written' }
  })
})
