import { X509Certificate } from 'node:crypto'
import { readdir } from 'node:fs/promises'
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

const sealedRecords = async (): Promise<readonly string[]> =>
  (await readdir(at.folder, { recursive: true })).filter((name) =>
    /token-cache|credential/.test(name)
  )

test('a new profile and a duplicate are told with the state of their token', async () => {
  const told: string[] = []
  at.desk.tokens.onChange((view) => told.push(view.profileId))
  const { profile } = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  )
  expect(told).toEqual([profile.id])
  const copy = valueOf(await at.desk.profiles.duplicate(profile.id))
  expect(told).toEqual([profile.id, copy.id])
})

test('an edit that points a profile elsewhere says what is lost, and removes the records', async () => {
  const profile = await appProfile()
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  const input = inputFor(tenant, tenant.applications.sandboxSecretClient, { mode: 'app-only' })
  expect(at.desk.profiles.check(profile.id, input).warnings).toContainEqual({
    code: 'credential-must-be-entered-again'
  })
  const saved = valueOf(await at.desk.profiles.update(profile.id, input))
  expect(saved.warnings).toContainEqual({ code: 'credential-must-be-entered-again' })
  expect(await sealedRecords()).toEqual([])
  const [view] = await at.desk.tokens.views()
  expect(view).toMatchObject({ state: 'none', credential: { kind: 'none' } })
})

test('an edit of name and notes keeps token and credential', async () => {
  const profile = await appProfile()
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  const input = inputFor(tenant, tenant.applications.secretClient, {
    mode: 'app-only',
    name: 'Renamed',
    notes: 'Ask Grace'
  })
  const saved = valueOf(await at.desk.profiles.update(profile.id, input))
  expect(saved).toMatchObject({ profile: { name: 'Renamed', notes: 'Ask Grace' } })
  expect(saved.warnings.map(({ code }) => code)).toEqual(['custom-authority'])
  expect(valueOf(await at.desk.tokens.copy(profile.id, 'token')).receipt.renewed).toBe(false)
})

test('an edit to another API keeps the sign-in and gets that API’s token', async () => {
  const { profile } = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  )
  valueOf(await at.signIn(profile, tenant.users.ada))
  const input = inputFor(tenant, tenant.applications.publicClient, { api: 'partner' })
  tenant.setConsent(tenant.applications.publicClient, true)
  valueOf(await at.desk.profiles.update(profile.id, input))
  const copied = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  expect(copied.receipt.checks.find(({ id }) => id === 'audience')).toMatchObject({
    verdict: 'passed'
  })
})

test('a certificate that ends within 30 days is warned of when it is saved', async () => {
  const { certificateClient } = tenant.applications
  const { certificatePem, privateKeyPem } = certificateClient.certificate
  const notAfter = new Date(new X509Certificate(certificatePem).validTo)
  await at.close()
  at = await openDeskAtDemo(tenant, { now: () => notAfter.getTime() - 29 * 24 * 60 * 60 * 1000 })
  const input = inputFor(tenant, certificateClient, { mode: 'app-only' })
  const saved = valueOf(
    await at.desk.profiles.create(input, {
      kind: 'certificate',
      pem: `${privateKeyPem}\n${certificatePem}`
    })
  )
  expect(saved.warnings).toContainEqual({
    code: 'certificate-expires-soon',
    about: notAfter.toISOString().slice(0, 10)
  })
})

test('a removed profile takes its token, credential and state along', async () => {
  const profile = await appProfile()
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  const removed: string[] = []
  at.desk.profiles.onChange((change) => removed.push(...change.removed))
  expect((await at.desk.profiles.remove(profile.id)).ok).toBe(true)
  expect(removed).toEqual([profile.id])
  expect(
    (await readdir(at.folder, { recursive: true })).filter((name) => name.includes(profile.id))
  ).toEqual([])
})

test('a duplicate has its own name and neither token nor credential', async () => {
  const profile = await appProfile()
  const copy = valueOf(await at.desk.profiles.duplicate(profile.id))
  expect(copy).toMatchObject({ name: `${profile.name} (copy)`, clientId: profile.clientId })
  expect(await at.desk.tokens.copy(copy.id, 'token')).toMatchObject({
    failure: { failure: { code: 'credential-missing' } }
  })
})

test('fields and credential that are wrong are told together, and nothing is saved', async () => {
  const input = inputFor(tenant, tenant.applications.secretClient, {
    mode: 'app-only',
    tenant: 'common',
    clientId: 'x'
  })
  const refused = await at.desk.profiles.create(input, {
    kind: 'secret',
    value: tenant.applications.secretClient.clientId
  })
  expect(refused).toMatchObject({
    ok: false,
    failure: {
      kind: 'fields',
      problems: [
        { field: 'tenant', code: 'tenant-shared-authority' },
        { field: 'clientId', code: 'client-id-bad-guid' },
        { field: 'credential', code: 'secret-is-secret-id' }
      ]
    }
  })
  expect(at.desk.profiles.list()).toEqual([])
})

test('what another process saved is told when one looks, with the state of its token', async () => {
  const second = await openDeskAtDemo(tenant, {
    dataFolder: at.folder,
    keyStore: at.keyStore
  })
  await second.desk.profiles.create(
    inputFor(tenant, tenant.applications.publicClient, { name: 'New' })
  )
  const told: string[] = []
  at.desk.profiles.onChange(({ saved }) => told.push(...saved.map(({ name }) => name)))
  at.desk.tokens.onChange(({ profileId }) => told.push(profileId))
  await at.desk.profiles.refresh()
  const [profile] = at.desk.profiles.list()
  expect(told).toEqual(['New', profile?.id])
  await second.close()
})
