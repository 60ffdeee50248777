import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCookieBrowser } from './cookie-browser'
import { startDemoTenant } from './demo-tenant'
import type { DemoTenant } from './demo-tenant'
import { decodeJwtPart } from './jwt'
import { partnerCenterScope, publicClient, signIn } from './msal-clients'
import { signInWithoutBrowser } from './sign-in-without-browser'
import type { SignInOutcome } from './sign-in-without-browser'

let tenant: DemoTenant
beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(() => {
  tenant.journal.clear()
})
afterEach(() => {
  tenant.setConsent(tenant.applications.publicClient, false)
  tenant.requireMfa(false)
})

describe('a sign-in through stock MSAL', () => {
  it('goes through password, MFA and consent and gives a v1.0 token of the partner API', async () => {
    const { result, outcome } = await signIn(tenant, publicClient(tenant), {
      account: tenant.users.ada
    })
    const { tenantId } = tenant.tenants.contoso
    expect(outcome.steps).toEqual(['password', 'code', 'accept'])
    expect(result.account?.username).toBe(tenant.users.ada.userName)
    expect(result.account?.homeAccountId).toBe(`${tenant.users.ada.objectId}.${tenantId}`)
    expect(result.tenantId).toBe(tenantId)
    expect(decodeJwtPart(result.accessToken, 1)).toMatchObject({
      aud: 'https://api.partner.microsoft.com',
      iss: `https://sts.windows.net/${tenantId}/`,
      appid: tenant.applications.publicClient.clientId,
      appidacr: '0',
      amr: ['pwd', 'mfa'],
      scp: 'user_impersonation',
      upn: tenant.users.ada.userName,
      unique_name: tenant.users.ada.userName,
      name: 'Ada Lovelace',
      oid: tenant.users.ada.objectId,
      tid: tenantId,
      ver: '1.0'
    })
  })

  it('puts the nonce and the account into the id token', async () => {
    const { result } = await signIn(tenant, publicClient(tenant), {
      account: tenant.users.ada,
      msal: { nonce: 'nonce-of-the-test' }
    })
    expect(decodeJwtPart(result.idToken, 1)).toMatchObject({
      iss: `https://${tenant.authorityHost}/${tenant.tenants.contoso.tenantId}/v2.0`,
      aud: tenant.applications.publicClient.clientId,
      nonce: 'nonce-of-the-test',
      oid: tenant.users.ada.objectId,
      tid: tenant.tenants.contoso.tenantId,
      preferred_username: tenant.users.ada.userName
    })
  })

  it('takes the audience from the scope, also as an application id', async () => {
    for (const [scope, aud] of [
      [partnerCenterScope, 'https://api.partnercenter.microsoft.com'],
      [
        'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd/user_impersonation',
        'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
      ],
      [`${tenant.otherResource}/.default`, tenant.otherResource]
    ] as const) {
      const { result } = await signIn(tenant, publicClient(tenant), {
        account: tenant.users.ada,
        msal: { scopes: [scope] }
      })
      expect(decodeJwtPart(result.accessToken, 1)).toMatchObject({ aud })
    }
  })

  it('finds the tenant by its domain', async () => {
    const authority = `https://${tenant.authorityHost}/${tenant.tenants.contoso.domain}`
    const client = publicClient(tenant, undefined, { authority })
    const { result } = await signIn(tenant, client, { account: tenant.users.ada })
    expect(result.tenantId).toBe(tenant.tenants.contoso.tenantId)
  })

  it('asks no second time when the browser has a session, and counts both sign-ins', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const request = { account: tenant.users.ada, browser }
    await signIn(tenant, publicClient(tenant), request)
    const { outcome } = await signIn(tenant, publicClient(tenant), request)
    await browser.close()
    expect(outcome.steps).toEqual([])
    expect(tenant.journal.signIns.map((one) => one.passwordTyped)).toEqual([true, false])
    expect(tenant.journal.tokenRequests({ grantType: 'authorization_code' })).toHaveLength(2)
  })

  it('asks again after the browser was signed out', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const request = { account: tenant.users.ada, browser }
    await signIn(tenant, publicClient(tenant), request)
    const { tenantId } = tenant.tenants.contoso
    const logout = new URL(`${tenant.browserOrigin}/${tenantId}/oauth2/v2.0/logout`)
    expect((await browser.open(logout)).text).toContain('You signed out')
    const { outcome } = await signIn(tenant, publicClient(tenant), request)
    await browser.close()
    expect(outcome.steps).toEqual(['password', 'code'])
  })

  it('sends the application what Entra sends and no more', async () => {
    const { outcome } = await signIn(tenant, publicClient(tenant), { account: tenant.users.ada })
    const names = outcome.kind === 'returned' ? Object.keys(outcome.fields).sort() : []
    expect(names).toEqual(['code', 'session_state', 'state'])
  })

  it('shows pages again for prompt login, consent and select_account', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const request = { account: tenant.users.ada, browser }
    await signIn(tenant, publicClient(tenant), request)
    const steps: Record<string, readonly string[]> = {}
    for (const prompt of ['login', 'consent', 'select_account'] as const) {
      const signedIn = await signIn(tenant, publicClient(tenant), { ...request, msal: { prompt } })
      steps[prompt] = signedIn.outcome.steps
    }
    await browser.close()
    expect(steps).toEqual({
      login: ['password', 'code'],
      consent: ['accept'],
      select_account: ['other', 'password', 'code']
    })
  })

  it('keeps the first account’s refresh token when another account signs in', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const first = publicClient(tenant)
    const { result } = await signIn(tenant, first, { account: tenant.users.ada, browser })
    const second = await signIn(tenant, publicClient(tenant), {
      account: tenant.users.grace,
      browser,
      msal: { loginHint: tenant.users.grace.userName }
    })
    await browser.close()
    expect(second.result.account?.username).toBe(tenant.users.grace.userName)
    if (result.account === null) throw new Error('MSAL gave no account')
    const scopes = [partnerCenterScope]
    tenant.setConsent(tenant.applications.publicClient, true)
    const silent = await first.acquireTokenSilent({ account: result.account, scopes })
    expect(silent.account?.username).toBe(tenant.users.ada.userName)
  })

  it('lets a user without a second factor in with amr pwd, until the tenant requires MFA', async () => {
    const { katherine } = tenant.users
    const before = await signIn(tenant, publicClient(tenant), { account: katherine })
    expect(decodeJwtPart(before.result.accessToken, 1)).toMatchObject({ amr: ['pwd'] })
    tenant.requireMfa(true)
    const after = await signIn(tenant, publicClient(tenant), { account: katherine })
    expect(after.outcome.steps).toContain('code')
    expect(decodeJwtPart(after.result.accessToken, 1)).toMatchObject({ amr: ['pwd', 'mfa'] })
  })

  it('signs in over the authority’s own pages when discovery says so', async () => {
    const own = await startDemoTenant({ signInPages: 'https' })
    const { result } = await signIn(own, publicClient(own), { account: own.users.ada })
    expect(result.account?.username).toBe(own.users.ada.userName)
    expect(own.journal.entries.every((one) => one.listener === 'authority')).toBe(true)
    await own.close()
  })

  it('can be answered with a wrong state first, which MSAL refuses', async () => {
    const browser = createCookieBrowser(tenant.caPem)
    const answers = { account: tenant.users.ada, caPem: tenant.caPem, browser }
    const outcomes: SignInOutcome[] = []
    const result = await publicClient(tenant).acquireTokenInteractive({
      scopes: [partnerCenterScope],
      openBrowser: async (url) => {
        const both = async (): Promise<void> => {
          outcomes.push(await signInWithoutBrowser(url, { ...answers, wrongState: true }))
          outcomes.push(await signInWithoutBrowser(url, answers))
        }
        void both()
      }
    })
    await browser.close()
    expect(outcomes[0]).toMatchObject({ kind: 'returned', status: 400 })
    expect(result.account?.username).toBe(tenant.users.ada.userName)
  })

  it('answers declined consent with access_denied and 65004', async () => {
    const attempt = signIn(tenant, publicClient(tenant), {
      account: tenant.users.ada,
      decline: true
    })
    await expect(attempt).rejects.toMatchObject({
      errorCode: 'access_denied',
      errorMessage: expect.stringContaining('AADSTS65004') as unknown
    })
  })

  it('answers cancel with access_denied and no description', async () => {
    const attempt = signIn(tenant, publicClient(tenant), {
      account: tenant.users.ada,
      cancel: true
    })
    await expect(attempt).rejects.toMatchObject({ errorCode: 'access_denied' })
  })

  it('is told of a scope error by the form, with state and correlation id', async () => {
    const attempt = signIn(tenant, publicClient(tenant), {
      account: tenant.users.ada,
      msal: { scopes: ['https://api.unknown.example/.default'] }
    })
    await expect(attempt).rejects.toMatchObject({
      errorCode: 'invalid_resource',
      errorMessage: expect.stringMatching(/AADSTS500011: .*Correlation ID: /) as unknown
    })
  })
})
