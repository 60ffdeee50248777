import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConsentForm } from '../../src/shared/consent'
import type { Profile } from '../../src/shared/profile'
import { startDemoTenant } from '../authority/demo-tenant'
import { signInWithoutBrowser, type SignInAnswers } from '../authority/sign-in-without-browser'
import type { DemoTenant } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let profile: Profile

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
  profile = await newProfile()
})
afterEach(async () => {
  tenant.setConsent(tenant.applications.publicClient, false)
  await at.close()
})

async function newProfile(): Promise<Profile> {
  const input = inputFor(tenant, tenant.applications.publicClient)
  return valueOf(await at.desk.profiles.create(input)).profile
}

/** Asks for consent and gives the link that the browser was sent to. */
async function begin(form: ConsentForm = 'this-api') {
  const next = at.nextLink()
  const ended = at.desk.consent.ask(profile.id, form)
  const link = await Promise.race([
    next,
    ended.then((result) => Promise.reject(new Error(JSON.stringify(result))))
  ])
  const { searchParams } = new URL(link)
  return {
    ended,
    link,
    redirectUri: searchParams.get('redirect_uri') ?? '',
    state: searchParams.get('state') ?? ''
  }
}

/** Does what an administrator does in the browser. */
function walk(link: string, answers: Partial<SignInAnswers> = {}) {
  const { caPem, users } = tenant
  return signInWithoutBrowser(link, { account: users.ada, caPem, ...answers })
}

async function consentOf({ id }: Profile) {
  const views = await at.desk.tokens.views()
  return views.find(({ profileId }) => profileId === id)?.consent
}

/** Sends the browser to the answer's address with a query of the test's own. */
function answer(redirectUri: string, query: Record<string, string>): Promise<Response> {
  return fetch(`${redirectUri}/?${new URLSearchParams(query).toString()}`)
}

describe('a consent', () => {
  test.each(['this-api', 'all-listed'] as const)(
    'that is granted (%s) is noted for the profile, said in the browser, and survives a restart',
    async (form) => {
      const { ended, link } = await begin(form)
      expect(at.desk.signIn.waiting()).toMatchObject([
        { profileId: profile.id, purpose: 'consent', pageOrigin: tenant.browserOrigin }
      ])
      const outcome = await walk(link)
      expect(outcome).toMatchObject({ kind: 'returned', status: 200 })
      expect(outcome.text).toContain('Consent granted')
      const consent = valueOf(await ended)
      expect(consent).toMatchObject({ form, tenantId: tenant.tenants.contoso.tenantId })
      expect(at.desk.signIn.waiting()).toEqual([])
      expect(await consentOf(profile)).toEqual(consent)
      at = await at.restart()
      expect(await consentOf(profile)).toEqual(consent)
    }
  )

  test('gives a token to a profile whose person nobody asks any more', async () => {
    valueOf(await at.signIn(profile, tenant.users.grace))
    tenant.setConsent(tenant.applications.publicClient, false)
    expect(await at.desk.tokens.renew(profile.id)).toMatchObject({
      failure: { failure: { code: 'consent-needed', aadsts: 65001 } }
    })
    const { ended, link } = await begin()
    await walk(link)
    valueOf(await ended)
    const [view] = await at.desk.tokens.views()
    expect(view).not.toHaveProperty('failure')
    expect(valueOf(await at.desk.tokens.renew(profile.id))).toMatchObject({ state: 'token' })
  })

  test('that is declined changes nothing and is said in the browser', async () => {
    const { ended, link } = await begin()
    expect((await walk(link, { decline: true })).text).toContain('Consent was not granted')
    expect(await ended).toMatchObject({
      failure: { failure: { code: 'declined', aadsts: 65004, remedy: 'grant-consent' } }
    })
    expect(await consentOf(profile)).toBeUndefined()
  })

  test('that the person leaves on the first page is cancelled', async () => {
    const { ended, link } = await begin()
    expect((await walk(link, { cancel: true })).text).toContain('Consent was not granted')
    expect(await ended).toMatchObject({ failure: { failure: { code: 'cancelled' } } })
    expect(await consentOf(profile)).toBeUndefined()
  })

  test('of an account of another tenant is refused with Microsoft’s number', async () => {
    const { ended, link } = await begin()
    expect((await walk(link, { account: tenant.users.margaret })).text).toContain('did not come')
    expect(await ended).toMatchObject({
      failure: { failure: { code: 'wrong-account', aadsts: 50020 } }
    })
    expect(await consentOf(profile)).toBeUndefined()
  })

  test('that names another tenant is not noted, and both tenants are told', async () => {
    const { contoso, fabrikam } = tenant.tenants
    const { ended, redirectUri, state } = await begin()
    await answer(redirectUri, { admin_consent: 'True', tenant: fabrikam.tenantId, state })
    expect(await ended).toMatchObject({
      failure: {
        failure: { code: 'wrong-tenant', expected: contoso.tenantId, found: fabrikam.tenantId }
      }
    })
    expect(await consentOf(profile)).toBeUndefined()
  })

  test('that names another tenant is not noted for a profile that is pinned by its token', async () => {
    const { contoso, fabrikam } = tenant.tenants
    const input = inputFor(tenant, tenant.applications.publicClient, {
      name: 'By domain',
      tenant: contoso.domain
    })
    profile = valueOf(await at.desk.profiles.create(input)).profile
    valueOf(await at.signIn(profile, tenant.users.ada))
    const { ended, redirectUri, state } = await begin()
    await answer(redirectUri, { admin_consent: 'True', tenant: fabrikam.tenantId, state })
    expect(await ended).toMatchObject({
      failure: { failure: { code: 'wrong-tenant', expected: contoso.tenantId } }
    })
  })

  test('is not granted by an answer with another state, and the wait goes on', async () => {
    const { ended, link, redirectUri } = await begin()
    const forged = { admin_consent: 'True', tenant: tenant.tenants.contoso.tenantId }
    expect((await answer(redirectUri, { ...forged, state: 'guessed' })).status).toBe(400)
    expect((await answer(redirectUri, forged)).status).toBe(400)
    expect(at.desk.signIn.waiting()).toHaveLength(1)
    expect(await consentOf(profile)).toBeUndefined()
    await walk(link)
    expect(await ended).toMatchObject({ ok: true })
  })

  test('whose tab was closed is cancelled at once, its port is closed, and the next one works', async () => {
    const first = await begin()
    expect(await at.desk.consent.ask(profile.id, 'this-api')).toMatchObject({
      failure: { failure: { code: 'busy' } }
    })
    at.desk.signIn.cancel(profile.id)
    expect(await first.ended).toMatchObject({ failure: { failure: { code: 'cancelled' } } })
    await expect(fetch(first.redirectUri)).rejects.toThrow()
    const second = await begin()
    expect(second.state).not.toBe(first.state)
    await walk(second.link)
    expect(await second.ended).toMatchObject({ ok: true })
  })

  test('of somebody without the role never comes back and ends by its time limit', async () => {
    await at.close()
    at = await openDeskAtDemo(tenant, { signInTimeLimitMs: 1500 })
    profile = await newProfile()
    const { ended, link, redirectUri } = await begin()
    expect(await walk(link, { account: tenant.users.grace })).toMatchObject({
      kind: 'stopped',
      code: '90094'
    })
    expect(await ended).toMatchObject({ failure: { failure: { code: 'timed-out' } } })
    await expect(fetch(redirectUri)).rejects.toThrow()
  })

  test('ends with the error that the browser shows, when a person brings it back', async () => {
    const { ended } = await begin()
    const shown = 'Need admin approval\nAADSTS90094: The grant requires admin permission.'
    expect(at.desk.signIn.endWithShownError(profile.id, shown)).toMatchObject({ value: true })
    expect(await ended).toMatchObject({
      failure: { failure: { code: 'consent-needed', aadsts: 90094 } }
    })
  })

  test('is forgotten when the profile names another API, and no sign-out forgets it', async () => {
    const { ended, link } = await begin()
    await walk(link)
    valueOf(await ended)
    valueOf(await at.desk.signIn.signOut(profile.id))
    expect(await consentOf(profile)).toBeDefined()
    const other = inputFor(tenant, tenant.applications.publicClient, { api: 'partner' })
    valueOf(await at.desk.profiles.update(profile.id, other))
    expect(await consentOf(profile)).toBeUndefined()
  })

  test('ends when its profile is pointed elsewhere', async () => {
    const { ended } = await begin()
    const { clientId } = tenant.applications.otherRedirectClient
    const input = inputFor(tenant, tenant.applications.publicClient, { clientId })
    valueOf(await at.desk.profiles.update(profile.id, input))
    expect(await ended).toMatchObject({ failure: { failure: { code: 'cancelled' } } })
  })

  test('and a sign-in of the same profile do not wait at once, and a sign-out leaves it waiting', async () => {
    const { ended } = await begin()
    expect(await at.desk.signIn.start(profile.id, 'default')).toMatchObject({
      failure: { failure: { code: 'busy' } }
    })
    valueOf(await at.desk.signIn.signOut(profile.id))
    expect(at.desk.signIn.waiting()).toHaveLength(1)
    at.desk.signIn.cancel(profile.id)
    await ended
  })
})

describe('what an administrator is sent', () => {
  test('is a link that asks for the same without this computer, and a message that holds it', async () => {
    const plan = valueOf(await at.desk.consent.plan(profile.id, 'this-api'))
    const link = new URL(plan.link)
    expect(link.origin).toBe(tenant.browserOrigin)
    expect(link.searchParams.get('redirect_uri')).toBe('http://localhost')
    expect(link.searchParams.has('state')).toBe(false)
    const asLink = await at.desk.consent.textForAdministrator(profile.id, 'this-api', 'link')
    expect(valueOf(asLink)).toBe(plan.link)
    const message = valueOf(
      await at.desk.consent.textForAdministrator(profile.id, 'this-api', 'message')
    )
    for (const part of [plan.link, profile.clientId, profile.tenant, ...plan.scopes])
      expect(message).toContain(part)
  })

  test('is not there when the login service cannot be reached', async () => {
    tenant.faults.add({ on: 'discovery', reset: true })
    expect(await at.desk.consent.plan(profile.id, 'all-listed')).toMatchObject({ ok: false })
    expect(await at.desk.consent.ask(profile.id, 'all-listed')).toMatchObject({ ok: false })
    expect(at.links).toEqual([])
    tenant.faults.clear()
  })
})
