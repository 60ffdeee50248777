import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile, ProfileInput } from '../../src/shared/profile'
import type { CredentialRecord } from '../../src/core/profiles/credential'
import { readCredentials } from '../../src/core/sign-in/token-record'
import { createVault } from '../../src/core/vault/folder-vault'
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

function input(change: Partial<ProfileInput> = {}): ProfileInput {
  return { ...inputFor(tenant, tenant.applications.secretClient, { mode: 'app-only' }), ...change }
}

async function sealed(profile: Profile): Promise<CredentialRecord> {
  const vault = createVault({ folder: at.folder, keyStore: at.keyStore })
  try {
    return valueOf(await readCredentials(vault, profile, Date.now()))
  } finally {
    await vault.dispose()
  }
}

test.each<[string, Partial<ProfileInput>]>([
  ['login host', { cloud: { authority: 'https://login.elsewhere.example' } }],
  ['tenant', { tenant: '11111111-6b5f-4d0e-9a55-1f2d3c4b5a69' }],
  ['application', { clientId: '22222222-6b5f-4d0e-9a55-1f2d3c4b5a69' }]
])('a new secret for another %s has none beside it', async (_what, change) => {
  const { secret } = tenant.applications.secretClient
  const saved = valueOf(await at.desk.profiles.create(input(), { kind: 'secret', value: secret }))
  const { id } = saved.profile
  const replaced = await at.desk.profiles.update(id, input(), { kind: 'secret', value: 'second' })
  expect(await sealed(valueOf(replaced).profile)).toHaveProperty('former')
  const moved = await at.desk.profiles.update(id, input(change), { kind: 'secret', value: 'third' })
  const record = await sealed(valueOf(moved).profile)
  expect(record).toMatchObject({ current: { credential: { value: 'third' } } })
  expect(record).not.toHaveProperty('former')
  expect(JSON.stringify(record)).not.toContain(secret)
})

test('a former secret goes with its profile', async () => {
  const { secret } = tenant.applications.secretClient
  const saved = valueOf(await at.desk.profiles.create(input(), { kind: 'secret', value: secret }))
  const { profile } = saved
  valueOf(await at.desk.profiles.update(profile.id, input(), { kind: 'secret', value: 'second' }))
  expect(await at.desk.profiles.remove(profile.id)).toMatchObject({ ok: true })
  const vault = createVault({ folder: at.folder, keyStore: at.keyStore })
  expect(await vault.has('credential', profile.id)).toBe(false)
  await vault.dispose()
})
