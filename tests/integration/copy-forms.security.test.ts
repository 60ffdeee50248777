import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyForms, type CopyForm } from '../../src/shared/token'
import type { Profile, ProfileInput } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

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

async function saveProfile(more: Partial<ProfileInput>): Promise<Profile> {
  const { secretClient } = tenant.applications
  const saved = await at.desk.profiles.create(
    inputFor(tenant, secretClient, { mode: 'app-only', ...more }),
    { kind: 'secret', value: secretClient.secret }
  )
  return valueOf(saved).profile
}

async function textOf(profile: Profile, form: CopyForm): Promise<string> {
  return valueOf(await at.desk.tokens.copy(profile.id, form)).text
}

test('each form of a token is for the profile’s own test call, and the last one is remembered', async () => {
  const name = "O'Neill $(echo no) `echo no`"
  const profile = await saveProfile({ name })
  const token = await textOf(profile, 'token')
  for (const form of copyForms) {
    const text = await textOf(profile, form)
    expect(text.includes(token)).toBe(form !== 'claims-json')
    const [view] = await at.desk.tokens.views()
    expect(view?.lastForm).toBe(form)
  }
  for (const form of ['curl', 'powershell', 'http-request', 'javascript-fetch'] as const) {
    const text = await textOf(profile, form)
    expect(text).toContain(`${tenant.apis.partnerCenter}/v1/profiles/legalbusiness`)
    expect(text).toMatch(/MS-CorrelationId/)
    expect(await textOf(profile, form)).not.toBe(text)
  }
  const claims: unknown = JSON.parse(await textOf(profile, 'claims-json'))
  expect(claims).toMatchObject({ appid: profile.clientId })
  for (const part of token.split('.')) expect(JSON.stringify(claims)).not.toContain(part)
})

test('the copied fetch is accepted by the API when Node runs it', async () => {
  const profile = await saveProfile({ name: 'Runs in Node' })
  const program = await textOf(profile, 'javascript-fetch')
  const trust = 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"\n'
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', trust + program])
  expect(stdout).toMatch(/^200 /)
})

test('a call to a host that is none of Microsoft’s is copied only after its name was confirmed', async () => {
  const profile = await saveProfile({ name: 'Own', api: { resource: tenant.apis.partner } })
  expect(await at.desk.tokens.copy(profile.id, 'curl')).toEqual({
    ok: false,
    failure: { kind: 'host-not-confirmed' }
  })
  const asked: string[] = []
  const confirmHost = (_profile: Profile, host: string): Promise<boolean> => {
    asked.push(host)
    return Promise.resolve(true)
  }
  const copied = valueOf(await at.desk.tokens.copy(profile.id, 'curl', { confirmHost }))
  expect(copied.text).toContain(`--url '${tenant.apis.partner}/'`)
  valueOf(await at.desk.tokens.copy(profile.id, 'powershell', { confirmHost }))
  expect(asked).toEqual([new URL(tenant.apis.partner).host])
})

test('a token that fails a check is copied only when that is asked for, its claims always', async () => {
  tenant.requireMfa(false)
  const input = inputFor(tenant, tenant.applications.publicClient, { name: 'No second factor' })
  const { profile } = valueOf(await at.desk.profiles.create(input))
  valueOf(await at.signIn(profile, tenant.users.katherine))
  const refused = await at.desk.tokens.copy(profile.id, 'token', { onlyPassing: true })
  expect(refused).toMatchObject({ failure: { kind: 'token-fails-checks' } })
  const checks =
    refused.ok || refused.failure.kind !== 'token-fails-checks' ? [] : refused.failure.checks
  expect(checks.filter(({ verdict }) => verdict === 'failed').map(({ id }) => id)).toEqual(['mfa'])
  expect((await at.desk.tokens.copy(profile.id, 'token')).ok).toBe(true)
  const claims = await at.desk.tokens.copy(profile.id, 'claims-json', { onlyPassing: true })
  expect(claims.ok).toBe(true)
})
