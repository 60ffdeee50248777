import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { DemoApplication } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

/* A login host that an import brought gets nothing before a person has agreed to it, whichever way is tried. */

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

const unconfirmed = () => ({
  ok: false,
  failure: {
    kind: 'failure',
    failure: { code: 'authority-unconfirmed', expected: tenant.authorityHost }
  }
})

function fileOf(application: DemoApplication, more: object = {}): string {
  const { name, clientId, tenantId } = application
  const row = { name, clientId, tenant: tenantId, mode: 'app+user', api: 'partner-center' }
  const cloud = { authority: tenant.authorityHost }
  return JSON.stringify({ version: 1, profiles: [{ ...row, cloud, ...more }] })
}

async function imported(text: string): Promise<Profile> {
  const { ticket } = valueOf(await at.desk.transfer.preview({ text, fileName: 'a.json' }))
  valueOf(await at.desk.transfer.apply(ticket))
  const profile = at.desk.profiles.list().at(-1)
  if (profile === undefined) throw new Error('Nothing was imported.')
  return profile
}

test('no way leads to an imported login host, and no request is sent there', async () => {
  const profile = await imported(fileOf(tenant.applications.publicClient))
  tenant.journal.clear()
  expect(await at.desk.signIn.start(profile.id, 'default')).toMatchObject(unconfirmed())
  expect(await at.desk.signIn.startDeviceCode(profile.id)).toMatchObject(unconfirmed())
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject(unconfirmed())
  expect(await at.desk.tokens.renew(profile.id)).toMatchObject(unconfirmed())
  expect(await at.desk.consent.plan(profile.id, 'all-listed')).toMatchObject(unconfirmed())
  expect(await at.desk.consent.ask(profile.id, 'all-listed')).toMatchObject(unconfirmed())
  expect(await at.desk.doctor.run(profile.id)).toMatchObject(unconfirmed())
  const call = { call: 'customers' } as const
  expect(await at.desk.probe.run(profile.id, call, () => Promise.resolve(true))).toMatchObject(
    unconfirmed()
  )
  const run = valueOf(await at.desk.work.start('renew', [profile.id]))
  expect(run.results).toMatchObject([{ failure: { code: 'authority-unconfirmed' } }])
  expect(at.links).toEqual([])
  expect(tenant.journal.entries).toEqual([])
})

test('the view of such a profile says so, names the host, and is told with the import', async () => {
  const told: unknown[] = []
  at.desk.tokens.onChange(({ failure }) => told.push(failure?.code))
  const profile = await imported(fileOf(tenant.applications.publicClient))
  const [view] = await at.desk.tokens.views()
  expect(view).toMatchObject({
    profileId: profile.id,
    failure: { code: 'authority-unconfirmed', expected: tenant.authorityHost }
  })
  await expect.poll(() => told).toEqual(['authority-unconfirmed'])
})

test('the person’s yes opens the way, for this profile only, and for good', async () => {
  const { publicClient } = tenant.applications
  const first = await imported(fileOf(publicClient))
  const second = await imported(fileOf(publicClient, { name: 'Other', api: 'partner' }))
  expect(at.desk.transfer.unconfirmedAuthority(first.id)).toBe(tenant.authorityHost)
  expect(await at.desk.transfer.confirmAuthority(first.id, tenant.authorityHost)).toMatchObject({
    ok: true
  })
  expect(at.desk.transfer.unconfirmedAuthority(first.id)).toBeUndefined()
  valueOf(await at.signIn(first, tenant.users.ada))
  at = await at.restart()
  valueOf(await at.desk.tokens.copy(first.id, 'token'))
  expect(await at.desk.tokens.copy(second.id, 'token')).toMatchObject(unconfirmed())
})

test('a yes to another host than the profile’s changes nothing', async () => {
  const profile = await imported(fileOf(tenant.applications.publicClient))
  await at.desk.transfer.confirmAuthority(profile.id, 'login.other.example')
  expect(at.desk.transfer.unconfirmedAuthority(profile.id)).toBe(tenant.authorityHost)
})

test('what was cached for a host is not handed out while an import has put the host in question', async () => {
  const input = inputFor(tenant, tenant.applications.publicClient)
  const { profile } = valueOf(await at.desk.profiles.create(input))
  valueOf(await at.signIn(profile, tenant.users.ada))
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  const path = join(at.folder, 'profiles.json')
  const mark = `"unconfirmedAuthority": "https://${tenant.authorityHost}", "name"`
  await writeFile(path, (await readFile(path, 'utf8')).replace('"name"', mark))
  await at.desk.profiles.refresh()
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject(unconfirmed())
})

test('neither a copy, nor an edit there and back, nor a restart answers the question', async () => {
  const { publicClient } = tenant.applications
  const profile = await imported(fileOf(publicClient))
  const copy = valueOf(await at.desk.profiles.duplicate(profile.id))
  valueOf(
    await at.desk.profiles.update(profile.id, inputFor(tenant, publicClient, { cloud: 'global' }))
  )
  valueOf(await at.desk.profiles.update(profile.id, inputFor(tenant, publicClient)))
  at = await at.restart()
  expect(await at.desk.tokens.copy(copy.id, 'token')).toMatchObject(unconfirmed())
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject(unconfirmed())
})

test('neither does a deletion that is undone', async () => {
  const profile = await imported(fileOf(tenant.applications.publicClient))
  const { undo } = valueOf(await at.desk.deletions.remove([profile.id]))
  valueOf(await at.desk.deletions.undo(undo ?? ''))
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject(unconfirmed())
})

test('a file cannot say that its host was agreed to', async () => {
  const profile = await imported(
    fileOf(tenant.applications.publicClient, {
      unconfirmedAuthority: 'https://login.other.example',
      confirmed: true
    })
  )
  expect(at.desk.transfer.unconfirmedAuthority(profile.id)).toBe(tenant.authorityHost)
})

test('a host that a profile has already, typed by a person, is not put in question by an import', async () => {
  const { publicClient } = tenant.applications
  const { profile } = valueOf(await at.desk.profiles.create(inputFor(tenant, publicClient)))
  await imported(fileOf(publicClient, { id: profile.id, name: 'Renamed' }))
  expect(at.desk.transfer.unconfirmedAuthority(profile.id)).toBeUndefined()
})

test('an import that points a profile to another host puts that host in question', async () => {
  const { publicClient } = tenant.applications
  const input = inputFor(tenant, publicClient, { cloud: 'global' })
  const { profile } = valueOf(await at.desk.profiles.create(input))
  await imported(fileOf(publicClient, { id: profile.id }))
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject(unconfirmed())
})

test('hosts that the person has named beforehand need no other yes', async () => {
  const text = fileOf(tenant.applications.publicClient)
  const { ticket } = valueOf(await at.desk.transfer.preview({ text, fileName: 'a.json' }))
  valueOf(await at.desk.transfer.apply(ticket, { allowedAuthorities: [tenant.authorityHost] }))
  const [profile] = at.desk.profiles.list()
  expect(at.desk.transfer.unconfirmedAuthority(profile?.id ?? '')).toBeUndefined()
})
