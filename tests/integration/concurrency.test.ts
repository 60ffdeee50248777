import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

const profileCount = 30
const requestCount = 300

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
  at = await openDeskAtDemo(tenant)
})
afterAll(async () => {
  await at.close()
  await tenant.close()
})

test('300 silent token requests for 30 profiles at once meet no error and leave every cache whole', async () => {
  const ids: string[] = []
  for (let index = 0; index < profileCount; index++) {
    const input = inputFor(tenant, tenant.applications.publicClient, { name: `Profile ${index}` })
    const { profile } = valueOf(await at.desk.profiles.create(input))
    // Half of the tokens are about to end, so that cached reads and renewals mix.
    tenant.setAccessTokenLifetime(index % 2 === 0 ? 3900 : 240)
    valueOf(await at.signIn(profile, tenant.users.ada))
    ids.push(profile.id)
  }
  tenant.setAccessTokenLifetime(3900)

  const startedAt = performance.now()
  const requests = Array.from({ length: requestCount }, (_, index) =>
    at.desk.tokens.copy(ids[index % profileCount] ?? '', 'token')
  )
  const startedWithinMs = performance.now() - startedAt
  const results = await Promise.all(requests)

  expect(startedWithinMs).toBeLessThan(60)
  expect(results.filter((result) => !result.ok)).toEqual([])
  at = await at.restart()
  tenant.journal.clear()
  const whole = await Promise.all(ids.map((id) => at.desk.tokens.copy(id, 'token')))
  expect(whole.filter((result) => result.ok)).toHaveLength(profileCount)
  expect(tenant.journal.entries).toEqual([])
})
