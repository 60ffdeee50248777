import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { partnerCenterScope, partnerScope, publicClient, signIn } from './msal-clients'
import { signInWithoutBrowser } from './sign-in-without-browser'
import type { SignInAnswers, SignInOutcome } from './sign-in-without-browser'

let tenant: DemoTenant
let application: Server
let redirectUri: string
beforeAll(async () => {
  tenant = await startDemoTenant()
  application = createServer((_request, response) => void response.end('received'))
  await new Promise<void>((resolve) => {
    application.listen(0, '127.0.0.1', resolve)
  })
  const address = application.address()
  const port = typeof address === 'object' ? address?.port : undefined
  redirectUri = `http://localhost:${port ?? 0}`
})
afterAll(async () => {
  application.closeAllConnections()
  application.close()
  await tenant.close()
})
afterEach(() => {
  tenant.reset()
})

function adminConsent(
  version: '' | '/v2.0',
  { clientId, ...answers }: Partial<SignInAnswers> & { readonly clientId?: string } = {}
): Promise<SignInOutcome> {
  const { publicClient: application } = tenant.applications
  const url = new URL(`${tenant.browserOrigin}/${application.tenantId}${version}/adminconsent`)
  url.searchParams.set('client_id', clientId ?? application.clientId)
  url.searchParams.set('redirect_uri', redirectUri)
  url.searchParams.set('state', 'state-of-the-test')
  if (version !== '') url.searchParams.set('scope', 'https://api.partner.microsoft.com/.default')
  const { caPem, users } = tenant
  return signInWithoutBrowser(url.href, { account: users.ada, caPem, ...answers })
}

describe('admin consent', () => {
  it('comes back with the tenant, and nobody is asked for consent after it', async () => {
    const outcome = await adminConsent('')
    expect(outcome).toMatchObject({
      kind: 'returned',
      text: 'received',
      fields: {
        tenant: tenant.tenants.contoso.tenantId,
        admin_consent: 'True',
        state: 'state-of-the-test'
      }
    })
    const grace = await signIn(tenant, publicClient(tenant), { account: tenant.users.grace })
    expect(grace.outcome.steps).toEqual(['password', 'code'])
  })

  it('gives the scope back in its second version', async () => {
    expect(await adminConsent('/v2.0')).toMatchObject({
      fields: { scope: 'https://api.partner.microsoft.com/.default' }
    })
  })

  it('says access_denied and admin_consent=True, without a tenant, when declined', async () => {
    const outcome = await adminConsent('', { decline: true })
    expect(outcome).toMatchObject({
      kind: 'returned',
      fields: {
        error: 'access_denied',
        error_description: expect.stringContaining('AADSTS65004') as unknown,
        admin_consent: 'True'
      }
    })
    expect(outcome.kind === 'returned' && outcome.fields).not.toHaveProperty('tenant')
  })

  it('says consent_required in its second version when declined', async () => {
    const outcome = await adminConsent('/v2.0', { decline: true })
    expect(outcome).toMatchObject({
      fields: {
        error: 'consent_required',
        error_description: expect.stringContaining('AADSTS65004') as unknown,
        admin_consent: 'True'
      }
    })
  })

  it('says cancel without a description, and admin_consent=True, when someone goes back', async () => {
    const outcome = await adminConsent('', { cancel: true })
    const { tenantId } = tenant.tenants.contoso
    expect(outcome.kind === 'returned' && outcome.fields).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      admin_consent: 'True',
      state: 'state-of-the-test'
    })
    expect(JSON.stringify(outcome)).not.toContain(tenantId)
  })

  it('grants what its second version’s scope names, and not the other API', async () => {
    await adminConsent('/v2.0')
    const { grace } = tenant.users
    const steps = async (scope: string) => {
      const request = { account: grace, msal: { scopes: [scope] } }
      return (await signIn(tenant, publicClient(tenant), request)).outcome.steps
    }
    expect(await steps(partnerScope)).toEqual(['password', 'code'])
    expect(await steps(partnerCenterScope)).toEqual(['password', 'code', 'accept'])
  })

  it('lets people in who are told that an administrator has to consent', async () => {
    const { adminConsentClient } = tenant.applications
    const { grace } = tenant.users
    const stopped = await adminConsent('', { account: grace })
    expect(stopped).toMatchObject({ kind: 'stopped', code: '90094' })
    await expect(
      signIn(tenant, publicClient(tenant, adminConsentClient), { account: grace, goBack: true })
    ).rejects.toMatchObject({ errorMessage: expect.stringContaining('AADSTS90094') as unknown })
    await adminConsent('', { clientId: adminConsentClient.clientId })
    const { outcome } = await signIn(tenant, publicClient(tenant, adminConsentClient), {
      account: grace
    })
    expect(outcome.steps).toEqual(['password', 'code'])
  })

  it('sends back 50020 for a user of another tenant', async () => {
    expect(await adminConsent('', { account: tenant.users.margaret })).toMatchObject({
      fields: { error_description: expect.stringContaining('AADSTS50020') as unknown }
    })
  })

  it('ends on a page for someone who is no administrator', async () => {
    const outcome = await adminConsent('', { account: tenant.users.grace })
    expect(outcome).toMatchObject({ kind: 'stopped', code: '90094' })
  })
})
