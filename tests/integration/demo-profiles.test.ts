import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDemoProfiles, demoNames, type DemoProfile } from '../authority/demo-profiles'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { signInWithoutBrowser, type SignInAnswers } from '../authority/sign-in-without-browser'
import type { Profile } from '../../src/shared/profile'
import type { Failure } from '../../src/shared/token'
import type { ProbeCallId, ProbeView } from '../../src/shared/probe'
import { failureOf } from './authority-errors/stage'
import { openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let all: readonly DemoProfile[]

beforeAll(async () => {
  tenant = await startDemoTenant()
  all = await createDemoProfiles(tenant)
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
})
afterEach(async () => {
  await at.close()
  tenant.reset()
})

/** Opens one profile of the demo as a newcomer finds it. */
async function open(name: string): Promise<Profile> {
  const found = all.find(({ input }) => input.name === name)
  if (found === undefined) throw new Error(`The demo has no profile “${name}”`)
  const { profile } = valueOf(await at.desk.profiles.create(found.input, found.credential))
  return profile
}

/** Does what the profile's note says at the browser, with the page it ends on. */
async function signIn(profile: Profile, answers: Partial<SignInAnswers> = {}) {
  const link = at.nextLink()
  const signingIn = at.desk.signIn.start(profile.id, 'default')
  const opened = await Promise.race([link, signingIn.then(() => undefined)])
  if (opened === undefined) return { signingIn, page: undefined }
  const { caPem, users } = tenant
  const page = await signInWithoutBrowser(opened, { account: users.ada, caPem, ...answers })
  return { signingIn, page }
}

async function probe(profile: Profile, call: ProbeCallId): Promise<ProbeView> {
  const outcome = valueOf(
    await at.desk.probe.run(profile.id, { call }, () => Promise.resolve(false))
  )
  if (outcome.kind !== 'answered') throw new Error(`No answer: ${JSON.stringify(outcome)}`)
  return outcome.probe
}

/** Each demo profile, by what is seen of it. */
const working = [demoNames.user, demoNames.app, 'Secret expires soon']
const refusedAlone = [
  ['Expired secret', { aadsts: 7000222, code: 'credential-expired' }],
  ['Wrong secret', { aadsts: 7000215, code: 'credential-rejected' }],
  ['Certificate not registered', { aadsts: 700027, code: 'certificate-not-registered' }],
  ['Unknown application', { aadsts: 700016, code: 'application-not-found' }],
  ['Application disabled', { aadsts: 7000112, code: 'application-not-found' }],
  ['Blocked by policy', { aadsts: 53003, code: 'blocked-by-policy' }],
  ['API not in tenant', { aadsts: 500011, code: 'api-not-in-tenant' }],
  ['Wrong cloud', { aadsts: 900382, code: 'wrong-cloud' }]
] as const satisfies readonly (readonly [string, Partial<Failure>])[]
const refusedSignIns = [
  ['Unknown tenant', {}, { aadsts: 90002, code: 'tenant-not-found' }],
  ['Redirect under Web', {}, { aadsts: 7000218, code: 'application-needs-secret' }],
  ['Redirect under Single-page', {}, { aadsts: 9002327, code: 'redirect-not-registered' }],
  ['Declined consent', { decline: true }, { aadsts: 65004, code: 'declined' }],
  ['Wrong account', {}, { code: 'wrong-account' }]
] as const satisfies readonly (readonly [string, Partial<SignInAnswers>, Partial<Failure>])[]
const answeredAlone = [
  ['Not registered in Partner Center', 'customers', { status: 401, errorCode: '400' }],
  ['Partner API, application only', 'referrals', { status: 403, errorCode: 'accessDenied' }],
  ['Throttled', 'customers', { status: 429, verdict: 'throttled', retryAfterSeconds: 17 }]
] as const satisfies readonly (readonly [string, ProbeCallId, Partial<ProbeView>])[]
const withStories = [
  'No admin consent',
  'Redirect not registered',
  'No multi-factor',
  'Role missing',
  'Challenged for a second factor'
]

describe('a demo profile', () => {
  test('is seen below, and the ones that just work come first', () => {
    const names = all.map(({ input }) => input.name)
    expect(names.slice(0, 2)).toEqual([demoNames.user, demoNames.app])
    const tables = [refusedAlone, refusedSignIns, answeredAlone]
    const seen = [
      ...working,
      ...withStories,
      ...tables.flatMap((table) => table.map(([name]) => name))
    ]
    expect(names.toSorted()).toEqual(seen.toSorted())
  })

  test('says in its notes what to do and what will be seen', () => {
    for (const { input } of all) {
      expect(input.notes, input.name).toMatch(/^(Press|Sign in|Everything works here)/)
    }
  })

  test('works where it says so', async () => {
    const user = await open(demoNames.user)
    valueOf(await (await signIn(user)).signingIn)
    for (const name of working.slice(1)) {
      valueOf(await at.desk.tokens.copy((await open(name)).id, 'token'))
    }
  })

  test.each(refusedAlone)('gets no token: %s', async (name, failure) => {
    const { id } = await open(name)
    expect(failureOf(await at.desk.tokens.copy(id, 'token'))).toMatchObject(failure)
  })

  test.each(refusedSignIns)('signs nobody in: %s', async (name, answers, failure) => {
    const { signingIn } = await signIn(await open(name), answers)
    expect(failureOf(await signingIn)).toMatchObject(failure)
  })

  test('signs nobody in until an administrator has consented: No admin consent', async () => {
    const profile = await open('No admin consent')
    const { grace } = tenant.users
    const { signingIn } = await signIn(profile, { account: grace, goBack: true })
    expect(failureOf(await signingIn)).toMatchObject({ aadsts: 90094, remedy: 'grant-consent' })
    tenant.setConsent(tenant.applications.adminConsentClient, true)
    valueOf(await (await signIn(profile, { account: grace })).signingIn)
  })

  test('waits until the browser’s error is pasted: Redirect not registered', async () => {
    const profile = await open('Redirect not registered')
    const { signingIn, page } = await signIn(profile)
    expect(page).toMatchObject({ kind: 'stopped', code: '50011' })
    expect(at.desk.signIn.waiting()).toHaveLength(1)
    valueOf(at.desk.signIn.endWithShownError(profile.id, page?.text ?? ''))
    expect(failureOf(await signingIn)).toMatchObject({ code: 'redirect-not-registered' })
  })

  test('gets a token that the API refuses for want of MFA: No multi-factor', async () => {
    const profile = await open('No multi-factor')
    const { signingIn } = await signIn(profile, { account: tenant.users.katherine })
    const { checks } = valueOf(await signingIn)
    expect(checks.find(({ id }) => id === 'mfa')?.verdict).toBe('failed')
    expect(await probe(profile, 'legal-business-profile')).toMatchObject({
      status: 401,
      errorCode: '900421',
      verdict: 'mfa-missing',
      mfa: 'not-compliant'
    })
  })

  test('gets a token that the API refuses for want of a role: Role missing', async () => {
    const profile = await open('Role missing')
    valueOf(await (await signIn(profile, { account: tenant.users.dorothy })).signingIn)
    expect(await probe(profile, 'partner-network-profile')).toMatchObject({
      status: 403,
      errorCode: '900150'
    })
  })

  test('is challenged until there was a second factor: Challenged for a second factor', async () => {
    const profile = await open('Challenged for a second factor')
    const { katherine } = tenant.users
    valueOf(await (await signIn(profile, { account: katherine })).signingIn)
    const refused = await probe(profile, 'exchange-rates')
    expect(refused).toMatchObject({ status: 403, claimsDemanded: true })
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'mfa')
    await signInWithoutBrowser(await link, { account: katherine, caPem: tenant.caPem })
    valueOf(await signingIn)
    expect((await probe(profile, 'exchange-rates')).claimsDemanded).toBe(false)
  })

  test.each(answeredAlone)(
    'gets a token, and this from the API: %s',
    async (name, call, answer) => {
      expect(await probe(await open(name), call)).toMatchObject(answer)
    }
  )
})
