import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Agent, request } from 'undici'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { confidentialClient } from './msal-clients'
import { authorizeUrl } from './raw-requests'
import { signInWithoutBrowser } from './sign-in-without-browser'

let tenant: DemoTenant
let dispatcher: Agent
beforeAll(async () => {
  tenant = await startDemoTenant()
  dispatcher = new Agent({ connect: { ca: tenant.caPem } })
})
afterAll(async () => {
  await dispatcher.destroy()
  await tenant.close()
})
afterEach(() => {
  tenant.faults.clear()
})

const scopes = ['https://api.partner.microsoft.com/.default']

function appOnly(): Promise<unknown> {
  const { secretClient } = tenant.applications
  const auth = { clientSecret: secretClient.secret }
  return confidentialClient(tenant, secretClient, auth).acquireTokenByClientCredential({
    scopes,
    skipCache: true
  })
}

function get(url: string) {
  return request(url, { dispatcher })
}

function discoveryUrl(): string {
  const { tenantId } = tenant.tenants.contoso
  return `https://${tenant.authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`
}

describe('a fault', () => {
  it('throttles with 429 and Retry-After as often as asked, then lets through', async () => {
    tenant.faults.add({ on: 'token', status: 429, retryAfterSeconds: 7, times: 1 })
    await expect(appOnly()).rejects.toMatchObject({
      errorCode: 'temporarily_unavailable',
      status: 429
    })
    await expect(appOnly()).resolves.toHaveProperty('accessToken')
  })

  it('refuses at the token endpoint with what it is told, and counts', async () => {
    const refusal = { code: 53004, error: 'invalid_grant', suberror: 'message_only' }
    tenant.faults.add({ on: 'token', refusal, times: 1 })
    await expect(appOnly()).rejects.toMatchObject({
      errorCode: 'invalid_grant',
      errorNo: 53004,
      subError: 'message_only'
    })
    await expect(appOnly()).resolves.toHaveProperty('accessToken')
  })

  it('refuses at the authorization endpoint by a form for the application', async () => {
    tenant.faults.add({ on: 'authorize', refusal: { code: 16000, error: 'interaction_required' } })
    const { status, text } = await signInWithoutBrowser(authorizeUrl(tenant), {
      account: tenant.users.ada,
      caPem: tenant.caPem,
      closeBeforeReturn: true
    })
    expect(status).toBe(200)
    expect(text).toContain('value="interaction_required"')
    expect(text).toContain('AADSTS16000')
  })

  it('does the work and loses the answer', async () => {
    const before = tenant.issuedTokens.length
    tenant.faults.add({ on: 'token', loseAnswer: 503, times: 1 })
    await expect(appOnly()).rejects.toThrow()
    expect(tenant.journal.tokenRequests().at(-1)?.status).toBe(503)
    expect(tenant.issuedTokens).toHaveLength(before + 1)
  })

  it('sends Retry-After as a header', async () => {
    tenant.faults.add({ on: 'discovery', status: 429, retryAfterSeconds: 7 })
    const answer = await get(discoveryUrl())
    await answer.body.dump()
    expect(answer.headers['retry-after']).toBe('7')
  })

  it('answers 503 for one grant only', async () => {
    tenant.faults.add({ on: 'token', grantType: 'refresh_token', status: 503 })
    await expect(appOnly()).resolves.toHaveProperty('accessToken')
    tenant.faults.add({ on: 'token', grantType: 'client_credentials', status: 503 })
    await expect(appOnly()).rejects.toMatchObject({ errorCode: 'server_error', status: 503 })
  })

  it('cuts the connection', async () => {
    tenant.faults.add({ on: 'discovery', reset: true, times: 1 })
    await expect(get(discoveryUrl())).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) as unknown
    })
    expect((await get(discoveryUrl())).statusCode).toBe(200)
  })

  it('answers a body that is not JSON', async () => {
    tenant.faults.add({ on: 'token', malformed: true, times: 1 })
    await expect(appOnly()).rejects.toBeDefined()
  })

  it('answers a redirect', async () => {
    const attacker = await tenant.startAttacker()
    tenant.faults.add({ on: 'token', redirectTo: `${attacker.origin}/token` })
    const url = `https://${tenant.authorityHost}/${tenant.tenants.contoso.domain}/oauth2/v2.0/token`
    const answer = await request(url, { dispatcher, method: 'POST', body: 'a=b' })
    await answer.body.dump()
    expect(answer.statusCode).toBe(302)
    expect(answer.headers['location']).toBe(`${attacker.origin}/token`)
  })

  it('answers a body of the test’s own', async () => {
    const body = { error: 'invalid_grant', error_codes: [70043] }
    tenant.faults.add({ on: 'token', status: 400, body })
    await expect(appOnly()).rejects.toMatchObject({ errorNo: 70043 })
  })

  it('delays an answer and then gives it', async () => {
    tenant.faults.add({ on: 'discovery', delayMs: 80, times: 1 })
    const startedAt = performance.now()
    const answer = await get(discoveryUrl())
    expect(answer.statusCode).toBe(200)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(75)
  })

  it('meets the look-alike APIs too', async () => {
    tenant.faults.add({ on: 'partner-center-api', status: 503, times: 1 })
    const answer = await get(`${tenant.apis.partnerCenter}/v1/profiles/mpn`)
    expect(answer.statusCode).toBe(503)
  })
})

describe('a hostile discovery document', () => {
  it('sends stock MSAL’s secret to the host it names, which is why endpoints are policed', async () => {
    const attacker = await tenant.startAttacker()
    tenant.faults.setHostileDiscovery({ token_endpoint: `${attacker.origin}/token` })
    await appOnly().catch(() => undefined)
    expect(attacker.requests.map((one) => one.body).join()).toContain('CANARY-SECRET-')
  })

  it('carries any replacement: plain http, a file, another issuer', async () => {
    const replacements = {
      token_endpoint: 'http://localhost:1/token',
      jwks_uri: 'file:///etc/passwd',
      issuer: 'https://login.example/other/v2.0'
    }
    tenant.faults.setHostileDiscovery(replacements)
    expect(await (await get(discoveryUrl())).body.json()).toMatchObject(replacements)
    tenant.faults.clear()
    expect(await (await get(discoveryUrl())).body.json()).toMatchObject({
      issuer: `https://${tenant.authorityHost}/${tenant.tenants.contoso.tenantId}/v2.0`
    })
  })
})

describe('the authority', () => {
  it('is trusted by its own CA and by nothing else', async () => {
    await expect(request(discoveryUrl())).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
    })
    expect((await get(discoveryUrl().replace('localhost', '127.0.0.1'))).statusCode).toBe(200)
  })

  it('names the plain pages for the browser and itself for everything else', async () => {
    const document: unknown = await (await get(discoveryUrl())).body.json()
    const { tenantId } = tenant.tenants.contoso
    expect(document).toMatchObject({
      authorization_endpoint: `${tenant.browserOrigin}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `https://${tenant.authorityHost}/${tenantId}/oauth2/v2.0/token`
    })
  })

  it('says that it is a cloud of its own', async () => {
    const url = `https://${tenant.authorityHost}/common/discovery/instance?api-version=1.1`
    const body: unknown = await (await get(url)).body.json()
    expect(body).toMatchObject({ metadata: [{ aliases: [tenant.authorityHost] }] })
  })

  it('publishes the key that tokens are signed with', async () => {
    const { tenantId } = tenant.tenants.contoso
    const url = `https://${tenant.authorityHost}/${tenantId}/discovery/v2.0/keys`
    const body: unknown = await (await get(url)).body.json()
    expect(body).toMatchObject({ keys: [{ kty: 'RSA', use: 'sig' }] })
    expect(JSON.stringify(body)).not.toContain('"d"')
  })

  it('listens again on given ports after it was closed', async () => {
    const first = await startDemoTenant()
    const port = Number(first.authorityHost.split(':')[1])
    await first.close()
    const second = await startDemoTenant({ ports: { authority: port } })
    expect(second.authorityHost).toBe(first.authorityHost)
    await second.close()
  })
})
