import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { assertDefined } from '../../src/shared/assert'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let profile: Profile

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
  const input = inputFor(tenant, tenant.applications.publicClient)
  ;({ profile } = valueOf(await at.desk.profiles.create(input)))
  valueOf(await at.signIn(profile, tenant.users.ada))
  await at.signIn(profile, tenant.users.grace)
})
afterEach(() => at.close())

/** The id of the account that was refused and can be chosen. */
async function offered(): Promise<string> {
  const [view] = await at.desk.tokens.views()
  return assertDefined(view?.offeredAccount, 'the other account is offered').id
}

test('A refused sign-in is forgotten with everything else that is secret', async () => {
  const id = await offered()
  await at.desk.forgetSecrets()
  expect(await at.desk.signIn.chooseAccount(profile.id, id)).toMatchObject({
    failure: { kind: 'account-missing' }
  })
})

test('A refused sign-in does not follow a profile to another API', async () => {
  const id = await offered()
  const input = inputFor(tenant, tenant.applications.publicClient, { api: 'partner' })
  valueOf(await at.desk.profiles.update(profile.id, input))
  expect(await at.desk.signIn.chooseAccount(profile.id, id)).toMatchObject({
    failure: { kind: 'account-missing' }
  })
})

test('A refused sign-in is gone after a sign-out', async () => {
  const id = await offered()
  valueOf(await at.desk.signIn.signOut(profile.id))
  expect(await at.desk.signIn.chooseAccount(profile.id, id)).toMatchObject({
    failure: { kind: 'account-missing' }
  })
})
