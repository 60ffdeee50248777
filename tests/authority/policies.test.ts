import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCookieBrowser, readForm } from './cookie-browser'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { confidentialClient, publicClient, signIn } from './msal-clients'
import { msalNetwork } from './msal-network'
import { authorizeUrl, postToken } from './raw-requests'
import { signInWithoutBrowser } from './sign-in-without-browser'
import type { SignInAnswers, SignInOutcome } from './sign-in-without-browser'
import type { DemoApplication, DemoDirectory } from './types'

let tenant: DemoTenant
beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
afterEach(() => {
  tenant.reset()
})

function pageFor(
  application: DemoApplication,
  answers: Partial<SignInAnswers> = {}
): Promise<SignInOutcome> {
  const { caPem, users } = tenant
  return signInWithoutBrowser(authorizeUrl(tenant, { client_id: application.clientId }), {
    account: users.ada,
    caPem,
    ...answers
  })
}

describe('a person who may not have an application', () => {
  it.each([
    ['50105', 'is not assigned', () => tenant.configure(app(), { assigned: [] })],
    ['53003', 'is blocked', () => tenant.setPolicies([{ control: 'block', applications: 'all' }])],
    ['53011', 'is at risk', () => tenant.configureUser(tenant.users.ada, { isAtRisk: true })],
    ['50057', 'is disabled', () => tenant.configureUser(tenant.users.ada, { isDisabled: true })],
    ['50034', 'is deleted', () => tenant.configureUser(tenant.users.ada, { isDeleted: true })]
  ] as const)('sees AADSTS%s on a page that goes nowhere: %s', async (code, _why, change) => {
    change()
    expect(await pageFor(app())).toMatchObject({ kind: 'stopped', code })
  })

  it('is locked out after ten wrong passwords', async () => {
    for (let count = 1; count < 10; count += 1) {
      expect(await pageFor(app(), { password: 'wrong' })).toMatchObject({ code: '50126' })
    }
    expect(await pageFor(app(), { password: 'wrong' })).toMatchObject({ code: '50053' })
    expect(await pageFor(app())).toMatchObject({ code: '50053' })
  })
})

const app = (): DemoApplication => tenant.applications.publicClient

describe('a registration', () => {
  it.each([
    ['500113', () => tenant.applications.noRedirectClient],
    ['50011', () => tenant.applications.otherRedirectClient]
  ] as const)('without the right reply URL is AADSTS%s on a page', async (code, application) => {
    expect(await pageFor(application())).toMatchObject({ kind: 'stopped', code })
  })

  it('that was deleted, disabled or has no enterprise application is told apart', async () => {
    tenant.configure(app(), { isDeleted: true })
    expect(await pageFor(app())).toMatchObject({ code: '700016' })
    tenant.configure(app(), { isDeleted: false, isEnabled: false })
    expect(await pageFor(app())).toMatchObject({ code: '7000112' })
    tenant.configure(app(), { isEnabled: true, hasServicePrincipal: false })
    expect(await pageFor(app())).toMatchObject({ code: '7000229' })
  })

  it('that is no single-page application takes no cross-origin request', async () => {
    const fields = { grant_type: 'authorization_code', client_id: app().clientId, code: 'any' }
    const headers = { origin: 'https://page.example' }
    const answer = await postToken(tenant, fields, { headers })
    expect(answer.body).toMatchObject({ error_codes: [9002326] })
  })
})

describe('someone who goes back', () => {
  it('returns with access_denied, a subcode and no description', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    try {
      const first = await browser.open(new URL(authorizeUrl(tenant)))
      const form = readForm(first)
      const last = await browser.submit(form?.action ?? first.url, { step: 'cancel' })
      expect(readForm(last)?.fields).toEqual({
        error: 'access_denied',
        error_subcode: 'cancel',
        state: 'state-of-the-test'
      })
    } finally {
      await browser.close()
    }
  })

  it('returns with 90094 or 90095 where only administrators consent', async () => {
    const { adminConsentClient } = tenant.applications
    const answers = { account: tenant.users.grace, goBack: true }
    const refused = (code: string) => ({
      errorMessage: expect.stringContaining(`AADSTS${code}`) as unknown
    })
    const client = publicClient(tenant, adminConsentClient)
    await expect(signIn(tenant, client, answers)).rejects.toMatchObject(refused('90094'))
    tenant.configure(adminConsentClient, { consentBy: 'administrators-on-request' })
    await expect(signIn(tenant, client, answers)).rejects.toMatchObject(refused('90095'))
  })
})

describe('a tenant of another cloud', () => {
  it.each([
    ['woodgrove', 'microsoftonline.us', 900382],
    ['tailspin', 'partner.microsoftonline.cn', 90038]
  ] as const)(
    'says in its discovery where it lives, and no more: %s',
    async (name, cloud, code) => {
      const directory: DemoDirectory = tenant.tenants[name]
      const base = `https://${tenant.authorityHost}/${directory.domain}`
      const network = msalNetwork(tenant.caPem)
      const discovery = await network.sendGetRequestAsync<object>(
        `${base}/v2.0/.well-known/openid-configuration`
      )
      expect(discovery.body).toMatchObject({ cloud_instance_name: cloud })
      const { secretClient } = tenant.applications
      const client = confidentialClient(
        tenant,
        { ...secretClient, tenantId: directory.tenantId },
        { clientSecret: secretClient.secret }
      )
      const scopes = ['https://api.partnercenter.microsoft.com/.default']
      await expect(client.acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({
        errorNo: code
      })
    }
  )
})

describe('reset', () => {
  it('puts secrets, settings, policies, consents and faults back', async () => {
    const { secretClient } = tenant.applications
    const ask = () =>
      confidentialClient(tenant, secretClient, {
        clientSecret: secretClient.secret
      }).acquireTokenByClientCredential({
        scopes: ['https://api.partnercenter.microsoft.com/.default'],
        skipCache: true
      })
    tenant.replaceSecret(secretClient)
    tenant.configure(secretClient, { isEnabled: false })
    tenant.faults.add({ on: 'token', refusal: { code: 90033, error: 'server_error' } })
    tenant.setConsent(app(), true)
    await expect(ask()).rejects.toMatchObject({ errorNo: 90033 })
    tenant.reset()
    await expect(ask()).resolves.toHaveProperty('accessToken')
    const again = await signIn(tenant, publicClient(tenant), { account: tenant.users.grace })
    expect(again.outcome.steps).toContain('accept')
  })
})
