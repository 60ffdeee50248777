import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
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
  tenant.reset()
  tenant.journal.clear()
  at = await openDeskAtDemo(tenant, {
    passTime: (durationMs, signal) => delay(durationMs / 1000, undefined, { signal })
  })
  const input = inputFor(tenant, tenant.applications.publicClient)
  ;({ profile } = valueOf(await at.desk.profiles.create(input)))
})
afterEach(() => at.close())

const answered = {
  user_code: 'ABCDEFGHI',
  device_code: 'CANARY-DEVICE',
  verification_uri: 'https://attacker.example/devicelogin',
  expires_in: 900,
  interval: 5,
  message: 'To sign in, use a web browser to open the page https://attacker.example/devicelogin'
}

test.each(['device_authorization_endpoint', 'token_endpoint'])(
  'A discovery document whose %s is on another host is refused, and nobody is asked',
  async (endpoint) => {
    const attacker = await tenant.startAttacker()
    tenant.faults.setHostileDiscovery({ [endpoint]: `${attacker.origin}/oauth2/v2.0/token` })
    expect(await at.desk.signIn.startDeviceCode(profile.id)).toMatchObject({
      failure: { failure: { code: 'endpoint-refused' } }
    })
    expect(attacker.requests).toEqual([])
    expect(tenant.journal.entries.some((entry) => entry.endpoint === 'device-code')).toBe(false)
  }
)

test('A page on another host is shown as text, and is neither opened nor copied', async () => {
  tenant.faults.add({ on: 'device-code', status: 200, body: answered })
  const shown = new Promise((resolve) => {
    at.desk.signIn.onChange(({ signIn }) => {
      if (signIn?.deviceCode !== undefined) resolve(signIn.deviceCode)
    })
  })
  const ended = at.desk.signIn.startDeviceCode(profile.id)
  expect(await shown).toMatchObject({
    userCode: 'ABCDEFGHI',
    page: 'https://attacker.example/devicelogin',
    isKnownPage: false
  })
  await at.desk.signIn.openAgain(profile.id)
  expect(at.links).toEqual([])
  expect(at.desk.signIn.link(profile.id)).toBeUndefined()
  at.desk.signIn.cancel(profile.id)
  await ended
})

test.each([
  ['a code that is none', { user_code: '<img src=x>' }],
  ['no code', { user_code: undefined }],
  ['no end', { expires_in: undefined }],
  ['a page without end', { verification_uri: `https://microsoft.com/${'x'.repeat(5000)}` }]
])('An answer with %s is refused', async (_what, change) => {
  tenant.faults.add({ on: 'device-code', status: 200, body: { ...answered, ...change } })
  expect(await at.desk.signIn.startDeviceCode(profile.id)).toMatchObject({
    failure: { failure: { code: 'authority-refused' } }
  })
})

test('The code that only the app knows never reaches the page', async () => {
  const seen: string[] = []
  at.desk.signIn.onChange((change) => seen.push(JSON.stringify(change)))
  const ended = at.desk.signIn.startDeviceCode(profile.id, () => {
    seen.push(JSON.stringify(at.desk.signIn.waiting()))
    at.desk.signIn.cancel(profile.id)
  })
  await ended
  expect(seen.join()).toContain('userCode')
  expect(seen.join()).not.toContain('CANARY-DEVICE')
})
