import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeEach(async () => {
  tenant = await startDemoTenant()
  at = await openDeskAtDemo(tenant)
})
afterEach(async () => {
  await at.close()
  await tenant.close()
})

async function createUserProfile(): Promise<Profile> {
  const input = inputFor(tenant, tenant.applications.publicClient)
  return valueOf(await at.desk.profiles.create(input)).profile
}

async function createAppProfile(): Promise<Profile> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  const credential = { kind: 'secret', value: secretClient.secret } as const
  return valueOf(await at.desk.profiles.create(input, credential)).profile
}

function loads(): number {
  return at.keyStore.log.filter((operation) => operation === 'load').length
}

test('the key is forgotten, and asked for again by the next use', async () => {
  const { id } = await createAppProfile()
  valueOf(await at.desk.tokens.copy(id, 'token'))
  const before = loads()
  await at.desk.forgetSecrets()
  expect(loads()).toBe(before)
  valueOf(await at.desk.tokens.copy(id, 'token'))
  expect(loads()).toBe(before + 1)
})

test('a sign-in that waits ends, and its browser’s answer brings no token', async () => {
  const { id } = await createUserProfile()
  const link = at.nextLink()
  const signingIn = at.desk.signIn.start(id, 'default')
  await link
  await at.desk.forgetSecrets()
  expect(await signingIn).toMatchObject({ ok: false, failure: { failure: { code: 'cancelled' } } })
  expect(at.desk.signIn.waiting()).toEqual([])
  expect((await at.desk.tokens.views())[0]?.state).toBe('none')
})

test('a run of many profiles ends', async () => {
  const { id } = await createAppProfile()
  tenant.faults.add({ on: 'token', delayMs: 20_000 })
  const running = at.desk.work.start('renew', [id])
  await expect.poll(() => at.desk.work.report()?.work.endedAt).toBeUndefined()
  await at.desk.forgetSecrets()
  expect(valueOf(await running).work.end).toBe('cancelled')
})

test('an examination ends', async () => {
  const { id } = await createAppProfile()
  tenant.faults.add({ on: 'token', delayMs: 20_000 })
  const examined = at.desk.doctor.run(id)
  await expect
    .poll(() => at.desk.doctor.report(id)?.checks.some(({ verdict }) => verdict === 'running'))
    .toBe(true)
  await at.desk.forgetSecrets()
  expect(valueOf(await examined).end).toBe('cancelled')
})

test('the text of a test call’s answer is dropped', async () => {
  const { id } = await createUserProfile()
  const profile = at.desk.profiles.get(id)
  if (profile === undefined) throw new Error('The profile is there')
  valueOf(await at.signIn(profile, tenant.users.ada))
  valueOf(await at.desk.probe.run(id, { call: 'customers' }, () => Promise.resolve(true)))
  expect(at.desk.probe.text(id)).toBeDefined()
  await at.desk.forgetSecrets()
  expect(at.desk.probe.text(id)).toBeUndefined()
})

test('a token that is being renewed reaches the disk before the key is forgotten', async () => {
  const { id } = await createAppProfile()
  tenant.faults.add({ on: 'token', delayMs: 100 })
  const renewing = at.desk.tokens.renew(id)
  await at.desk.forgetSecrets()
  valueOf(await renewing)
  const before = loads()
  at = await at.restart()
  tenant.journal.clear()
  valueOf(await at.desk.tokens.copy(id, 'token'))
  expect(tenant.journal.entries).toEqual([])
  expect(loads()).toBe(before + 1)
})
