import type { AccountInfo, PublicClientApplication } from '@azure/msal-node'
import { CryptoProvider } from '@azure/msal-node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClientCertificate } from './certificates'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { decodeJwtPart } from './jwt'
import {
  confidentialClient,
  partnerCenterScope,
  partnerScope,
  publicClient,
  signIn
} from './msal-clients'
import { msalNetwork } from './msal-network'
import { signInWithoutBrowser } from './sign-in-without-browser'

let tenant: DemoTenant
beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(() => {
  tenant.journal.clear()
  tenant.setConsent(tenant.applications.publicClient, true)
})
afterEach(() => {
  tenant.requireMfa(false)
})

interface SignedInClient {
  readonly client: PublicClientApplication
  readonly account: AccountInfo
  readonly renew: (scope?: string) => Promise<string>
}

async function signedIn(user = tenant.users.ada): Promise<SignedInClient> {
  const client = publicClient(tenant)
  const { account } = (await signIn(tenant, client, { account: user })).result
  if (account === null) throw new Error('MSAL gave no account')
  return {
    client,
    account,
    renew: async (scope = partnerScope) => {
      const request = { account, scopes: [scope], forceRefresh: true }
      return (await client.acquireTokenSilent(request)).accessToken
    }
  }
}

function appOnly(secret: string, scope = partnerCenterScopeDefault): Promise<unknown> {
  const { secretClient } = tenant.applications
  return confidentialClient(tenant, secretClient, {
    clientSecret: secret
  }).acquireTokenByClientCredential({ scopes: [scope], skipCache: true })
}

const partnerCenterScopeDefault = 'https://api.partnercenter.microsoft.com/.default'

/** Posts to the token endpoint as it is, for requests that MSAL would not send. */
async function post(fields: Record<string, string>, directory = tenant.tenants.contoso.tenantId) {
  const url = `https://${tenant.authorityHost}/${directory}/oauth2/v2.0/token`
  return msalNetwork(tenant.caPem).sendPostRequestAsync<Record<string, unknown>>(url, {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'client-request-id': '3a1b9c7d-2e4f-4a6b-8c0d-1e2f3a4b5c6d'
    },
    body: new URLSearchParams(fields).toString()
  })
}

describe('application-only access', () => {
  it('gives a token to the right secret', async () => {
    const { secretClient } = tenant.applications
    expect(secretClient.secret).toContain('CANARY-SECRET-')
    const result = await appOnly(secretClient.secret)
    const claims = decodeJwtPart(String(Reflect.get(Object(result), 'accessToken')), 1)
    expect(claims).toMatchObject({
      aud: 'https://api.partnercenter.microsoft.com',
      appid: secretClient.clientId,
      appidacr: '1',
      idtyp: 'app'
    })
    expect(claims).not.toHaveProperty('scp')
    expect(Reflect.get(Object(claims), 'sub')).toBe(Reflect.get(Object(claims), 'oid'))
  })

  it('gives tokens to the certificate, also when MSAL sends the same assertion again', async () => {
    const { certificateClient } = tenant.applications
    const { certificate } = certificateClient
    const client = confidentialClient(tenant, certificateClient, {
      clientCertificate: {
        thumbprintSha256: certificate.thumbprintSha256,
        privateKey: certificate.privateKeyPem
      }
    })
    for (let count = 0; count < 2; count += 1) {
      const request = { scopes: [partnerCenterScopeDefault], skipCache: true }
      const result = await client.acquireTokenByClientCredential(request)
      expect(decodeJwtPart(result?.accessToken ?? '', 1)).toMatchObject({ appidacr: '2' })
    }
  })

  it('says 7000215 for a wrong or replaced secret and 7000222 for an expired one', async () => {
    const { secretClient } = tenant.applications
    await expect(appOnly('wrong')).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorNo: 7000215,
      status: 401
    })
    const replaced = tenant.replaceSecret(secretClient)
    await expect(appOnly(secretClient.secret)).rejects.toMatchObject({ errorNo: 7000215 })
    tenant.expireSecret(secretClient)
    await expect(appOnly(replaced)).rejects.toMatchObject({ errorNo: 7000222 })
    tenant.expireSecret(secretClient, false)
    await expect(appOnly(replaced)).resolves.toHaveProperty('accessToken')
  })

  it('says 700027 for a certificate that is not registered and for a key that is not its own', async () => {
    const { certificateClient } = tenant.applications
    const stranger = await createClientCertificate('Stranger')
    for (const thumbprintSha256 of [
      stranger.thumbprintSha256,
      certificateClient.certificate.thumbprintSha256
    ]) {
      const clientCertificate = { thumbprintSha256, privateKey: stranger.privateKeyPem }
      const attempt = confidentialClient(tenant, certificateClient, {
        clientCertificate
      }).acquireTokenByClientCredential({ scopes: [partnerCenterScopeDefault] })
      await expect(attempt).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 700027 })
    }
  })

  it('says 1002012, 28000, 500011 and 70011 for scopes that are not one resource’s default', async () => {
    const { clientId } = tenant.applications.sandboxSecretClient
    const { secret } = tenant.applications.sandboxSecretClient
    const codes: unknown[] = []
    for (const scope of [
      'https://api.partner.microsoft.com/user_impersonation',
      'https://api.partner.microsoft.com/.default https://api.partnercenter.microsoft.com/.default',
      'https://api.unknown.example/.default',
      'nothing/.default'
    ]) {
      const fields = {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
        scope
      }
      const { body } = await post(fields, tenant.tenants.fabrikam.tenantId)
      codes.push(body['error_codes'])
    }
    expect(codes).toEqual([[1002012], [28000], [500011], [70011]])
  })

  it('says 700016 for an application of another tenant, in Entra’s form', async () => {
    const { status, body } = await post({
      grant_type: 'client_credentials',
      client_id: tenant.applications.sandboxSecretClient.clientId,
      client_secret: 'any',
      scope: partnerCenterScopeDefault
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: 'unauthorized_client',
      error_codes: [700016],
      correlation_id: '3a1b9c7d-2e4f-4a6b-8c0d-1e2f3a4b5c6d',
      error_uri: `https://${tenant.authorityHost}/error?code=700016`
    })
    expect(body['timestamp']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
    expect(body['error_description']).toMatch(
      /^AADSTS700016: .* Trace ID: .* Correlation ID: 3a1b9c7d-.* Timestamp: /
    )
  })

  it('says 90002 for an unknown tenant', async () => {
    const { status, body } = await post({ grant_type: 'client_credentials' }, 'nowhere.example')
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
  })
})

describe('a refresh token', () => {
  it('gives tokens for both partner APIs, and the old one stays good', async () => {
    const { renew } = await signedIn()
    const first = await renew(partnerScope)
    const second = await renew(partnerCenterScope)
    expect(decodeJwtPart(first, 1)).toMatchObject({ aud: 'https://api.partner.microsoft.com' })
    expect(decodeJwtPart(second, 1)).toMatchObject({
      aud: 'https://api.partnercenter.microsoft.com',
      amr: ['pwd', 'mfa']
    })
    expect(tenant.journal.tokenRequests({ grantType: 'refresh_token' })).toHaveLength(2)
    const refreshTokens = tenant.issuedTokens.filter((one) => one.kind === 'refresh')
    expect(new Set(refreshTokens.map((one) => one.value)).size).toBe(refreshTokens.length)
    const [old] = refreshTokens.slice(-3)
    const { clientId } = tenant.applications.publicClient
    const { status } = await post({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: old?.value ?? '',
      scope: partnerScope
    })
    expect(status).toBe(200)
  })

  it('is used by MSAL when less than 300 s are left, and not before', async () => {
    const { client, account } = await signedIn()
    const request = { account, scopes: [partnerScope] }
    expect((await client.acquireTokenSilent(request)).fromCache).toBe(true)
    tenant.setAccessTokenLifetime(60)
    const short = await signedIn()
    tenant.setAccessTokenLifetime(3900)
    const renewed = await short.client.acquireTokenSilent({ ...request, account: short.account })
    expect(renewed.fromCache).toBe(false)
  })

  it('is refused with 50173 and bad_token once the user is revoked', async () => {
    const { renew } = await signedIn(tenant.users.grace)
    tenant.revoke(tenant.users.grace)
    await expect(renew()).rejects.toMatchObject({
      name: 'InteractionRequiredAuthError',
      errorCode: 'invalid_grant',
      subError: 'bad_token',
      errorNo: 50173
    })
    const again = await signedIn(tenant.users.grace)
    await expect(again.renew()).resolves.toBeTypeOf('string')
  })

  it('is refused with 700082 once it is expired', async () => {
    const { renew } = await signedIn()
    tenant.expireRefreshTokens()
    await expect(renew()).rejects.toMatchObject({ errorCode: 'invalid_grant', errorNo: 700082 })
  })

  it('is refused with 65001 and consent_required once consent is taken away', async () => {
    const { renew } = await signedIn()
    tenant.setConsent(tenant.applications.publicClient, false)
    await expect(renew()).rejects.toMatchObject({
      name: 'InteractionRequiredAuthError',
      subError: 'consent_required',
      errorNo: 65001
    })
  })

  it('is refused with 50076 and claims when MFA is required, and those claims lead to MFA', async () => {
    const { client, renew } = await signedIn(tenant.users.katherine)
    tenant.requireMfa(true)
    const error: unknown = await renew().catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      errorCode: 'interaction_required',
      subError: 'basic_action',
      errorNo: 50076
    })
    tenant.requireMfa(false)
    const claims = String(Reflect.get(Object(error), 'claims'))
    const { result } = await signIn(tenant, client, {
      account: tenant.users.katherine,
      msal: { claims }
    })
    expect(decodeJwtPart(result.accessToken, 1)).toMatchObject({ amr: ['pwd', 'mfa'] })
  })

  it('is refused with 70000 when it is another application’s or none', async () => {
    const { clientId } = tenant.applications.publicClient
    const { body } = await post({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: 'invented',
      scope: partnerScope
    })
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [70000] })
  })
})

describe('an authorization code', () => {
  const redirectUri = 'http://localhost:1'

  /** Gets a code without redeeming it. */
  async function getCode(client = publicClient(tenant)) {
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes()
    const url = await client.getAuthCodeUrl({
      scopes: [partnerScope],
      redirectUri,
      responseMode: 'form_post',
      codeChallenge: challenge,
      codeChallengeMethod: 'S256'
    })
    const outcome = await signInWithoutBrowser(url, {
      account: tenant.users.ada,
      caPem: tenant.caPem,
      closeBeforeReturn: true
    })
    const code = /name="code" value="([^"]+)"/.exec(outcome.text)?.[1] ?? ''
    return { client, verifier, code }
  }

  it('is good once and refused with 54005 the second time', async () => {
    const { client, verifier, code } = await getCode()
    const request = { scopes: [partnerScope], redirectUri, code, codeVerifier: verifier }
    await expect(client.acquireTokenByCode(request)).resolves.toHaveProperty('accessToken')
    await expect(client.acquireTokenByCode(request)).rejects.toMatchObject({ errorNo: 54005 })
  })

  it('is refused with 501481 for another verifier', async () => {
    const { client, code } = await getCode()
    const { verifier } = await new CryptoProvider().generatePkceCodes()
    const request = { scopes: [partnerScope], redirectUri, code, codeVerifier: verifier }
    await expect(client.acquireTokenByCode(request)).rejects.toMatchObject({ errorNo: 501481 })
  })

  it('is refused with 7000218 when the redirect is registered under Web', async () => {
    const { webRedirectClient } = tenant.applications
    const { client, verifier, code } = await getCode(publicClient(tenant, webRedirectClient))
    const request = { scopes: [partnerScope], redirectUri, code, codeVerifier: verifier }
    await expect(client.acquireTokenByCode(request)).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorNo: 7000218
    })
  })

  it('is refused with 700025 when a public client sends a secret', async () => {
    const { body } = await post({
      grant_type: 'authorization_code',
      client_id: tenant.applications.publicClient.clientId,
      client_secret: 'any',
      code: 'any'
    })
    expect(body).toMatchObject({ error: 'invalid_client', error_codes: [700025] })
  })
})

describe('what the tenant writes down', () => {
  it('lists every token issued and keeps secrets out of the journal', async () => {
    await signedIn()
    const { secretClient } = tenant.applications
    const secret = tenant.replaceSecret(secretClient)
    await appOnly(secret)
    const kinds = new Set(tenant.issuedTokens.map((one) => one.kind))
    expect(kinds).toEqual(new Set(['access', 'refresh', 'id']))
    const journal = JSON.stringify([tenant.journal.entries, tenant.journal.signIns])
    for (const { value } of tenant.issuedTokens) expect(journal).not.toContain(value)
    expect(journal).not.toContain('CANARY-')
    expect(journal).not.toContain(tenant.users.ada.password)
    expect(tenant.journal.tokenRequests({ clientId: secretClient.clientId })).toMatchObject([
      { method: 'POST', grantType: 'client_credentials', status: 200 }
    ])
  })
})
