import { describe, expect, it } from 'vitest'
import type { GuideDraft, GuideStepId, GuideView } from '../../shared/guide'
import { accessModes, namedApis, namedClouds } from '../../shared/profile'
import type { AccessMode } from '../../shared/profile'
import type { FailureCode } from '../../shared/token'
import { guideOf, type GuideFacts } from './guide'

const at = Date.UTC(2026, 10, 23, 17, 0)
const later = at + 60_000

const choices: GuideDraft = {
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e'
}
const appOnly = { ...choices, mode: 'app-only', api: 'partner-center' } as const

function guide(changes: Partial<GuideDraft>, known: Partial<GuideFacts> = {}): GuideView {
  return guideOf({
    choices: { ...choices, ...changes },
    idsKnown: true,
    record: { ticked: [] },
    ...known
  })
}

function idsOf(view: GuideView): readonly GuideStepId[] {
  return view.steps.map(({ id }) => id)
}

/** The steps that are seen, with how. */
function seenIn(view: GuideView): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    view.steps.flatMap(({ id, seen }) => (seen === undefined ? [] : [[id, seen.by]]))
  )
}

function step(view: GuideView, id: GuideStepId): GuideView['steps'][number] | undefined {
  return view.steps.find((one) => one.id === id)
}

function refusal(code: FailureCode, failedAt: number): NonNullable<GuideFacts['failure']> {
  return { code, remedy: 'none', at: failedAt }
}

describe('the steps', () => {
  it('of application + user access lead from registration over redirect and consent to a token', () => {
    expect(idsOf(guide({}))).toEqual([
      'register-application',
      'copy-ids',
      'add-redirect',
      'allow-public-client',
      'add-permission',
      'grant-consent',
      'get-token',
      'test-api'
    ])
  })

  it('of application-only access have a credential and Partner Center instead of a redirect', () => {
    expect(idsOf(guide(appOnly))).toEqual([
      'register-application',
      'copy-ids',
      'add-permission',
      'grant-consent',
      'create-credential',
      'register-in-partner-center',
      'get-token',
      'test-api'
    ])
  })

  it('leave Partner Center out for a resource that is none of the partner APIs', () => {
    const view = guide({ mode: 'app-only', api: { resource: 'https://api.contoso.com' } })
    expect(idsOf(view)).not.toContain('register-in-partner-center')
    expect(step(view, 'add-permission')?.values).toEqual([
      { id: 'api-id', value: 'https://api.contoso.com' }
    ])
  })

  it('need everything but the setting that this app does without', () => {
    const optional = guide({}).steps.filter((one) => one.optional)
    expect(optional.map(({ id }) => id)).toEqual(['allow-public-client'])
  })
})

describe('what is entered', () => {
  it('is the API’s id and its only permission', () => {
    expect(step(guide({}), 'add-permission')?.values).toEqual([
      { id: 'api-id', value: '4990cffe-04e8-4e8b-808a-1175604b879f' },
      { id: 'permission', value: 'user_impersonation' }
    ])
    expect(step(guide({ api: 'partner-center' }), 'add-permission')?.values).toEqual([
      { id: 'api-id', value: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd' },
      { id: 'permission', value: 'user_impersonation' }
    ])
  })

  it('has Microsoft Partner Center as well, by hand, in US Government', () => {
    const values = step(guide({ cloud: 'usgov' }), 'add-permission')?.values
    expect(values).toContainEqual({
      id: 'partner-center-api-id',
      value: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
    })
    expect(step(guide({ cloud: 'usgov' }), 'add-permission')?.notes).toContain('permission-by-hand')
    expect(step(guide({}), 'add-permission')?.notes).not.toContain('permission-by-hand')
  })

  it('is the redirect without a port', () => {
    expect(step(guide({}), 'add-redirect')?.values).toEqual([
      { id: 'redirect-uri', value: 'http://localhost' }
    ])
  })

  it('leaves out ids that are not known yet', () => {
    const view = guide({ tenant: '', clientId: '' }, { idsKnown: false })
    expect(step(view, 'copy-ids')).toMatchObject({ state: 'open', values: [] })
    expect(step(view, 'add-redirect')).toMatchObject({ place: 'app-authentication', linked: true })
  })
})

describe('where a step is done', () => {
  it.each(namedClouds)('is a page that can be opened in the portal of the cloud %s', (cloud) => {
    for (const mode of accessModes)
      for (const { id, place, linked } of guide({ mode, cloud }).steps) {
        if (id === 'get-token' || id === 'test-api') expect(place).toBeUndefined()
        else
          expect([id, linked]).toEqual([
            id,
            id !== 'register-in-partner-center' || cloud === 'global'
          ])
      }
  })

  it('is only described at a custom authority, whose portal is not known', () => {
    const view = guide({ cloud: { authority: 'https://login.example.net' } })
    expect(view.steps.some(({ linked }) => linked)).toBe(false)
    expect(view.steps.filter(({ place }) => place !== undefined)).toHaveLength(6)
    expect(view.notes).toEqual(['no-portal'])
  })

  it('is the user management of Partner Center for the Partner API’s marketplace', () => {
    const inCenter = (api: 'partner' | 'partner-center'): string | undefined =>
      step(guide({ mode: 'app-only', api }), 'register-in-partner-center')?.place
    expect(inCenter('partner')).toBe('partner-center-users')
    expect(inCenter('partner-center')).toBe('partner-center-apps')
  })
})

describe('a step that ticks itself', () => {
  it.each(accessModes)('is only the one for the ids before anything was tried (%s)', (mode) => {
    expect(seenIn(guide({ mode }))).toEqual({ 'copy-ids': 'ids' })
  })

  it('is all that a token of a person with the permission proves', () => {
    const view = guide({}, { record: { ticked: [], tokenAt: at, scopeAt: at } })
    expect(seenIn(view)).toEqual({
      'register-application': 'token',
      'copy-ids': 'ids',
      'add-redirect': 'token',
      'add-permission': 'delegated-token',
      'grant-consent': 'delegated-token',
      'get-token': 'token'
    })
    expect(step(view, 'get-token')?.seen?.at).toBe(at)
  })

  it('is not the permission when the token came without it', () => {
    expect(seenIn(guide({}, { record: { ticked: [], tokenAt: at } }))).toEqual({
      'register-application': 'token',
      'copy-ids': 'ids',
      'add-redirect': 'token',
      'get-token': 'token'
    })
  })

  it('is never permission or consent for a token without a person', () => {
    const view = guide(appOnly, { record: { ticked: [], tokenAt: at, scopeAt: at } })
    expect(seenIn(view)).toEqual({
      'register-application': 'token',
      'copy-ids': 'ids',
      'create-credential': 'token',
      'get-token': 'token'
    })
  })

  it('is the registration in Partner Center once the API has accepted a token without a person', () => {
    const view = guide(appOnly, { record: { ticked: [], testCallAt: at } })
    expect(seenIn(view)).toMatchObject({
      'register-in-partner-center': 'test-call',
      'test-api': 'test-call'
    })
  })

  it('is consent that was granted through the app, and the permission if that was asked for', () => {
    const granted = (form: 'all-listed' | 'this-api'): Readonly<Record<string, unknown>> =>
      seenIn(guide(appOnly, { consent: { grantedAt: at, form } }))
    expect(granted('this-api')).toEqual({
      'register-application': 'consent',
      'copy-ids': 'ids',
      'add-permission': 'consent',
      'grant-consent': 'consent'
    })
    expect(granted('all-listed')).not.toHaveProperty('add-permission')
  })

  it('opens again when a later attempt says that it is missing', () => {
    const record = { ticked: ['grant-consent' as const], tokenAt: at, scopeAt: at }
    const view = guide({}, { record, failure: refusal('consent-needed', later) })
    expect(step(view, 'grant-consent')).toMatchObject({
      state: 'open',
      missing: { code: 'consent-needed', at: later }
    })
    expect(step(view, 'grant-consent')).not.toHaveProperty('seen')
    expect(step(view, 'add-redirect')?.state).toBe('seen')
    const before = guide({}, { record, failure: refusal('consent-needed', at - 1) })
    expect(step(before, 'grant-consent')?.state).toBe('seen')
  })

  it.each<[AccessMode, FailureCode, GuideStepId]>([
    ['app+user', 'application-not-found', 'register-application'],
    ['app+user', 'redirect-not-registered', 'add-redirect'],
    ['app+user', 'application-needs-secret', 'add-redirect'],
    ['app+user', 'api-not-in-tenant', 'add-permission'],
    ['app-only', 'credential-rejected', 'create-credential'],
    ['app-only', 'credential-expired', 'create-credential'],
    ['app-only', 'certificate-not-registered', 'create-credential']
  ])('is named by what keeps a token from coming: %s, %s', (mode, code, id) => {
    const missing = guide({ mode }, { failure: refusal(code, at) }).steps.filter(
      (one) => one.missing !== undefined
    )
    expect(missing.map((one) => one.id)).toEqual([id])
  })
})

describe('a step that the person ticks', () => {
  it('stays ticked until it is seen', () => {
    const ticked = { ticked: ['grant-consent' as const] }
    expect(step(guide(appOnly, { record: ticked }), 'grant-consent')?.state).toBe('ticked')
    const consent = { grantedAt: at, form: 'all-listed' as const }
    expect(step(guide(appOnly, { record: ticked, consent }), 'grant-consent')?.state).toBe('seen')
  })

  it('is none that only the app can tell', () => {
    const byApp = guide({}).steps.filter(({ byPerson }) => !byPerson)
    expect(byApp.map(({ id }) => id)).toEqual(['copy-ids', 'get-token'])
  })
})

describe('what is said beside the steps', () => {
  it('is that the Partner API is not listed for China, and only there', () => {
    for (const cloud of namedClouds)
      for (const api of namedApis)
        expect(guide({ cloud, api }).notes.includes('partner-api-not-in-china')).toBe(
          cloud === 'china' && api === 'partner'
        )
  })

  it('is that a national cloud has a registration of its own, and that Partner Center’s address there is not known', () => {
    for (const cloud of namedClouds) {
      const view = guide({ ...appOnly, cloud })
      const national = cloud !== 'global'
      expect(step(view, 'register-application')?.notes.includes('cloud-of-its-own')).toBe(national)
      expect(
        step(view, 'register-in-partner-center')?.notes.includes('partner-center-address-unknown')
      ).toBe(national)
    }
  })

  it('is the truth about application-only access', () => {
    const view = guide(appOnly)
    expect(step(view, 'copy-ids')?.notes).toContain('concrete-tenant')
    expect(step(view, 'add-permission')?.notes).toContain('delegated-without-effect')
    expect(step(view, 'grant-consent')?.notes).toContain('delegated-without-effect')
    expect(step(view, 'create-credential')?.notes).toContain('secret-lifetime')
    expect(step(view, 'register-in-partner-center')?.notes).toContain('without-it-refused')
    expect(guide({ ...appOnly, api: 'partner' }).notes).toContain('app-only-partner-api')
  })

  it('is which calls Microsoft documents for application-only access', () => {
    expect(guide(appOnly).appOnlyCalls).toEqual(['legal-business-profile', 'customers'])
    expect(guide({ ...appOnly, api: 'partner' }).appOnlyCalls).toEqual(['ingestion-products'])
    expect(guide({}).appOnlyCalls).toEqual([])
  })

  it('is that a sandbox has a registration of its own', () => {
    const notes = (environment: 'sandbox' | 'production'): readonly string[] =>
      step(guide({ environment }), 'register-application')?.notes ?? []
    expect(notes('sandbox')).toContain('sandbox-of-its-own')
    expect(notes('production')).not.toContain('sandbox-of-its-own')
  })
})
