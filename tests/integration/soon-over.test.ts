import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

const MINUTE = 60_000

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.reset()
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

async function ofPerson(): Promise<Profile> {
  const input = inputFor(tenant, tenant.applications.publicClient)
  const { profile } = valueOf(await at.desk.profiles.create(input))
  valueOf(await at.signIn(profile, tenant.users.ada))
  return profile
}

async function ofApplication(): Promise<Profile> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  const credential = { kind: 'secret', value: secretClient.secret } as const
  const { profile } = valueOf(await at.desk.profiles.create(input, credential))
  valueOf(await at.desk.tokens.renew(profile.id))
  return profile
}

const both = [
  ['a person', ofPerson],
  ['an application', ofApplication]
] as const

test.each(both)(
  'A token of %s with less than five minutes is renewed before it is copied',
  async (_who, make) => {
    tenant.setAccessTokenLifetime(290)
    const { id } = await make()
    tenant.setAccessTokenLifetime(3600)
    const copied = valueOf(await at.desk.tokens.copy(id, 'token', { onlyPassing: true }))
    expect(copied.receipt.renewed).toBe(true)
    expect(copied.receipt.expiresAt - Date.now()).toBeGreaterThan(55 * MINUTE)
  }
)

test.each(both)(
  'A token of %s with more than five minutes is copied as it is',
  async (_who, make) => {
    tenant.setAccessTokenLifetime(330)
    const { id } = await make()
    const copied = valueOf(await at.desk.tokens.copy(id, 'token', { onlyPassing: true }))
    expect(copied.receipt.renewed).toBe(false)
  }
)

test.each(both)(
  'Where that is refused, the token of %s at hand is copied only when that is wanted',
  async (_who, make) => {
    tenant.setAccessTokenLifetime(200)
    const { id } = await make()
    tenant.faults.add({ on: 'token', refusal: { code: 53003, error: 'invalid_grant' } })
    expect(await at.desk.tokens.copy(id, 'token', { onlyPassing: true })).toMatchObject({
      failure: { failure: { aadsts: 53003 } }
    })
    const [view] = await at.desk.tokens.views()
    expect(view).toMatchObject({ state: 'token', failure: { aadsts: 53003 } })
    const { text, receipt } = valueOf(
      await at.desk.tokens.copy(id, 'token', { evenIfNotRenewed: true })
    )
    expect(tenant.issuedTokens.some(({ value }) => value === text)).toBe(true)
    expect(receipt).toMatchObject({ renewed: false })
    expect(receipt.expiresAt - Date.now()).toBeLessThan(4 * MINUTE)
  }
)

test('An expired token is not copied in place of one that is refused', async () => {
  let ahead = 0
  await at.close()
  at = await openDeskAtDemo(tenant, { now: () => Date.now() + ahead })
  tenant.setAccessTokenLifetime(200)
  const { id } = await ofPerson()
  ahead = 10 * MINUTE
  tenant.faults.add({ on: 'token', refusal: { code: 53003, error: 'invalid_grant' } })
  expect(await at.desk.tokens.copy(id, 'token', { evenIfNotRenewed: true })).toMatchObject({
    failure: { failure: { aadsts: 53003 } }
  })
})
