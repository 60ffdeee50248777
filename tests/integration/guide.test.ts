import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GuideStepId, GuideView } from '../../src/shared/guide'
import type { Profile, ProfileInput } from '../../src/shared/profile'
import { startDemoTenant } from '../authority/demo-tenant'
import type { DemoTenant } from '../authority/types'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

async function guideOf(profile: Profile): Promise<GuideView> {
  return valueOf(await at.desk.guide.view({ profileId: profile.id }))
}

/** The steps that are done, with how the app knows, or that the person ticked them. */
async function doneIn(profile: Profile): Promise<Readonly<Record<string, string>>> {
  const { steps } = await guideOf(profile)
  return Object.fromEntries(
    steps.flatMap(({ id, state, seen }) => (state === 'open' ? [] : [[id, seen?.by ?? state]]))
  )
}

async function tick(profile: Profile, step: GuideStepId, ticked = true): Promise<void> {
  valueOf(await at.desk.guide.tick(profile.id, step, ticked))
}

function inputForJob(more: Partial<ProfileInput> = {}): ProfileInput {
  return inputFor(tenant, tenant.applications.secretClient, { mode: 'app-only', ...more })
}

async function saveJob(): Promise<Profile> {
  const { secret } = tenant.applications.secretClient
  const saved = await at.desk.profiles.create(inputForJob(), { kind: 'secret', value: secret })
  return valueOf(saved).profile
}

async function savePerson(): Promise<Profile> {
  const saved = await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  return valueOf(saved).profile
}

describe('the guide of a person’s profile', () => {
  it('ticks what the first sign-in and the first test call prove', async () => {
    const profile = await savePerson()
    expect(await doneIn(profile)).toEqual({ 'copy-ids': 'ids' })
    valueOf(await at.signIn(profile, tenant.users.ada))
    const afterSignIn = {
      'register-application': 'token',
      'copy-ids': 'ids',
      'add-redirect': 'token',
      'add-permission': 'delegated-token',
      'grant-consent': 'delegated-token',
      'get-token': 'token'
    }
    expect(await doneIn(profile)).toEqual(afterSignIn)
    await testCall(profile)
    expect(await doneIn(profile)).toEqual({ ...afterSignIn, 'test-api': 'test-call' })
  })

  it('remembers what was seen after signing out', async () => {
    const profile = await savePerson()
    valueOf(await at.signIn(profile, tenant.users.ada))
    valueOf(await at.desk.signIn.signOut(profile.id))
    expect(await doneIn(profile)).toMatchObject({ 'get-token': 'token', 'add-redirect': 'token' })
  })
})

describe('the guide of an application’s profile', () => {
  it('ticks neither permission nor consent for its token, and Partner Center for its test call', async () => {
    const profile = await saveJob()
    expect(await doneIn(profile)).toEqual({ 'copy-ids': 'ids' })
    valueOf(await at.desk.tokens.renew(profile.id))
    const afterToken = {
      'register-application': 'token',
      'copy-ids': 'ids',
      'create-credential': 'token',
      'get-token': 'token'
    }
    expect(await doneIn(profile)).toEqual(afterToken)
    await testCall(profile)
    expect(await doneIn(profile)).toEqual({
      ...afterToken,
      'register-in-partner-center': 'test-call',
      'test-api': 'test-call'
    })
  })

  it('opens the credential’s step when the secret has expired since', async () => {
    const profile = await saveJob()
    const { secretClient } = tenant.applications
    valueOf(await at.desk.tokens.renew(profile.id))
    tenant.expireSecret(secretClient)
    await at.desk.tokens.renew(profile.id)
    tenant.expireSecret(secretClient, false)
    const { steps } = await guideOf(profile)
    const missing = steps.filter((step) => step.missing !== undefined)
    expect(missing).toMatchObject([
      { id: 'create-credential', state: 'open', missing: { code: 'credential-expired' } }
    ])
  })
})

describe('a tick', () => {
  it('is kept over a restart, and can be taken away', async () => {
    const profile = await saveJob()
    await tick(profile, 'grant-consent')
    at = await at.restart()
    expect(await doneIn(profile)).toEqual({ 'copy-ids': 'ids', 'grant-consent': 'ticked' })
    await tick(profile, 'grant-consent', false)
    expect(await doneIn(profile)).toEqual({ 'copy-ids': 'ids' })
  })

  it('does not go along when the profile is pointed at another application', async () => {
    const profile = await saveJob()
    valueOf(await at.desk.tokens.renew(profile.id))
    await tick(profile, 'grant-consent')
    const { clientId } = tenant.applications.publicClient
    valueOf(await at.desk.profiles.update(profile.id, inputForJob({ clientId })))
    expect(await doneIn(profile)).toEqual({ 'copy-ids': 'ids' })
  })

  it('is refused for a profile that is no more', async () => {
    const profile = await saveJob()
    expect((await at.desk.profiles.remove(profile.id)).ok).toBe(true)
    expect(await at.desk.guide.tick(profile.id, 'grant-consent', true)).toMatchObject({
      failure: { kind: 'profile-missing' }
    })
  })
})

describe('a draft’s guide', () => {
  const draft = {
    mode: 'app+user',
    api: 'partner',
    cloud: 'global',
    environment: 'production',
    tenant: ' Contoso.onmicrosoft.com ',
    clientId: '0F8FAD5B-D9CB-469F-A165-70867728950E'
  } as const

  it('knows the ids once both are well-formed, and quotes them into its links', async () => {
    const { steps } = valueOf(await at.desk.guide.view({ draft }))
    expect(steps.find(({ id }) => id === 'copy-ids')?.state).toBe('seen')
    expect(valueOf(at.desk.guide.portalLink({ draft }, 'app-authentication'))).toBe(
      'https://entra.microsoft.com/contoso.onmicrosoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/0f8fad5b-d9cb-469f-a165-70867728950e'
    )
    expect(valueOf(at.desk.guide.value({ draft }, 'client-id'))).toBe(
      '0f8fad5b-d9cb-469f-a165-70867728950e'
    )
  })

  it.each(['', 'https://evil.example/', 'common', 'a/../b', '..', 'contoso#x'])(
    'takes %j for no tenant at all',
    async (typed) => {
      const of = { draft: { ...draft, tenant: typed } }
      const { steps } = valueOf(await at.desk.guide.view(of))
      expect(steps.find(({ id }) => id === 'copy-ids')?.state).toBe('open')
      expect(valueOf(at.desk.guide.portalLink(of, 'app-registrations'))).toBe(
        'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'
      )
    }
  )
})

async function testCall(profile: Profile): Promise<void> {
  const nobody = (): Promise<boolean> => Promise.reject(new Error('Nobody is to be asked.'))
  const outcome = valueOf(
    await at.desk.probe.run(profile.id, { call: 'legal-business-profile' }, nobody)
  )
  expect(outcome).toMatchObject({ kind: 'answered', probe: { verdict: 'accepted' } })
}
