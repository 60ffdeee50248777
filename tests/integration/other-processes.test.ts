import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import type { TokenView } from '../../src/shared/views'
import { startDemoTenant } from '../authority/demo-tenant'
import type { DemoTenant } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

/* Two desks on one data folder are what the app and `ptd` are: nothing but files passes between them. */

let tenant: DemoTenant
let app: DeskAtDemo
let other: DeskAtDemo
let end: () => void
const troubles: unknown[] = []
const told: TokenView[] = []
const removed: string[] = []

beforeAll(async () => {
  tenant = await startDemoTenant()
  app = await openDeskAtDemo(tenant)
  other = await openDeskAtDemo(tenant, { dataFolder: app.folder, keyStore: app.keyStore })
  end = app.desk.followOtherProcesses((error) => troubles.push(error))
  app.desk.tokens.onChange((view) => told.push(view))
  app.desk.profiles.onChange((change) => removed.push(...change.removed))
})
afterAll(async () => {
  end()
  await other.close()
  await app.close()
  await tenant.close()
})

function lastOf({ id }: Profile): TokenView | undefined {
  return told.findLast(({ profileId }) => profileId === id)
}

test('what another process adds, signs in, signs out and removes is told at once', async () => {
  const input = inputFor(tenant, tenant.applications.publicClient, { name: 'From elsewhere' })
  const { profile } = valueOf(await other.desk.profiles.create(input))
  await expect.poll(() => app.desk.profiles.get(profile.id)?.name).toBe('From elsewhere')

  valueOf(await other.signIn(profile, tenant.users.ada))
  await expect.poll(() => lastOf(profile)?.state).toBe('token')
  expect(lastOf(profile)?.account).toContain('ada.lovelace@')
  // It is the other's sign-in, opened here.
  expect((await app.desk.tokens.copy(profile.id, 'token')).ok).toBe(true)

  valueOf(await other.desk.signIn.signOut(profile.id))
  await expect.poll(() => lastOf(profile)?.state).toBe('none')

  expect((await other.desk.profiles.remove(profile.id)).ok).toBe(true)
  await expect.poll(() => removed).toContain(profile.id)
  expect(troubles).toEqual([])
})

test('nothing is told any more once that has ended', async () => {
  end()
  const input = inputFor(tenant, tenant.applications.publicClient, { name: 'Later' })
  const { profile } = valueOf(await other.desk.profiles.create(input))
  await app.desk.tokens.views()
  expect(app.desk.profiles.get(profile.id)).toBeUndefined()
  await app.desk.profiles.refresh()
  expect(app.desk.profiles.get(profile.id)?.name).toBe('Later')
})
