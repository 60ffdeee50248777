import { msalNetwork } from './msal-network'
import type { DemoTenant } from './types'

/** Posts to the token endpoint as it is, for requests that MSAL would not send. */
export async function postToken(
  tenant: DemoTenant,
  fields: Readonly<Record<string, string>>,
  more: { readonly directory?: string; readonly headers?: Readonly<Record<string, string>> } = {}
) {
  const { directory = tenant.tenants.contoso.tenantId, headers } = more
  const url = `https://${tenant.authorityHost}/${directory}/oauth2/v2.0/token`
  return msalNetwork(tenant.caPem).sendPostRequestAsync<Record<string, unknown>>(url, {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'client-request-id': '3a1b9c7d-2e4f-4a6b-8c0d-1e2f3a4b5c6d',
      ...headers
    },
    body: new URLSearchParams(fields).toString()
  })
}

/** An authorization address as MSAL builds it, for cases in which MSAL would wait for ever. */
export function authorizeUrl(
  tenant: DemoTenant,
  changes: Readonly<Record<string, string>> = {}
): string {
  const { clientId, tenantId } = tenant.applications.publicClient
  const url = new URL(`${tenant.browserOrigin}/${tenantId}/oauth2/v2.0/authorize`)
  const parameters = {
    client_id: clientId,
    scope: 'https://api.partner.microsoft.com/.default openid profile offline_access',
    redirect_uri: 'http://localhost:1',
    response_mode: 'form_post',
    response_type: 'code',
    state: 'state-of-the-test',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    'client-request-id': '0b5f2c44-7f5d-4c0e-93a1-2f9a3f0f7a10',
    ...changes
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
