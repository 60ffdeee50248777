import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { decodeJwtPart } from './jwt'
import { publicClient, signIn } from './msal-clients'

let tenant: DemoTenant
beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(() => tenant.journal.clear())

describe('a sign-in through stock MSAL', () => {
  it('goes through password, MFA and consent and gives a v1.0 token of the partner API', async () => {
    const { result, outcome } = await signIn(tenant, publicClient(tenant), {
      account: tenant.users.ada
    })
    expect(outcome.steps).toEqual(['password', 'code', 'accept'])
    expect(result.account?.username).toBe(tenant.users.ada.userName)
    expect(result.tenantId).toBe(tenant.tenants.contoso.tenantId)
    expect(decodeJwtPart(result.accessToken, 1)).toMatchObject({
      aud: 'https://api.partner.microsoft.com',
      iss: `https://sts.windows.net/${tenant.tenants.contoso.tenantId}/`,
      appid: tenant.applications.publicClient.clientId,
      appidacr: '0',
      amr: ['pwd', 'mfa'],
      scp: 'user_impersonation',
      upn: tenant.users.ada.userName,
      oid: tenant.users.ada.objectId,
      tid: tenant.tenants.contoso.tenantId,
      ver: '1.0'
    })
  })
})
