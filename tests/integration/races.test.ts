import { watch } from 'node:fs'
import { readdir } from 'node:fs/promises'
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

async function appProfile(): Promise<Profile> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  return valueOf(
    await at.desk.profiles.create(input, { kind: 'secret', value: secretClient.secret })
  ).profile
}

test('an edit that waits for a deletion does not bring the profile back', async () => {
  const profile = await appProfile()
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only', name: 'Renamed' })
  const removing = at.desk.profiles.remove(profile.id)
  const editing = at.desk.profiles.update(profile.id, input, {
    kind: 'secret',
    value: secretClient.secret
  })
  expect((await removing).ok).toBe(true)
  expect(await editing).toMatchObject({ failure: { kind: 'profile-missing' } })
  expect(at.desk.profiles.list()).toEqual([])
  const names = await readdir(at.folder, { recursive: true })
  expect(names.filter((name) => name.includes(profile.id))).toEqual([])
})

test('a copy under way when its profile is deleted leaves nothing of it behind', async () => {
  const profile = await appProfile()
  const copying = at.desk.tokens.copy(profile.id, 'token')
  const removing = at.desk.profiles.remove(profile.id)
  const waiting = at.desk.tokens.copy(profile.id, 'token')
  await copying
  expect((await removing).ok).toBe(true)
  expect(await waiting).toMatchObject({ failure: { kind: 'profile-missing' } })
  const names = await readdir(at.folder, { recursive: true })
  expect(names.filter((name) => name.includes(profile.id))).toEqual([])
})

test('a copy that waits for an edit takes the profile as it is after the edit', async () => {
  const profile = await appProfile()
  const { sandboxSecretClient } = tenant.applications
  const editing = at.desk.profiles.update(
    profile.id,
    inputFor(tenant, sandboxSecretClient, { mode: 'app-only' }),
    { kind: 'secret', value: sandboxSecretClient.secret }
  )
  const copying = at.desk.tokens.copy(profile.id, 'token')
  valueOf(await editing)
  const { receipt } = valueOf(await copying)
  expect(receipt.checks.find(({ id }) => id === 'tenant')).toMatchObject({ verdict: 'passed' })
})

test('a sign-out while the browser is still being answered is not undone by the sign-in', async () => {
  const { publicClient } = tenant.applications
  const { profile } = valueOf(await at.desk.profiles.create(inputFor(tenant, publicClient)))
  const sealed = watch(join(at.folder, 'vault'))
  const signingOut = new Promise((resolve) => {
    sealed.on('change', (_event, name) => {
      if (name !== `${profile.id}.token-cache`) return
      sealed.close()
      // The sign-in has its turn until its record lies there; the sign-out is the next in line.
      resolve(at.desk.signIn.signOut(profile.id))
    })
  })
  await at.signIn(profile, tenant.users.ada)
  await signingOut
  expect(await at.desk.tokens.views()).toMatchObject([{ state: 'none' }])
})
