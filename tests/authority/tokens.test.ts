import type { AccountInfo, PublicClientApplication } from '@azure/msal-node'
import { CryptoProvider } from '@azure/msal-node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
import { postToken } from './raw-requests'
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
    const { status } = await postToken(tenant, {
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
    const { body } = await postToken(tenant, {
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
    const { body } = await postToken(tenant, {
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
