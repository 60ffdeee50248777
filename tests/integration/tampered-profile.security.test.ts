import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { Attacker } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let attacker: Attacker
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
  attacker = await tenant.startAttacker()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

/** Changes the profile file by hand, as somebody with access to the disk or a merge of two files would. */
async function tamper(change: Readonly<Record<string, unknown>>): Promise<void> {
  const path = join(at.folder, 'profiles.json')
  const file: { profiles: object[] } = JSON.parse(await readFile(path, 'utf8'))
  file.profiles = file.profiles.map((profile) => ({ ...profile, ...change }))
  await writeFile(path, JSON.stringify(file))
  at = await at.restart()
}

const changes: readonly (readonly [string, () => Readonly<Record<string, unknown>>])[] = [
  ['authority', () => ({ cloud: { authority: attacker.origin } })],
  ['tenant', () => ({ tenant: tenant.tenants.fabrikam.tenantId })],
  ['application id', () => ({ clientId: tenant.applications.certificateClient.clientId })]
]

describe.each(changes)('a profile whose %s was changed on disk', (_field, change) => {
  test('cannot use its old secret, and nothing of it leaves', async () => {
    const { secretClient } = tenant.applications
    const input = inputFor(tenant, secretClient, { mode: 'app-only' })
    const { profile } = valueOf(
      await at.desk.profiles.create(input, { kind: 'secret', value: secretClient.secret })
    )
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    await tamper(change())
    tenant.journal.clear()
    const copied = await at.desk.tokens.copy(profile.id, 'token')
    expect(copied).toMatchObject({ ok: false })
    expect(JSON.stringify(copied)).toMatch(
      /credential-unreadable|network|authority-|endpoint-|tenant-not-found/
    )
    expect(attacker.requests.filter(({ method }) => method === 'POST')).toEqual([])
    expect(tenant.journal.tokenRequests()).toEqual([])
  })

  test('cannot use its old sign-in', async () => {
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
    )
    valueOf(await at.signIn(profile, tenant.users.ada))
    await tamper(change())
    tenant.journal.clear()
    expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject({
      ok: false,
      failure: { failure: { code: 'cache-unreadable', remedy: 'sign-in' } }
    })
    expect(tenant.journal.tokenRequests()).toEqual([])
    expect(attacker.requests.filter(({ method }) => method === 'POST')).toEqual([])
  })
})

test('a profile that is put back as it was can use its secret again', async () => {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  const { profile } = valueOf(
    await at.desk.profiles.create(input, { kind: 'secret', value: secretClient.secret })
  )
  await tamper({ tenant: tenant.tenants.fabrikam.tenantId })
  expect((await at.desk.tokens.copy(profile.id, 'token')).ok).toBe(false)
  await tamper({ tenant: profile.tenant })
  expect((await at.desk.tokens.copy(profile.id, 'token')).ok).toBe(true)
})
