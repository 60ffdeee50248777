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
import type { ApiTrouble, DemoApplication, DemoSecretApplication, DemoUser } from './types'

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
  tenant.reset()
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

async function delegated(
  scope: string,
  account: DemoUser = tenant.users.ada,
  application: DemoApplication = tenant.applications.publicClient
): Promise<string> {
  const request = { account, msal: { scopes: [scope] } }
  return (await signIn(tenant, publicClient(tenant, application), request)).result.accessToken
}

async function appOnly(
  application: DemoSecretApplication = tenant.applications.secretClient,
  resource = 'https://api.partnercenter.microsoft.com'
): Promise<string> {
  const auth = { clientSecret: application.secret }
  const client = confidentialClient(tenant, application, auth)
  const scopes = [`${resource}/.default`]
  return (await client.acquireTokenByClientCredential({ scopes }))?.accessToken ?? ''
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

  it('answers 401 with 400 to an application that is not in App management', async () => {
    const token = await appOnly(tenant.applications.unknownToPartnerCenterClient)
    const answer = await call(`${tenant.apis.partnerCenter}/v1/customers?size=1`, token)
    expect(answer).toMatchObject({ status: 401, body: { code: '400' } })
  })

  it('answers 403 with 900150 to a user without a role, and 20002 for a stranger’s customer', async () => {
    const { partnerCenter } = tenant.apis
    const dorothy = await delegated(partnerCenterScope, tenant.users.dorothy)
    expect(await call(`${partnerCenter}/v1/profiles/mpn`, dorothy)).toMatchObject({
      status: 403,
      body: { code: '900150' }
    })
    const stranger = '00000000-1111-4222-8333-444444444444'
    const url = `${partnerCenter}/v1/customers/${stranger}`
    expect(await call(url, await delegated(partnerCenterScope))).toMatchObject({
      status: 403,
      body: { code: '20002' }
    })
  })

  it.each([
    ['none', 401, '800001'],
    ['program-inactive', 403, '900149'],
    ['reseller-inactive', 403, '800039'],
    ['agreement-missing', 403, '900124']
  ] as const)('answers for a partner account that is %s', async (account, status, code) => {
    tenant.setPartnerAccount(tenant.tenants.contoso, account)
    const url = `${tenant.apis.partnerCenter}/v1/customers?size=1`
    expect(await call(url, await appOnly())).toMatchObject({ status, body: { code } })
  })

  it('throttles an application with Retry-After', async () => {
    const token = await appOnly(tenant.applications.throttledClient)
    const answer = await call(`${tenant.apis.partnerCenter}/v1/customers?size=1`, token)
    expect(answer.status).toBe(429)
    expect(answer.headers['retry-after']).toBe('17')
  })

  it('takes a token for its own address, which is a resource of its own for a profile', async () => {
    const token = await appOnly(tenant.applications.secretClient, tenant.apis.partnerCenter)
    const answer = await call(`${tenant.apis.partnerCenter}/v1/customers?size=1`, token)
    expect(answer.status).toBe(200)
  })

  it('takes no other method than GET', async () => {
    const url = `${tenant.apis.partnerCenter}/v1/customers`
    const answer = await request(url, { dispatcher, method: 'POST', body: '{}' })
    await answer.body.dump()
    expect(answer.statusCode).toBe(405)
  })
})

describe('a trouble that is set', () => {
  const apis = ['partner-center', 'partner'] as const
  const bases = () => ({
    partner: tenant.apis.partner,
    'partner-center': tenant.apis.partnerCenter
  })

  it.each([
    ['mfa-missing-older', 401],
    ['bad-request', 400],
    ['not-found', 404],
    ['tenant-not-found', 404],
    ['unavailable', 503],
    ['broken', 500],
    ['redirect', 302],
    ['empty-401', 401]
  ] as const satisfies readonly (readonly [ApiTrouble, number])[])(
    'ends every call of either API: %s',
    async (trouble, status) => {
      for (const api of apis) {
        tenant.setApiTrouble(api, trouble)
        expect((await call(`${bases()[api]}/v1/anything`, 'none')).status).toBe(status)
      }
    }
  )

  it('sends a body of more than 256 KB, one that is no JSON, and one that never ends', async () => {
    for (const api of apis) {
      tenant.setApiTrouble(api, 'huge-body')
      const huge = await call(`${bases()[api]}/v1/anything`, 'none')
      expect(JSON.stringify(huge.body).length).toBeGreaterThan(256 * 1024)
      tenant.setApiTrouble(api, 'not-json')
      expect((await call(`${bases()[api]}/v1/anything`, 'none')).body).toContain('<!doctype html>')
      tenant.setApiTrouble(api, 'slow-body')
      const slow = await request(`${bases()[api]}/v1/anything`, { dispatcher, bodyTimeout: 300 })
      await expect(slow.body.text()).rejects.toMatchObject({ code: 'UND_ERR_BODY_TIMEOUT' })
    }
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

  it('answers a publisher’s application alone, and no other application', async () => {
    const url = `${tenant.apis.partner}/v1.0/ingestion/products`
    const resource = 'https://api.partner.microsoft.com'
    const { secretClient } = tenant.applications
    const token = await appOnly(secretClient, resource)
    expect(await call(url, token, withId)).toMatchObject({
      status: 403,
      body: { error: { code: 'accessDenied' } }
    })
    tenant.configure(secretClient, {
      atPartnerCenter: { isRegistered: true, roles: ['Developer'], trouble: undefined }
    })
    expect((await call(url, token, withId)).status).toBe(200)
    const referrals = `${tenant.apis.partner}/v1.0/engagements/referrals`
    expect((await call(referrals, token, withId)).status).toBe(403)
  })

  it('challenges with claims that a sign-in with a second factor satisfies', async () => {
    const url = `${tenant.apis.partner}/v1.0/sales/fxrates(Month='202611')/$value`
    const { challengedClient } = tenant.applications
    const { katherine } = tenant.users
    const refused = await call(
      url,
      await delegated(partnerScope, katherine, challengedClient),
      withId
    )
    expect(refused.status).toBe(403)
    const challenge = String(refused.headers['www-authenticate'])
    expect(challenge).toContain('error="insufficient_claims"')
    const encoded = /claims="([^"]+)"/.exec(challenge)?.[1] ?? ''
    const claims = Buffer.from(encoded, 'base64').toString('utf8')
    const signedIn = await signIn(tenant, publicClient(tenant, challengedClient), {
      account: katherine,
      msal: { scopes: [partnerScope], claims }
    })
    // The challenge is met; what is left is that her role does not allow this call.
    expect(await call(url, signedIn.result.accessToken, withId)).toMatchObject({
      status: 403,
      body: { error: { target: 'referral' } }
    })
  })
})
