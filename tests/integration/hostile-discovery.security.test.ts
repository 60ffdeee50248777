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
  tenant.faults.clear()
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

async function appProfileId(): Promise<string> {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  return valueOf(
    await at.desk.profiles.create(input, { kind: 'secret', value: secretClient.secret })
  ).profile.id
}

const refused = expect.objectContaining({
  ok: false,
  failure: expect.objectContaining({
    failure: expect.objectContaining({ code: 'endpoint-refused' })
  })
})

describe('a hostile discovery document', () => {
  const endpoints = [
    'token_endpoint',
    'authorization_endpoint',
    'jwks_uri',
    'issuer',
    'end_session_endpoint'
  ]
  test.each(endpoints)(
    'that names another host as %s gets no request with a secret',
    async (endpoint) => {
      const profileId = await appProfileId()
      tenant.faults.setHostileDiscovery({ [endpoint]: `${attacker.origin}/oauth2/v2.0/token` })
      expect(await at.desk.tokens.copy(profileId, 'token')).toEqual(refused)
      expect(attacker.requests).toEqual([])
    }
  )

  test.each([
    ['plain http', () => `${attacker.plainOrigin}/token`],
    ['a file', () => 'file:///etc/passwd'],
    [
      'a user name before another host',
      () => `https://${tenant.authorityHost}@${new URL(attacker.origin).host}/token`
    ]
  ])('that names %s gets no request with a secret', async (_case, url) => {
    const profileId = await appProfileId()
    tenant.faults.setHostileDiscovery({ token_endpoint: url() })
    expect(await at.desk.tokens.copy(profileId, 'token')).toEqual(refused)
    expect(attacker.requests).toEqual([])
  })

  test.each(['discovery', 'token'] as const)(
    'that is reached by a redirect of the %s endpoint gets no request',
    async (on) => {
      const profileId = await appProfileId()
      tenant.faults.add({ on, redirectTo: `${attacker.origin}/elsewhere` })
      expect(await at.desk.tokens.copy(profileId, 'token')).toEqual(refused)
      expect(attacker.requests).toEqual([])
    }
  )

  test('that sends the browser elsewhere opens no browser', async () => {
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
    )
    tenant.faults.setHostileDiscovery({ authorization_endpoint: `${attacker.origin}/authorize` })
    expect(await at.desk.signIn.start(profile.id, 'default')).toEqual(refused)
    expect(at.links).toEqual([])
  })

  test('cannot use the demo’s plain pages unless the demo’s entry allowed them', async () => {
    await at.close()
    at = await openDeskAtDemo({ ...tenant, browserOrigin: 'http://localhost:1' })
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
    )
    expect(await at.desk.signIn.start(profile.id, 'default')).toEqual(refused)
  })
})
