import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Agent, request } from 'undici'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import {
  confidentialClient,
  partnerCenterScope,
  partnerScope,
  publicClient,
  signIn
} from './msal-clients'
import type { DemoUser } from './types'

let tenant: DemoTenant
let dispatcher: Agent
let nowMs: number
beforeAll(async () => {
  tenant = await startDemoTenant({ now: () => nowMs })
  dispatcher = new Agent({ connect: { ca: tenant.caPem } })
})
afterAll(async () => {
  await dispatcher.destroy()
  await tenant.close()
})
beforeEach(() => {
  nowMs = Date.now()
})
afterEach(() => {
  tenant.setConsent(tenant.applications.publicClient, false)
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: unknown
}

async function call(
  url: string,
  token: string,
  headers: Record<string, string> = {}
): Promise<Answer> {
  const answer = await request(url, {
    dispatcher,
    headers: { authorization: `Bearer ${token}`, ...headers }
  })
  const text = await answer.body.text()
  const isJson = answer.headers['content-type'] === 'application/json'
  const body: unknown = isJson ? JSON.parse(text) : text
  return { status: answer.statusCode, headers: answer.headers, body }
}

async function delegated(scope: string, account: DemoUser = tenant.users.ada): Promise<string> {
  const request = { account, msal: { scopes: [scope] } }
  return (await signIn(tenant, publicClient(tenant), request)).result.accessToken
}

async function appOnly(): Promise<string> {
  const { secretClient } = tenant.applications
  const auth = { clientSecret: secretClient.secret }
  const result = await confidentialClient(
    tenant,
    secretClient,
    auth
  ).acquireTokenByClientCredential({ scopes: ['https://api.partnercenter.microsoft.com/.default'] })
  return result?.accessToken ?? ''
}

describe('the look-alike of the Partner Center API', () => {
  it('answers both modes on the legal business profile, with the request ids', async () => {
    const url = `${tenant.apis.partnerCenter}/v1/profiles/legalbusiness?vettingVersion=Current`
    const requestId = 'a2f6dcb1-4d93-4a53-90ab-1f0a3c0b2d10'
    const headers = { 'MS-RequestId': requestId, 'MS-CorrelationId': requestId }
    for (const token of [await delegated(partnerCenterScope), await appOnly()]) {
      const answer = await call(url, token, headers)
      expect(answer.status).toBe(200)
      expect(answer.body).toMatchObject({ companyName: 'Contoso Demo' })
      expect(answer.headers['ms-requestid']).toBe(requestId)
    }
  })

  it('refuses an application alone where only app+user is documented', async () => {
    const answer = await call(`${tenant.apis.partnerCenter}/v1/profiles/mpn`, await appOnly())
    expect(answer).toMatchObject({ status: 403, body: { code: '2032' } })
  })

  it('answers 401 with 900421 without MFA, and says isMfaCompliant when asked', async () => {
    const url = `${tenant.apis.partnerCenter}/v1/customers?size=1`
    const without = await delegated(partnerCenterScope, tenant.users.katherine)
    const refused = await call(url, without, { ValidateMfa: 'true' })
    expect(refused).toMatchObject({ status: 401, body: { code: '900421' } })
    expect(refused.headers['ismfacompliant']).toBe('false')
    const passed = await call(url, await delegated(partnerCenterScope), { ValidateMfa: 'true' })
    expect(passed.status).toBe(200)
    expect(passed.headers['ismfacompliant']).toBe('true')
  })

  it('answers 401 with 900420 for another audience', async () => {
    const url = `${tenant.apis.partnerCenter}/v1/profiles/mpn`
    const answer = await call(url, await delegated(partnerScope))
    expect(answer).toMatchObject({ status: 401, body: { code: '900420' } })
  })

  it('answers 401 for a forged and for an expired token, and 404 for an unknown path', async () => {
    const url = `${tenant.apis.partnerCenter}/v1/profiles/mpn`
    const token = await delegated(partnerCenterScope)
    const [header = '', payload = ''] = token.split('.')
    expect((await call(url, `${header}.${payload}.AAAA`)).status).toBe(401)
    expect((await call(`${tenant.apis.partnerCenter}/v1/none`, token)).status).toBe(404)
    nowMs += 2 * 3_600_000
    expect((await call(url, token)).status).toBe(401)
  })
})

describe('the look-alike of the Partner API', () => {
  const withId = { 'client-request-id': 'b3f6dcb1-4d93-4a53-90ab-1f0a3c0b2d11' }

  it('answers referrals and rates to a user with the role', async () => {
    const token = await delegated(partnerScope)
    const referrals = `${tenant.apis.partner}/v1.0/engagements/referrals`
    const rates = `${tenant.apis.partner}/v1.0/sales/fxrates(Month='202611')/$value`
    expect(await call(referrals, token, withId)).toMatchObject({
      status: 200,
      headers: { 'client-request-id': withId['client-request-id'] }
    })
    expect(await call(rates, token, withId)).toMatchObject({
      status: 200,
      body: expect.stringContaining('USD,EUR') as unknown
    })
  })

  it('refuses a user without the role with 403', async () => {
    const token = await delegated(partnerScope, tenant.users.grace)
    const url = `${tenant.apis.partner}/v1.0/engagements/referrals`
    expect(await call(url, token, withId)).toMatchObject({
      status: 403,
      body: { error: { code: 'accessDenied' } }
    })
  })

  it('refuses a user without MFA and another audience with 401', async () => {
    const url = `${tenant.apis.partner}/v1.0/engagements/referrals`
    const withoutMfa = await delegated(partnerScope, tenant.users.katherine)
    const inner = (code: string) => ({ status: 401, body: { error: { innerError: { code } } } })
    expect(await call(url, withoutMfa, withId)).toMatchObject(inner('900421'))
    expect(await call(url, await appOnly(), withId)).toMatchObject(inner('900420'))
  })
})
