import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { signInWithoutBrowser } from '../authority/sign-in-without-browser'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let secret: string

beforeAll(async () => {
  tenant = await startDemoTenant()
  secret = tenant.applications.secretClient.secret
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.faults.clear()
  tenant.setAccessTokenLifetime(3900)
  tenant.requireMfa(false)
  at = await openDeskAtDemo(tenant)
  tenant.journal.clear()
})
afterEach(() => at.close())

async function userProfile() {
  const input = inputFor(tenant, tenant.applications.publicClient)
  return valueOf(await at.desk.profiles.create(input)).profile
}

async function appProfile() {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only', name: 'Pricing job' })
  return valueOf(await at.desk.profiles.create(input, { kind: 'secret', value: secret })).profile
}

const failureCode = (result: unknown): unknown =>
  expect.objectContaining({
    ok: false,
    failure: expect.objectContaining({ failure: expect.objectContaining({ code: result }) })
  })

describe('application + user access', () => {
  test('signs in once, and the token passes its checks', async () => {
    const profile = await userProfile()
    const view = valueOf(await at.signIn(profile, tenant.users.ada))
    expect(view).toMatchObject({ state: 'token', account: tenant.users.ada.userName })
    const verdicts = Object.fromEntries(view.checks.map(({ id, verdict }) => [id, verdict]))
    expect(verdicts).toEqual({
      audience: 'passed',
      tenant: 'passed',
      account: 'passed',
      mode: 'passed',
      scope: 'passed',
      expiry: 'passed',
      mfa: 'passed'
    })
    const copied = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(tenant.issuedTokens.map(({ value }) => value)).toContain(copied.text)
    expect(tenant.journal.tokenRequests()).toHaveLength(1)
  })

  test('keeps the token over a restart, without a sign-in and without a request', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.ada))
    const before = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    tenant.journal.clear()
    at = await at.restart()
    const after = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(after.text).toBe(before.text)
    expect(tenant.journal.entries).toEqual([])
  })

  test('renews by refresh token when asked to, and when five minutes are left', async () => {
    const profile = await userProfile()
    tenant.setAccessTokenLifetime(240)
    valueOf(await at.signIn(profile, tenant.users.ada))
    const renewed = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(renewed.receipt.renewed).toBe(true)
    tenant.setAccessTokenLifetime(3900)
    valueOf(await at.desk.tokens.renew(profile.id))
    const cached = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(cached.receipt.renewed).toBe(false)
    expect(tenant.journal.tokenRequests({ grantType: 'refresh_token' })).toHaveLength(2)
  })

  test('copies an authorization header when that form is asked for', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.ada))
    const copied = valueOf(await at.desk.tokens.copy(profile.id, 'authorization-header'))
    expect(copied.text).toMatch(/^Authorization: Bearer ey/)
  })

  test('signs out by removing the sealed cache, and asks for a sign-in afterwards', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.ada))
    const view = valueOf(await at.desk.signIn.signOut(profile.id))
    expect(view).toMatchObject({ state: 'none' })
    expect(
      (await readdir(at.folder, { recursive: true })).filter((name) => name.includes('token-cache'))
    ).toEqual([])
    expect(await at.desk.tokens.copy(profile.id, 'token')).toEqual(failureCode('sign-in-needed'))
  })

  test('is pinned to the account that signed in first, and names both', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.ada))
    const other = await at.signIn(profile, tenant.users.grace)
    expect(other).toMatchObject({
      ok: false,
      failure: {
        failure: {
          code: 'wrong-account',
          expected: tenant.users.ada.userName,
          found: tenant.users.grace.userName
        }
      }
    })
    expect(
      valueOf(await at.desk.tokens.copy(profile.id, 'token')).receipt.expiresAt
    ).toBeGreaterThan(Date.now())
  })

  test('says that multi-factor authentication is missing from the token', async () => {
    const profile = await userProfile()
    const view = valueOf(await at.signIn(profile, tenant.users.katherine))
    expect(view.checks.find(({ id }) => id === 'mfa')?.verdict).toBe('failed')
  })

  test('tells what the authority refused, with number, correlation id and time', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.ada))
    tenant.expireRefreshTokens()
    const renewed = await at.desk.tokens.renew(profile.id)
    expect(renewed).toMatchObject({
      ok: false,
      failure: { failure: { code: 'sign-in-needed', aadsts: 700082, remedy: 'sign-in' } }
    })
    const view = (await at.desk.tokens.views()).find(({ profileId }) => profileId === profile.id)
    expect(view?.failure).toMatchObject({
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: expect.any(Number)
    })
  })

  test('says that a web registration cannot sign people in here', async () => {
    const input = inputFor(tenant, tenant.applications.webRedirectClient)
    const { profile } = valueOf(await at.desk.profiles.create(input))
    expect(await at.signIn(profile, tenant.users.ada)).toMatchObject({
      ok: false,
      failure: { failure: { code: 'application-needs-secret', aadsts: 7000218 } }
    })
  })

  test('passes on that consent was declined', async () => {
    const profile = await userProfile()
    tenant.setConsent(tenant.applications.publicClient, false)
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'default')
    await signInWithoutBrowser(await link, {
      account: tenant.users.ada,
      caPem: tenant.caPem,
      decline: true
    })
    expect(await signingIn).toEqual(failureCode('declined'))
    tenant.setConsent(tenant.applications.publicClient, true)
  })
})

describe('a sign-in that nobody answers', () => {
  test('is cancelled at once, its port is closed, and the next one works', async () => {
    const profile = await userProfile()
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'default')
    const redirectUri = new URL(new URL(await link).searchParams.get('redirect_uri') ?? '')
    expect(at.desk.signIn.waiting()).toHaveLength(1)
    expect(at.desk.signIn.link(profile.id)).toBe(at.links[0])
    const cancelledAt = performance.now()
    at.desk.signIn.cancel(profile.id)
    expect(await signingIn).toEqual(failureCode('cancelled'))
    expect(performance.now() - cancelledAt).toBeLessThan(2000)
    await expect(fetch(redirectUri)).rejects.toThrow()
    expect(at.desk.signIn.waiting()).toEqual([])
    valueOf(await at.signIn(profile, tenant.users.ada))
  })

  test('ends by itself at the time limit', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, { signInTimeLimitMs: 300 })
    const profile = await userProfile()
    expect(await at.desk.signIn.start(profile.id, 'default')).toEqual(failureCode('timed-out'))
  })

  test('ends at the time limit before the browser has been opened, too', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, { signInTimeLimitMs: 100 })
    tenant.faults.add({ on: 'discovery', delayMs: 60_000 })
    const profile = await userProfile()
    expect(await at.desk.signIn.start(profile.id, 'default')).toEqual(failureCode('timed-out'))
    expect(at.links).toEqual([])
  })

  test('does not keep a second sign-in of the profile from being refused clearly', async () => {
    const profile = await userProfile()
    const link = at.nextLink()
    const first = at.desk.signIn.start(profile.id, 'default')
    await link
    expect(await at.desk.signIn.start(profile.id, 'default')).toEqual(failureCode('busy'))
    at.desk.signIn.cancel(profile.id)
    await first
  })

  test('is cancelled when its profile is removed', async () => {
    const profile = await userProfile()
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'default')
    await link
    valueOf({
      ok: (await at.desk.profiles.remove(profile.id)).ok,
      value: true,
      failure: 'not removed'
    })
    expect((await signingIn).ok).toBe(false)
  })

  test('ignores an answer with a wrong state and goes on waiting', async () => {
    const profile = await userProfile()
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'default')
    const opened = await link
    await signInWithoutBrowser(opened, {
      account: tenant.users.ada,
      caPem: tenant.caPem,
      wrongState: true
    })
    expect(at.desk.signIn.waiting()).toHaveLength(1)
    await signInWithoutBrowser(opened, { account: tenant.users.ada, caPem: tenant.caPem })
    valueOf(await signingIn)
  })
})

describe('application-only access', () => {
  test('gets a token by secret, and the cached one without a request', async () => {
    const profile = await appProfile()
    const first = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(first.receipt.renewed).toBe(true)
    at = await at.restart()
    tenant.journal.clear()
    const second = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(second.text).toBe(first.text)
    expect(tenant.journal.entries).toEqual([])
    valueOf(await at.desk.tokens.renew(profile.id))
    expect(tenant.journal.tokenRequests({ grantType: 'client_credentials' })).toHaveLength(1)
  })

  test.each(['tenantId', 'domain'] as const)(
    'gets a token by certificate for a tenant named by its %s',
    async (spelling) => {
      const { certificateClient } = tenant.applications
      const { certificatePem, privateKeyPem } = certificateClient.certificate
      const input = inputFor(tenant, certificateClient, {
        mode: 'app-only',
        tenant: tenant.tenants.contoso[spelling]
      })
      const material = { kind: 'certificate', pem: `${privateKeyPem}\n${certificatePem}` } as const
      const { profile } = valueOf(await at.desk.profiles.create(input, material))
      const copied = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
      expect(copied.receipt.checks.find(({ id }) => id === 'mode')?.verdict).toBe('passed')
    }
  )

  test('says that a secret is wrong, and works again once the new one is entered', async () => {
    const profile = await appProfile()
    secret = tenant.replaceSecret(tenant.applications.secretClient)
    expect(await at.desk.tokens.renew(profile.id)).toMatchObject({
      ok: false,
      failure: {
        failure: { code: 'credential-rejected', aadsts: 7000215, remedy: 'enter-credential' }
      }
    })
    const input = inputFor(tenant, tenant.applications.secretClient, {
      mode: 'app-only',
      name: 'Pricing job'
    })
    valueOf(await at.desk.profiles.update(profile.id, input, { kind: 'secret', value: secret }))
    valueOf(await at.desk.tokens.renew(profile.id))
  })

  test('asks for the credential when none was entered', async () => {
    const input = inputFor(tenant, tenant.applications.secretClient, { mode: 'app-only' })
    const { profile } = valueOf(await at.desk.profiles.create(input))
    expect(await at.desk.tokens.copy(profile.id, 'token')).toEqual(
      failureCode('credential-missing')
    )
  })
})

describe('a network that fails', () => {
  test.each([
    [
      'a throttled token endpoint that recovers',
      { on: 'token', times: 1, status: 429, retryAfterSeconds: 0 }
    ],
    ['an unavailable token endpoint that recovers', { on: 'token', times: 1, status: 503 }]
  ] as const)('is waited for: %s', async (_case, fault) => {
    const profile = await appProfile()
    tenant.faults.add(fault)
    valueOf(await at.desk.tokens.renew(profile.id))
  })

  test.each([
    ['a cut connection', { on: 'token', reset: true }, 'network-unreachable'],
    ['a long Retry-After', { on: 'token', status: 429, retryAfterSeconds: 600 }, 'throttled'],
    ['an answer that is no JSON', { on: 'token', malformed: true }, 'authority-refused'],
    ['a redirect', { on: 'token', redirectTo: 'https://localhost:1/' }, 'endpoint-refused'],
    ['a cut discovery', { on: 'discovery', reset: true }, 'network-unreachable']
  ] as const)('is told: %s', async (_case, fault, code) => {
    const profile = await appProfile()
    tenant.faults.add(fault)
    expect(await at.desk.tokens.renew(profile.id)).toEqual(failureCode(code))
  })

  test('is told: a certificate authority that this computer does not trust', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, { extraCaPem: [] })
    const profile = await appProfile()
    expect(await at.desk.tokens.copy(profile.id, 'token')).toEqual(failureCode('network-untrusted'))
  })
})

test('no token and no secret lies in clear in the data folder', async () => {
  const user = await userProfile()
  valueOf(await at.signIn(user, tenant.users.ada))
  const app = await appProfile()
  valueOf(await at.desk.tokens.copy(app.id, 'token'))
  const secrets = [
    ...tenant.issuedTokens.map(({ value }) => value),
    tenant.applications.secretClient.secret
  ]
  const names = await readdir(at.folder, { recursive: true, withFileTypes: true })
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(4)
  for (const path of files) {
    const text = await readFile(path, 'latin1')
    expect(
      secrets.filter((secret) => text.includes(secret)),
      path
    ).toEqual([])
  }
})
