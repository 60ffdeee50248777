import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DoctorCheckId, DoctorReport } from '../../src/shared/doctor'
import type { Profile, ProfileInput } from '../../src/shared/profile'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { DemoApplication, DemoSecretApplication } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.reset()
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

const appOnly = { mode: 'app-only' } as const

async function secretProfile(
  application: DemoSecretApplication = tenant.applications.secretClient,
  more: Partial<ProfileInput> = {},
  value = application.secret
): Promise<Profile> {
  const input = inputFor(tenant, application, { ...appOnly, ...more })
  return valueOf(await at.desk.profiles.create(input, { kind: 'secret', value })).profile
}

async function userProfile(
  application: DemoApplication = tenant.applications.publicClient,
  more: Partial<ProfileInput> = {}
): Promise<Profile> {
  return valueOf(await at.desk.profiles.create(inputFor(tenant, application, more))).profile
}

async function signedIn(): Promise<Profile> {
  const profile = await userProfile()
  valueOf(await at.signIn(profile, tenant.users.ada))
  return profile
}

async function examined(profile: Profile): Promise<DoctorReport> {
  return valueOf(await at.desk.doctor.run(profile.id))
}

function verdictsOf({ checks }: DoctorReport): Partial<Record<DoctorCheckId, string>> {
  return Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]))
}

function checkOf({ checks }: DoctorReport, id: DoctorCheckId) {
  return checks.find((check) => check.id === id)
}

describe('everything in order', () => {
  test('passes every check of application-only access, from what was seen', async () => {
    const report = await examined(await secretProfile())
    expect(verdictsOf(report)).toEqual({
      network: 'passed',
      tls: 'passed',
      tenant: 'passed',
      application: 'passed',
      redirect: 'not-needed',
      credential: 'passed',
      api: 'passed',
      consent: 'not-needed',
      mfa: 'not-needed',
      token: 'passed',
      probe: 'passed'
    })
    expect(report).toMatchObject({ end: 'complete' })
    expect(checkOf(report, 'network')?.facts).toEqual({ host: tenant.authorityHost })
    expect(checkOf(report, 'tls')?.facts).toMatchObject({
      issuer: expect.stringContaining('Demo tenant throw-away CA'),
      issuerIsPublic: false,
      tlsVersion: 'TLSv1.3'
    })
    expect(checkOf(report, 'tenant')?.facts).toMatchObject({
      tenantId: tenant.tenants.contoso.tenantId,
      cloud: 'global',
      region: 'NA'
    })
    expect(checkOf(report, 'probe')?.facts?.answer).toMatchObject({
      status: 200,
      verdict: 'accepted'
    })
  })

  test('passes every check of a profile with a saved sign-in, and says what it concluded', async () => {
    const profile = await signedIn()
    tenant.journal.clear()
    const report = await examined(profile)
    expect(verdictsOf(report)).toEqual({
      network: 'passed',
      tls: 'passed',
      tenant: 'passed',
      application: 'passed',
      redirect: 'passed',
      credential: 'not-needed',
      api: 'passed',
      consent: 'passed',
      mfa: 'passed',
      token: 'passed',
      probe: 'passed'
    })
    expect(checkOf(report, 'redirect')).toMatchObject({
      evidence: 'inferred',
      basis: 'saved-sign-in'
    })
    // One renewal and nothing else: no token of another kind, and no second one for the test call.
    expect(tenant.journal.tokenRequests()).toHaveLength(1)
    expect(tenant.journal.tokenRequests({ grantType: 'refresh_token' })).toHaveLength(1)
  })

  test('saves the renewed token as a renewal does', async () => {
    const profile = await signedIn()
    const before = valueOf(await at.desk.tokens.copy(profile.id, 'token')).text
    await examined(profile)
    const after = valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(after.text).not.toBe(before)
    expect(after.receipt.renewed).toBe(false)
  })

  test('reads the end of a certificate', async () => {
    const { certificateClient } = tenant.applications
    const { certificatePem, privateKeyPem } = certificateClient.certificate
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, certificateClient, appOnly), {
        kind: 'certificate',
        pem: `${certificatePem}${privateKeyPem}`
      })
    )
    const check = checkOf(await examined(profile), 'credential')
    expect(check).toMatchObject({ verdict: 'passed', facts: { credential: 'certificate' } })
    expect(check?.facts?.daysLeft).toBeGreaterThan(27)
    expect(check?.facts?.daysLeft).toBeLessThan(31)
  })
})

/** What failed, with its failure, what passed by inference, and what was not reached. */
function summaryOf(report: DoctorReport) {
  const of = (verdict: string) =>
    report.checks.filter((check) => check.verdict === verdict).map(({ id }) => id)
  const [failedCheck] = report.checks.filter(({ verdict }) => verdict === 'failed')
  return {
    failed: of('failed'),
    code: failedCheck?.failure?.code,
    aadsts: failedCheck?.failure?.aadsts,
    inferred: report.checks.filter(({ evidence }) => evidence === 'inferred').map(({ id }) => id),
    unreached: of('unreached')
  }
}

const rest = (from: DoctorCheckId, mode: Profile['mode'] = 'app-only'): DoctorCheckId[] => {
  const order: DoctorCheckId[] =
    mode === 'app-only'
      ? ['tls', 'tenant', 'application', 'credential', 'api', 'consent', 'token', 'probe']
      : ['tls', 'tenant', 'application', 'redirect', 'api', 'consent', 'mfa', 'token', 'probe']
  return order.slice(order.indexOf(from))
}

describe('application-only access names the step that fails', () => {
  test('an unknown tenant', async () => {
    const report = await examined(
      await secretProfile(undefined, { tenant: 'nobody-at-all.onmicrosoft.com' })
    )
    expect(summaryOf(report)).toEqual({
      failed: ['tenant'],
      code: 'tenant-not-found',
      aadsts: 90002,
      inferred: [],
      unreached: rest('application')
    })
    expect(checkOf(report, 'tenant')?.basis).toBe('discovery')
  })

  test('a tenant of another cloud', async () => {
    const { woodgrove } = tenant.tenants
    const report = await examined(await secretProfile(undefined, { tenant: woodgrove.tenantId }))
    expect(summaryOf(report)).toMatchObject({ failed: ['tenant'], code: 'wrong-cloud' })
    expect(checkOf(report, 'tenant')).toMatchObject({
      facts: { cloud: 'usgov' },
      failure: { remedy: 'edit-cloud' }
    })
  })

  test('an unknown application', async () => {
    const report = await examined(
      await secretProfile(undefined, { clientId: '11111111-2222-4333-8444-555555555555' })
    )
    expect(summaryOf(report)).toEqual({
      failed: ['application'],
      code: 'application-not-found',
      aadsts: 700016,
      inferred: [],
      unreached: rest('credential')
    })
  })

  test('a wrong secret', async () => {
    const report = await examined(await secretProfile(undefined, {}, 'not-the-secret-at-all'))
    expect(summaryOf(report)).toEqual({
      failed: ['credential'],
      code: 'credential-rejected',
      aadsts: 7000215,
      inferred: ['application'],
      unreached: rest('api')
    })
  })

  test('an expired secret', async () => {
    const report = await examined(await secretProfile(tenant.applications.expiredSecretClient))
    expect(summaryOf(report)).toMatchObject({
      failed: ['credential'],
      code: 'credential-expired',
      inferred: ['application']
    })
  })

  test('a certificate that is not registered', async () => {
    const { certificateClient, secretClient } = tenant.applications
    const { certificatePem, privateKeyPem } = certificateClient.certificate
    const { profile } = valueOf(
      await at.desk.profiles.create(inputFor(tenant, secretClient, appOnly), {
        kind: 'certificate',
        pem: `${certificatePem}${privateKeyPem}`
      })
    )
    expect(summaryOf(await examined(profile))).toMatchObject({
      failed: ['credential'],
      code: 'certificate-not-registered',
      aadsts: 700027,
      inferred: ['application']
    })
  })

  test('no credential at all, without asking for a token', async () => {
    const input = inputFor(tenant, tenant.applications.secretClient, appOnly)
    const { profile } = valueOf(await at.desk.profiles.create(input))
    tenant.journal.clear()
    const report = await examined(profile)
    expect(summaryOf(report)).toMatchObject({
      failed: ['credential'],
      code: 'credential-missing',
      unreached: rest('api')
    })
    expect(checkOf(report, 'application')?.verdict).toBe('unknown')
    expect(tenant.journal.tokenRequests()).toEqual([])
  })

  test('a tenant without the API’s service principal', async () => {
    const report = await examined(await secretProfile(tenant.applications.northwindSecretClient))
    expect(summaryOf(report)).toEqual({
      failed: ['api'],
      code: 'api-not-in-tenant',
      aadsts: 500011,
      inferred: ['application', 'credential'],
      unreached: rest('consent')
    })
  })

  test('a policy that blocks the application', async () => {
    const report = await examined(await secretProfile(tenant.applications.blockedClient))
    expect(summaryOf(report)).toMatchObject({
      failed: ['token'],
      code: 'blocked-by-policy',
      aadsts: 53003,
      inferred: ['application', 'credential', 'api'],
      unreached: ['probe']
    })
  })

  test('an application that Partner Center does not know', async () => {
    const report = await examined(
      await secretProfile(tenant.applications.unknownToPartnerCenterClient)
    )
    expect(summaryOf(report)).toMatchObject({ failed: ['probe'], inferred: [], unreached: [] })
    expect(checkOf(report, 'probe')).toMatchObject({
      basis: 'api-answer',
      facts: { answer: { status: 401 } },
      failure: { remedy: 'open-partner-center' }
    })
  })
})

describe('application + user access names the step that fails', () => {
  test('asks for a sign-in, and for no token, when nobody has signed in', async () => {
    const profile = await userProfile()
    tenant.journal.clear()
    const report = await examined(profile)
    expect(verdictsOf(report)).toMatchObject({
      tenant: 'passed',
      application: 'needs-sign-in',
      redirect: 'needs-sign-in',
      credential: 'not-needed',
      api: 'needs-sign-in',
      consent: 'needs-sign-in',
      mfa: 'needs-sign-in',
      token: 'needs-sign-in',
      probe: 'needs-sign-in'
    })
    expect(checkOf(report, 'application')?.failure?.remedy).toBe('sign-in')
    const asked = tenant.journal.entries.map(({ endpoint }) => endpoint)
    expect(asked).toEqual(['discovery'])
    // A profile that waits for its first sign-in is not shown as one that failed.
    const views = await at.desk.tokens.views()
    expect(views.find(({ profileId }) => profileId === profile.id)?.failure).toBeUndefined()
  })

  test('consent that was taken away', async () => {
    const profile = await signedIn()
    tenant.setConsent(tenant.applications.publicClient, false)
    const report = await examined(profile)
    expect(summaryOf(report)).toEqual({
      failed: ['consent'],
      code: 'consent-needed',
      aadsts: 65001,
      inferred: ['application', 'redirect', 'api'],
      unreached: rest('mfa', 'app+user')
    })
  })

  test('a policy that demands a second factor', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.katherine))
    tenant.requireMfa(true)
    expect(summaryOf(await examined(profile))).toMatchObject({
      failed: ['mfa'],
      code: 'mfa-needed',
      aadsts: 50076,
      inferred: ['application', 'redirect', 'api']
    })
  })

  test('a token without a second factor, which the API refuses', async () => {
    const profile = await userProfile()
    valueOf(await at.signIn(profile, tenant.users.katherine))
    const report = await examined(profile)
    expect(summaryOf(report)).toMatchObject({ failed: ['mfa', 'probe'], code: 'mfa-needed' })
    expect(checkOf(report, 'mfa')).toMatchObject({
      basis: 'token-claims',
      failure: { remedy: 'sign-in-with-mfa' }
    })
    expect(verdictsOf(report)['token']).toBe('passed')
    expect(checkOf(report, 'probe')?.facts?.answer).toMatchObject({ verdict: 'mfa-missing' })
  })

  test('a sign-in that has ended', async () => {
    const profile = await signedIn()
    tenant.expireRefreshTokens()
    const report = await examined(profile)
    expect(summaryOf(report)).toEqual({
      failed: ['token'],
      code: 'sign-in-needed',
      aadsts: 700082,
      inferred: ['application', 'redirect'],
      unreached: ['probe']
    })
    expect(verdictsOf(report)).toMatchObject({ api: 'needs-sign-in', consent: 'needs-sign-in' })
  })

  test('trouble at Microsoft says nothing of the profile', async () => {
    const profile = await signedIn()
    tenant.faults.add({ on: 'token', status: 503 })
    const report = await examined(profile)
    expect(summaryOf(report)).toMatchObject({ failed: [], inferred: [] })
    expect(checkOf(report, 'application')).toMatchObject({
      verdict: 'unknown',
      failure: { code: 'authority-unavailable', remedy: 'retry' }
    })
    tenant.faults.clear()
  })
})

describe('the way to the login host', () => {
  test('ends the examination when nobody listens there', async () => {
    const silent = createServer()
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    await new Promise((resolve) => silent.close(resolve))
    const report = await examined(
      await secretProfile(undefined, { cloud: { authority: `https://127.0.0.1:${port}` } })
    )
    expect(summaryOf(report)).toEqual({
      failed: ['network'],
      code: 'network-unreachable',
      aadsts: undefined,
      inferred: [],
      unreached: rest('tls')
    })
  })

  test('names who signed a certificate that is not trusted', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, { extraCaPem: [] })
    tenant.journal.clear()
    const report = await examined(await secretProfile())
    expect(summaryOf(report)).toMatchObject({
      failed: ['tls'],
      code: 'network-untrusted',
      unreached: rest('tenant')
    })
    expect(checkOf(report, 'tls')?.facts?.issuer).toContain('Demo tenant throw-away CA')
    // The certificate was looked at, and nothing was said to whoever showed it.
    expect(tenant.journal.entries).toEqual([])
  })

  test('names the proxy that refuses, and never its password', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, {
      resolveProxy: () => Promise.resolve('PROXY person:CANARY-PASSWORD@127.0.0.1:9')
    })
    const report = await examined(await secretProfile())
    expect(summaryOf(report)).toMatchObject({ failed: ['network'], code: 'proxy-refused' })
    expect(checkOf(report, 'network')?.facts?.proxyHost).toBe('127.0.0.1:9')
    expect(JSON.stringify(report)).not.toContain('CANARY')
  })
})

describe('the report for a ticket', () => {
  const options = { version: '1.2.3', system: 'test' }

  test('holds no token and no secret, and no names unless they are chosen', async () => {
    const { ada } = tenant.users
    const person = await signedIn()
    const application = await secretProfile()
    const refused = await secretProfile(tenant.applications.expiredSecretClient)
    for (const profile of [person, application, refused]) {
      await examined(profile)
      for (const withNames of [false, true]) {
        const text = valueOf(await at.desk.doctor.text(profile.id, { ...options, withNames }))
        expect(text).not.toContain('CANARY-')
        for (const { value } of tenant.issuedTokens) expect(text).not.toContain(value)
        expect(text.includes(profile.name)).toBe(withNames)
      }
    }
    const text = (withNames: boolean) => at.desk.doctor.text(person.id, { ...options, withNames })
    expect(valueOf(await text(false))).not.toContain(ada.userName)
    expect(valueOf(await text(true))).toContain(ada.userName)
    expect(valueOf(await text(false))).toContain(tenant.tenants.contoso.tenantId)
    const failing = await at.desk.doctor.text(refused.id, { ...options, withNames: false })
    expect(valueOf(failing)).toMatch(/AADSTS7000222[\s\S]*Correlation id: [0-9a-f-]{36}/)
  })

  test('is not there before an examination', async () => {
    const profile = await userProfile()
    expect(await at.desk.doctor.text(profile.id, { ...options, withNames: false })).toMatchObject({
      ok: false
    })
  })
})

describe('an examination that does not end by itself', () => {
  test('is cancelled at once, and leaves the rest unchecked', async () => {
    const profile = await signedIn()
    tenant.faults.add({ on: 'token', delayMs: 20_000 })
    const running = at.desk.doctor.run(profile.id)
    await untilRunning('application')
    at.desk.doctor.cancel(profile.id)
    const report = valueOf(await running)
    expect(report).toMatchObject({ end: 'cancelled' })
    expect(verdictsOf(report)).toMatchObject({ tenant: 'passed', application: 'waiting' })
    const [view] = await at.desk.tokens.views()
    expect(view?.failure).toBeUndefined()
    tenant.faults.clear()
  })

  test('gives a step up that takes too long', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, { doctorStepLimitMs: 300 })
    const profile = await secretProfile()
    tenant.faults.add({ on: 'token', delayMs: 20_000 })
    const report = await examined(profile)
    expect(report).toMatchObject({ end: 'complete' })
    expect(checkOf(report, 'application')).toMatchObject({
      verdict: 'unknown',
      failure: { code: 'network-timed-out' }
    })
    tenant.faults.clear()
  })

  test('refuses a second one of the same profile meanwhile', async () => {
    const profile = await secretProfile()
    const first = at.desk.doctor.run(profile.id)
    expect(await at.desk.doctor.run(profile.id)).toMatchObject({
      ok: false,
      failure: { failure: { code: 'busy' } }
    })
    valueOf(await first)
  })

  test('ends when the profile is changed, and when it is removed', async () => {
    const profile = await secretProfile()
    tenant.faults.add({ on: 'discovery', delayMs: 20_000 })
    const changed = at.desk.doctor.run(profile.id)
    await untilRunning('tenant')
    const { secretClient } = tenant.applications
    const input = inputFor(tenant, secretClient, { ...appOnly, api: 'partner' })
    valueOf(await at.desk.profiles.update(profile.id, input))
    expect(valueOf(await changed)).toMatchObject({ end: 'profile-changed' })

    const removed = at.desk.doctor.run(profile.id)
    await untilRunning('tenant')
    await at.desk.profiles.remove(profile.id)
    expect(await removed).toMatchObject({ ok: false, failure: { kind: 'profile-missing' } })
    expect(at.desk.doctor.report(profile.id)).toBeUndefined()
    tenant.faults.clear()
  })

  test('forgets a report of fields that are no more, and keeps one when only the name changes', async () => {
    const { secretClient } = tenant.applications
    const profile = await secretProfile()
    await examined(profile)
    const renamed = inputFor(tenant, secretClient, { ...appOnly, name: 'Another name' })
    valueOf(await at.desk.profiles.update(profile.id, renamed))
    expect(at.desk.doctor.report(profile.id)).toBeDefined()
    valueOf(await at.desk.profiles.update(profile.id, { ...renamed, api: 'partner' }))
    expect(at.desk.doctor.report(profile.id)).toBeUndefined()
  })

  /** Resolves once the check runs. */
  function untilRunning(id: DoctorCheckId): Promise<void> {
    return new Promise((resolve) => {
      const end = at.desk.doctor.onChange(({ report }) => {
        if (report === undefined || checkOf(report, id)?.verdict !== 'running') return
        end()
        resolve()
      })
    })
  }
})
