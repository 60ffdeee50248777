import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createHttpClient } from '../../src/core/network/http-client'
import { ConfirmedHosts } from '../../src/core/probe/confirmed-hosts'
import { runProbe } from '../../src/core/probe/run-probe'
import type { PartnerErrorId, ProbeOutcome, ProbeRequest, ProbeView } from '../../src/shared/probe'
import type { NamedApi, Profile } from '../../src/shared/profile'
import type { RemedyId } from '../../src/shared/token'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { ApiTrouble } from '../authority/types'
import { inputFor, openDeskAtDemo, originsOf, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
/** One profile for each API and access mode, each with a token. */
const profiles = new Map<string, Profile>()

beforeAll(async () => {
  tenant = await startDemoTenant()
  at = await openDeskAtDemo(tenant, { probeTimeLimitMs: 700 })
  const { publicClient, secretClient } = tenant.applications
  for (const api of ['partner', 'partner-center'] as const) {
    const user = await save(inputFor(tenant, publicClient, { api, name: `${api} user` }))
    valueOf(await at.signIn(user, tenant.users.ada))
    profiles.set(`${api} app+user`, user)
    const alone = inputFor(tenant, secretClient, { api, mode: 'app-only', name: `${api} alone` })
    profiles.set(`${api} app-only`, await save(alone, secretClient.secret))
  }
})
afterAll(async () => {
  await at.close()
  await tenant.close()
})
afterEach(() => {
  tenant.setApiTrouble('partner', undefined)
  tenant.setApiTrouble('partner-center', undefined)
  tenant.faults.clear()
  tenant.journal.clear()
})

async function save(input: ReturnType<typeof inputFor>, secret?: string): Promise<Profile> {
  const credential = secret === undefined ? undefined : ({ kind: 'secret', value: secret } as const)
  return valueOf(await at.desk.profiles.create(input, credential)).profile
}

function profileFor(api: NamedApi, mode: Profile['mode']): Profile {
  const profile = profiles.get(`${api} ${mode}`)
  if (profile === undefined) throw new Error(`There is no profile for ${api} ${mode}.`)
  return profile
}

const nobody = (): Promise<boolean> => Promise.reject(new Error('Nobody is to be asked.'))

async function run(profile: Profile, request: ProbeRequest): Promise<ProbeOutcome> {
  return valueOf(await at.desk.probe.run(profile.id, request, nobody))
}

async function answerOf(profile: Profile, request: ProbeRequest): Promise<ProbeView> {
  const outcome = await run(profile, request)
  if (outcome.kind !== 'answered') throw new Error(`Not answered: ${JSON.stringify(outcome)}`)
  return outcome.probe
}

function best(profile: Profile): ProbeRequest {
  const [call] = valueOf(at.desk.probe.plan(profile.id)).calls
  if (call === undefined) throw new Error('There is no call.')
  return { call: call.id }
}

describe('a documented call', () => {
  test.each([
    ['partner-center', 'app+user', 'legal-business-profile', ['company-name', 'vetting-status']],
    ['partner-center', 'app-only', 'legal-business-profile', ['company-name', 'vetting-status']],
    ['partner-center', 'app+user', 'customers', ['total-count']],
    ['partner-center', 'app-only', 'customers', ['total-count']],
    ['partner-center', 'app+user', 'organization-profile', ['country', 'culture']],
    ['partner-center', 'app+user', 'partner-network-profile', ['partner-id']],
    ['partner', 'app+user', 'exchange-rates', ['lines']],
    ['partner', 'app+user', 'referrals', ['items']],
    ['partner', 'app+user', 'ingestion-products', ['items']]
  ] as const)('of %s is accepted in %s: %s', async (api, mode, call, facts) => {
    const answer = await answerOf(profileFor(api, mode), { call })
    expect(answer).toMatchObject({ status: 200, verdict: 'accepted', remedy: 'none', call })
    expect(answer.summary.map(({ name }) => name)).toEqual(facts)
    expect(answer.bodyBytes).toBeGreaterThan(0)
  })

  test('carries new ids, which the answer repeats', async () => {
    const profile = profileFor('partner-center', 'app+user')
    const [one, other] = [
      await answerOf(profile, best(profile)),
      await answerOf(profile, best(profile))
    ]
    const idOf = (answer: ProbeView): unknown =>
      answer.requestIds.find(({ name }) => name === 'MS-CorrelationId')?.value
    expect(idOf(one)).toMatch(/^[0-9a-f-]{36}$/)
    expect(idOf(one)).not.toBe(idOf(other))
    expect(one.requestIds.map(({ name }) => name)).toEqual([
      'MS-CorrelationId',
      'MS-RequestId',
      'MS-CV',
      'MS-ServerId'
    ])
  })

  test('says whether the API takes the token for one with a second factor, of a person only', async () => {
    const user = profileFor('partner-center', 'app+user')
    expect((await answerOf(user, best(user))).mfa).toBe('compliant')
    const alone = profileFor('partner-center', 'app-only')
    expect((await answerOf(alone, best(alone))).mfa).toBe('not-said')
  })

  test('is remembered with the profile, until it is signed out', async () => {
    const { publicClient } = tenant.applications
    const profile = await save(inputFor(tenant, publicClient, { name: 'Remembered' }))
    valueOf(await at.signIn(profile, tenant.users.ada))
    await answerOf(profile, { call: 'customers' })
    const viewOf = async (): Promise<unknown> =>
      (await at.desk.tokens.views()).find(({ profileId }) => profileId === profile.id)?.probe
    expect(await viewOf()).toMatchObject({ verdict: 'accepted', call: 'customers' })
    valueOf(await at.desk.signIn.signOut(profile.id))
    expect(await viewOf()).toBeUndefined()
  })
})

describe('a call that is not documented for the access mode', () => {
  test.each([
    ['partner-center', 'partner-network-profile', 'operation-denied'],
    ['partner', 'referrals', 'caller-not-authorized'],
    ['partner', 'exchange-rates', 'caller-not-authorized']
  ] as const)('of %s is denied to an application alone: %s', async (api, call, meaning) => {
    const profile = profileFor(api, 'app-only')
    expect(await answerOf(profile, { call })).toMatchObject({
      verdict: 'access-denied',
      remedy: 'edit-mode',
      meaning
    })
  })
})

type Row = readonly [
  trouble: ApiTrouble,
  status: number,
  verdict: ProbeView['verdict'],
  user: RemedyId,
  alone: RemedyId,
  meaning?: PartnerErrorId
]

const partnerCenterRows: readonly Row[] = [
  ['mfa-missing', 401, 'mfa-missing', 'sign-in-with-mfa', 'none', 'mfa-missing'],
  ['mfa-missing-older', 401, 'mfa-missing', 'sign-in-with-mfa', 'none', 'mfa-missing'],
  [
    'access-denied',
    401,
    'access-denied',
    'sign-in-other-account',
    'open-partner-center',
    'application-not-admitted'
  ],
  [
    'partner-token-missing',
    401,
    'token-refused',
    'edit-profile',
    'edit-profile',
    'no-partner-token'
  ],
  [
    'not-allowed',
    403,
    'access-denied',
    'sign-in-other-account',
    'open-partner-center',
    'operation-denied'
  ],
  ['no-relationship', 403, 'access-denied', 'none', 'none', 'no-customer-relationship'],
  [
    'role-missing',
    403,
    'access-denied',
    'sign-in-other-account',
    'open-partner-center',
    'role-missing'
  ],
  ['program-inactive', 403, 'access-denied', 'none', 'none', 'program-inactive'],
  ['reseller-inactive', 403, 'access-denied', 'none', 'none', 'reseller-inactive'],
  ['agreement-missing', 403, 'access-denied', 'none', 'none', 'agreement-missing'],
  ['not-found', 404, 'not-found', 'none', 'none', 'resource-not-found'],
  ['tenant-not-found', 404, 'not-found', 'none', 'none', 'customer-tenant-not-found'],
  ['bad-request', 400, 'request-refused', 'none', 'none'],
  ['throttled', 429, 'throttled', 'retry', 'retry', 'throttled'],
  ['insufficient-claims', 401, 'token-refused', 'sign-in-with-mfa', 'none', 'claims-demanded'],
  ['unavailable', 503, 'service-trouble', 'retry', 'retry'],
  ['broken', 500, 'service-trouble', 'retry', 'retry'],
  ['empty-401', 401, 'token-refused', 'sign-in', 'open-partner-center'],
  ['redirect', 302, 'redirected', 'none', 'none'],
  ['not-json', 200, 'accepted', 'none', 'none']
]
const partnerRows: readonly Row[] = [
  ['mfa-missing', 401, 'mfa-missing', 'sign-in-with-mfa', 'none', 'mfa-missing'],
  ['mfa-missing-older', 401, 'mfa-missing', 'sign-in-with-mfa', 'none', 'mfa-missing'],
  [
    'access-denied',
    401,
    'access-denied',
    'sign-in-other-account',
    'open-partner-center',
    'caller-not-authorized'
  ],
  [
    'partner-token-missing',
    401,
    'token-refused',
    'sign-in',
    'open-partner-center',
    'unauthenticated'
  ],
  [
    'not-allowed',
    403,
    'access-denied',
    'sign-in-other-account',
    'open-partner-center',
    'caller-not-authorized'
  ],
  [
    'role-missing',
    403,
    'access-denied',
    'sign-in-other-account',
    'open-partner-center',
    'caller-not-authorized'
  ],
  ['not-found', 404, 'not-found', 'none', 'none', 'resource-not-found'],
  [
    'bad-request',
    400,
    'request-refused',
    'sign-in',
    'open-partner-center',
    'request-or-token-invalid'
  ],
  ['throttled', 429, 'throttled', 'retry', 'retry', 'throttled'],
  ['insufficient-claims', 403, 'token-refused', 'sign-in-with-mfa', 'none', 'claims-demanded'],
  ['unavailable', 503, 'service-trouble', 'retry', 'retry', 'service-not-available'],
  ['broken', 500, 'service-trouble', 'retry', 'retry', 'service-failed'],
  ['empty-401', 401, 'token-refused', 'sign-in', 'open-partner-center'],
  ['redirect', 302, 'redirected', 'none', 'none']
]

describe.each([
  ['partner-center', partnerCenterRows],
  ['partner', partnerRows]
] as const)('an answer of %s', (api, rows) => {
  test.each(rows.map((row) => ({ name: `“${row[0]}” (${row[1]}) ends as ${row[2]}`, row })))(
    '$name, in both modes',
    async ({ row }) => {
      const [trouble, status, verdict, user, alone, meaning] = row
      tenant.setApiTrouble(api, trouble)
      for (const [mode, remedy] of [
        ['app+user', user],
        ['app-only', alone]
      ] as const) {
        const profile = profileFor(api, mode)
        const answer = await answerOf(profile, best(profile))
        expect(answer).toMatchObject({ status, verdict, remedy })
        expect(answer.meaning).toBe(meaning)
      }
    }
  )

  test('says how long to wait, and what an unknown code says of itself', async () => {
    const profile = profileFor(api, 'app+user')
    tenant.setApiTrouble(api, 'throttled')
    expect((await answerOf(profile, best(profile))).retryAfterSeconds).toBe(17)
    tenant.setApiTrouble(api, 'bad-request')
    const { errorCode, errorText } = await answerOf(profile, best(profile))
    expect(errorCode).toMatch(/^(2000|invalidRequest)$/)
    expect(errorText).toContain('The request is not valid.')
  })

  test('that demands claims is passed on to the next sign-in with a second factor', async () => {
    const profile = profileFor(api, 'app+user')
    tenant.setApiTrouble(api, 'insufficient-claims')
    expect((await answerOf(profile, best(profile))).claimsDemanded).toBe(true)
    const link = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'mfa')
    const { searchParams } = new URL(await link)
    at.desk.signIn.cancel(profile.id)
    await signingIn
    expect(searchParams.get('claims')).toContain('capolids')
  })

  test('that does not end is cut off in time, or when the person cancels', async () => {
    const profile = profileFor(api, 'app+user')
    tenant.setApiTrouble(api, 'slow-body')
    expect(await run(profile, best(profile))).toMatchObject({
      kind: 'unanswered',
      code: 'network-timed-out'
    })
    const endpoint = `${api}-api` as const
    tenant.faults.add({ on: endpoint, times: 1, delayMs: 5000 })
    const running = run(profile, best(profile))
    await expect.poll(() => sentTo(api)).toBeGreaterThan(0)
    at.desk.probe.cancel(profile.id)
    expect(await running).toEqual({ kind: 'cancelled' })
  })

  test('that is too long is not taken in', async () => {
    const profile = profileFor(api, 'app+user')
    tenant.setApiTrouble(api, 'huge-body')
    const answer = await answerOf(profile, best(profile))
    expect(answer).toMatchObject({ status: 200, bodyRefused: true, summary: [] })
    expect(at.desk.probe.text(profile.id) ?? '').toBe('')
  })
})

function sentTo(api: NamedApi): number {
  return tenant.journal.entries.filter(({ endpoint }) => endpoint === `${api}-api`).length
}

describe('the demo’s own state', () => {
  test('a person without a second factor is told so, by the header too', async () => {
    const { publicClient } = tenant.applications
    const profile = await save(inputFor(tenant, publicClient, { name: 'Without a factor' }))
    valueOf(await at.signIn(profile, tenant.users.katherine))
    expect(await answerOf(profile, best(profile))).toMatchObject({
      verdict: 'mfa-missing',
      mfa: 'not-compliant',
      remedy: 'sign-in-with-mfa',
      errorCode: '900421'
    })
  })

  test.each([
    ['partner-center', 'partner'],
    ['partner', 'partner-center']
  ] as const)('%s refuses a token that was made for %s', async (api, other) => {
    const { text: token } = valueOf(
      await at.desk.tokens.copy(profileFor(other, 'app+user').id, 'token')
    )
    const http = createHttpClient({ extraCaPem: [tenant.caPem] })
    const profile = profileFor(api, 'app+user')
    const { outcome } = await runProbe(
      {
        http,
        now: Date.now,
        newId: randomUUID,
        confirmedHosts: new ConfirmedHosts(),
        partnerApiOrigins: originsOf(tenant)
      },
      { profile, token, request: best(profile) }
    )
    await http.close()
    expect(outcome).toMatchObject({
      kind: 'answered',
      probe: { verdict: 'token-refused', meaning: 'audience-not-accepted', remedy: 'edit-api' }
    })
  })

  test('a second call of the same profile waits for nobody', async () => {
    const profile = profileFor('partner-center', 'app+user')
    tenant.faults.add({ on: 'partner-center-api', times: 1, delayMs: 300 })
    const first = run(profile, { call: 'customers' })
    const second = await at.desk.probe.run(profile.id, { call: 'customers' }, nobody)
    expect(second).toMatchObject({ ok: false, failure: { failure: { code: 'busy' } } })
    expect(await first).toMatchObject({ kind: 'answered' })
  })

  test('a profile without a token says why there is none', async () => {
    const { publicClient } = tenant.applications
    const profile = await save(inputFor(tenant, publicClient, { name: 'Not signed in' }))
    expect(await at.desk.probe.run(profile.id, { call: 'customers' }, nobody)).toMatchObject({
      ok: false,
      failure: { kind: 'failure', failure: { code: 'sign-in-needed' } }
    })
  })
})
