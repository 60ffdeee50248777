import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WorkView } from '../../src/shared/work'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let views: WorkView[]

beforeEach(async () => {
  tenant = await startDemoTenant()
  at = await openDeskAtDemo(tenant, { workPauseMs: 5 })
  views = []
  at.desk.work.onChange((view) => views.push(view))
})
afterEach(async () => {
  await at.close()
  await tenant.close()
})

async function createWithSecret(name: string, secret: string): Promise<Profile> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { name, mode: 'app-only' })
  const saved = await at.desk.profiles.create(input, { kind: 'secret', value: secret })
  return valueOf(saved).profile
}

async function createMany(count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const { id } = await createWithSecret(
      `Profile ${index}`,
      tenant.applications.secretClient.secret
    )
    ids.push(id)
  }
  return ids
}

function tokenRequests(): number {
  return tenant.journal.entries.filter(({ endpoint }) => endpoint === 'token').length
}

test('30 profiles are renewed, and the one with a wrong secret is told apart', async () => {
  const ids = [...(await createMany(29))]
  const { id: wrong } = await createWithSecret('Wrong secret', 'not-the-secret')
  ids.splice(11, 0, wrong)

  const { work, results } = valueOf(await at.desk.work.start('renew', ids))

  expect(work).toMatchObject({ kind: 'renew', total: 30, done: 30, good: 29, end: 'complete' })
  expect(results.map(({ profileId }) => profileId)).toEqual(ids)
  expect(results.filter(({ outcome }) => outcome === 'good')).toHaveLength(29)
  expect(results[11]).toMatchObject({
    profileId: wrong,
    outcome: 'failed',
    failure: { code: 'credential-rejected', aadsts: 7000215 }
  })
  expect(await at.desk.tokens.views()).toHaveLength(30)
  expect(at.links).toEqual([])
})

test('progress is told from the beginning to the end, and not for each profile', async () => {
  const ids = await createMany(30)
  await at.desk.work.start('renew', ids)
  expect(views[0]).toMatchObject({ total: 30, done: 0 })
  expect(views.at(-1)).toMatchObject({ done: 30, good: 30, end: 'complete', current: [] })
  expect(views.length).toBeLessThan(30)
  expect(Math.max(...views.map(({ current }) => current.length))).toBeLessThanOrEqual(4)
})

test('a run that is stopped in the middle leaves the rest undone, and asks for nothing more', async () => {
  const ids = await createMany(30)
  const { journal } = tenant
  journal.clear()
  tenant.faults.add({ on: 'token', delayMs: 60 })
  const running = at.desk.work.start('renew', ids)
  await expect.poll(tokenRequests, { timeout: 20_000 }).toBeGreaterThan(8)
  at.desk.work.cancel()
  const { work, results } = valueOf(await running)
  const asked = tokenRequests()
  expect(work.end).toBe('cancelled')
  expect(results).toHaveLength(30)
  expect(results.filter(({ outcome }) => outcome === 'not-done').length).toBeGreaterThan(10)
  expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
  // What was aborted is noted nowhere as a failure of its profile.
  expect((await at.desk.tokens.views()).filter(({ failure }) => failure)).toEqual([])
  await at.desk.tokens.renew(ids[0] ?? '')
  expect(tokenRequests()).toBe(asked + 1)
})

test('an authority that asks for fewer requests gets no more than a few', async () => {
  const ids = await createMany(30)
  tenant.journal.clear()
  tenant.faults.add({ on: 'token', status: 429, retryAfterSeconds: 60 })
  const { work, results } = valueOf(await at.desk.work.start('renew', ids))
  expect(work.end).toBe('throttled')
  expect(tokenRequests()).toBeGreaterThan(2)
  expect(tokenRequests()).toBeLessThan(10)
  expect(results.filter(({ failure }) => failure?.code === 'throttled').length).toBeGreaterThan(2)
  expect(results.filter(({ outcome }) => outcome === 'not-done').length).toBeGreaterThan(20)
})

test('so does one that calls the client a loop', async () => {
  const ids = await createMany(12)
  tenant.journal.clear()
  const refusal = { code: 50196, error: 'invalid_grant' }
  tenant.faults.add({ on: 'token', refusal })
  const { work } = valueOf(await at.desk.work.start('renew', ids))
  expect(work.end).toBe('throttled')
  expect(tokenRequests()).toBeLessThan(10)
})

test('a check takes the tokens that are there, gets those that are not, and opens no browser', async () => {
  const ids = await createMany(2)
  const { publicClient } = tenant.applications
  const signedIn = valueOf(await at.desk.profiles.create(inputFor(tenant, publicClient))).profile
  const input = inputFor(tenant, publicClient, { name: 'Never signed in' })
  const signedOut = valueOf(await at.desk.profiles.create(input)).profile
  valueOf(await at.signIn(signedIn, tenant.users.ada))
  await at.desk.tokens.renew(ids[0] ?? '')
  const links = at.links.length
  tenant.journal.clear()

  const { results } = valueOf(
    await at.desk.work.start('check', [...ids, signedIn.id, signedOut.id])
  )

  expect(results.map(({ outcome }) => outcome)).toEqual(['good', 'good', 'good', 'failed'])
  expect(results[3]?.failure?.code).toBe('sign-in-needed')
  expect(tokenRequests()).toBe(1)
  expect(at.links).toHaveLength(links)
})

test('one run goes on at a time', async () => {
  const ids = await createMany(4)
  const running = at.desk.work.start('renew', ids)
  expect(await at.desk.work.start('check', ids)).toEqual({
    ok: false,
    failure: { kind: 'work-running' }
  })
  expect(at.desk.work.report()?.work).toMatchObject({ kind: 'renew', total: 4 })
  valueOf(await running)
  valueOf(await at.desk.work.start('check', ids))
})

test('a profile that was deleted meanwhile is not done', async () => {
  const [id = ''] = await createMany(1)
  await at.desk.profiles.remove(id)
  const { work, results } = valueOf(await at.desk.work.start('renew', [id]))
  expect(results).toEqual([{ profileId: id, outcome: 'not-done', failedChecks: [] }])
  expect(work).toMatchObject({ done: 0, end: 'complete' })
})

test('closing the desk ends a run', async () => {
  const ids = await createMany(8)
  tenant.faults.add({ on: 'token', delayMs: 200 })
  const running = at.desk.work.start('renew', ids)
  await at.desk.dispose()
  expect(valueOf(await running).work.end).toBe('cancelled')
})
