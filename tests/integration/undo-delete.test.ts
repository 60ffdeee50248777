import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import { openProfileStore } from '../../src/core/profiles/profile-store'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let now = Date.now()

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  now = Date.now()
  at = await openDeskAtDemo(tenant, { now: () => now })
})
afterEach(() => at.close())

async function appProfile(name: string): Promise<Profile> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only', name })
  return valueOf(
    await at.desk.profiles.create(input, { kind: 'secret', value: secretClient.secret })
  ).profile
}

async function appProfiles(count: number): Promise<readonly Profile[]> {
  const profiles: Profile[] = []
  for (let index = 0; index < count; index += 1) profiles.push(await appProfile(`Job ${index}`))
  return profiles
}

const idsOf = (profiles: readonly Profile[]): readonly string[] => profiles.map(({ id }) => id)
const namesInFile = async (): Promise<readonly string[]> =>
  (await readdir(at.folder, { recursive: true })).filter((name) =>
    /token-cache|credential/.test(name)
  )

test('a hundred profiles go with what was sealed for them, and come back with it in their places', async () => {
  const profiles = await appProfiles(102)
  const [first, second] = profiles
  if (first === undefined || second === undefined) throw new Error('There are profiles.')
  valueOf(await at.desk.tokens.copy(second.id, 'token'))
  await at.desk.arrangement.pin([second.id], true)
  const gone = profiles.slice(1, 101)
  const told: number[] = []
  at.desk.profiles.onChange(({ removed, saved }) => told.push(removed.length, saved.length))

  const deletion = valueOf(await at.desk.deletions.remove(idsOf(gone)))
  expect(deletion).toMatchObject({ deleted: 100, undoUntil: now + 30_000 })
  expect(told).toEqual([100, 0])
  expect(at.desk.profiles.list().map(({ name }) => name)).toEqual(['Job 0', 'Job 101'])
  const left = await readdir(at.folder, { recursive: true })
  expect(left.filter((name) => gone.some(({ id }) => name.includes(id)))).toEqual([])

  expect(valueOf(await at.desk.deletions.undo(deletion.undo ?? ''))).toBe(100)
  expect(told).toEqual([100, 0, 0, 100])
  expect(at.desk.profiles.list()).toEqual(profiles)
  expect(at.desk.arrangement.current().pinned).toEqual([second.id])
  const again = valueOf(await at.desk.tokens.copy(second.id, 'token'))
  expect(again.receipt.renewed).toBe(false)
  const never = gone[50]
  if (never === undefined) throw new Error('There are profiles.')
  expect(valueOf(await at.desk.tokens.copy(never.id, 'token')).receipt.renewed).toBe(true)
})

test('a person who had signed in is signed in again after the deletion is undone', async () => {
  const { profile } = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  )
  valueOf(await at.signIn(profile, tenant.users.ada))
  const before = await at.desk.tokens.views()
  const { undo = '' } = valueOf(await at.desk.deletions.remove([profile.id]))
  expect(await at.desk.tokens.views()).toEqual([])
  valueOf(await at.desk.deletions.undo(undo))
  expect(await at.desk.tokens.views()).toEqual(before)
  expect(valueOf(await at.desk.tokens.copy(profile.id, 'token')).receipt.renewed).toBe(false)
})

test('an undo says so when another process has saved one of the profiles meanwhile', async () => {
  const [one, other] = await appProfiles(2)
  if (one === undefined || other === undefined) throw new Error('There are two.')
  const { undo = '' } = valueOf(await at.desk.deletions.remove([one.id, other.id]))
  const elsewhere = await openProfileStore({ folder: at.folder, now: () => now })
  await elsewhere.save({ ...one, name: 'Saved elsewhere' })
  expect(await at.desk.deletions.undo(undo)).toEqual({
    ok: false,
    failure: { kind: 'profile-came-back' }
  })
  expect(at.desk.profiles.list().map(({ name }) => name)).toEqual(['Saved elsewhere'])
  expect(await namesInFile()).toEqual([])
  await elsewhere.remove(one.id)
  expect(valueOf(await at.desk.deletions.undo(undo))).toBe(2)
})

test('what is deleted leaves the arrangement, also when another process deletes it', async () => {
  const [one, other] = await appProfiles(2)
  if (one === undefined || other === undefined) throw new Error('There are two.')
  expect((await at.desk.arrangement.pin([one.id, other.id], true)).ok).toBe(true)
  await at.desk.arrangement.noteUsed(one.id)
  valueOf(await at.desk.deletions.remove([one.id]))
  await expect
    .poll(() => at.desk.arrangement.current())
    .toMatchObject({
      pinned: [other.id],
      recent: []
    })
  const elsewhere = await openProfileStore({ folder: at.folder, now: () => now })
  await elsewhere.remove(other.id)
  await at.desk.profiles.refresh()
  await expect.poll(() => at.desk.arrangement.current().pinned).toEqual([])
})

test('pins, colours and order are there after a restart', async () => {
  const profile = await appProfile('Pinned')
  expect((await at.desk.arrangement.pin([profile.id], true)).ok).toBe(true)
  expect((await at.desk.arrangement.colourTag('EMEA', 'teal')).ok).toBe(true)
  expect((await at.desk.arrangement.colourTag('emea', 'red')).ok).toBe(true)
  expect((await at.desk.arrangement.arrange({ grouping: 'tag' })).ok).toBe(true)
  expect((await at.desk.arrangement.arrange({ sorting: 'expiry' })).ok).toBe(true)
  at = await at.restart()
  expect(at.desk.arrangement.current()).toEqual({
    pinned: [profile.id],
    recent: [],
    tagColours: [{ tag: 'emea', colour: 'red' }],
    sorting: 'expiry',
    grouping: 'tag'
  })
})

test('tags are given to many profiles in one write, all or none', async () => {
  const profiles = await appProfiles(3)
  const writes: number[] = []
  at.desk.profiles.onChange(({ saved }) => writes.push(saved.length))
  expect(valueOf(await at.desk.arrangement.tag(idsOf(profiles), ['EMEA', 'tier 1'], []))).toBe(3)
  expect(valueOf(await at.desk.arrangement.tag(idsOf(profiles), [], ['emea']))).toBe(3)
  expect(valueOf(await at.desk.arrangement.tag(idsOf(profiles), ['Tier 1'], []))).toBe(0)
  expect(writes).toEqual([3, 3])
  expect(at.desk.profiles.list().map(({ tags }) => tags)).toEqual(profiles.map(() => ['tier 1']))

  const [full] = profiles
  const many = Array.from({ length: 19 }, (_, index) => `tag ${index}`)
  valueOf(await at.desk.arrangement.tag([full?.id ?? ''], many, []))
  const file = await readFile(join(at.folder, 'profiles.json'), 'utf8')
  expect(await at.desk.arrangement.tag(idsOf(profiles), ['one more'], [])).toEqual({
    ok: false,
    failure: { kind: 'fields', problems: [{ field: 'tags', code: 'too-many-tags' }] }
  })
  expect(await readFile(join(at.folder, 'profiles.json'), 'utf8')).toBe(file)
})
