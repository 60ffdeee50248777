import { describe, expect, test } from 'vitest'
import { valueOf } from '../desk-at-demo'
import {
  at,
  checkOf,
  examineAtDemo,
  examined,
  rest,
  signedIn,
  summaryOf,
  tenant,
  userProfile,
  verdictsOf
} from './examine-at-demo'

examineAtDemo()

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

  test('what the last sign-in failed for, although nobody is signed in', async () => {
    const { ada } = tenant.users
    const { webRedirectClient, consentClient } = tenant.applications
    const underWeb = await userProfile(webRedirectClient)
    await at.signIn(underWeb, ada)
    tenant.journal.clear()
    const report = await examined(underWeb)
    expect(summaryOf(report)).toEqual({
      failed: ['redirect'],
      code: 'application-needs-secret',
      aadsts: 7000218,
      inferred: ['application'],
      unreached: rest('api', 'app+user')
    })
    expect(checkOf(report, 'redirect')?.basis).toBe('last-sign-in')
    expect(tenant.journal.tokenRequests()).toEqual([])

    const declined = await userProfile(consentClient)
    await at.signIn(declined, ada, { decline: true })
    const second = await examined(declined)
    expect(summaryOf(second)).toMatchObject({ failed: ['consent'], aadsts: 65004 })
    // The answer came back, but on which platform the redirect is registered was not seen.
    expect(verdictsOf(second)).toMatchObject({ redirect: 'needs-sign-in', api: 'passed' })
  })

  test('the account that signed in is not the profile’s', async () => {
    const { ada, grace } = tenant.users
    const profile = await userProfile(undefined, { account: grace.userName })
    await at.signIn(profile, ada)
    const report = await examined(profile)
    expect(summaryOf(report)).toMatchObject({ failed: ['token'], code: 'wrong-account' })
    expect(checkOf(report, 'redirect')).toMatchObject({ verdict: 'passed', basis: 'token-issued' })
  })

  test('a sign-in that was only cancelled says nothing of the profile', async () => {
    const profile = await userProfile()
    await at.signIn(profile, tenant.users.ada, { cancel: true })
    const report = await examined(profile)
    expect(summaryOf(report)).toMatchObject({ failed: [], inferred: [] })
    expect(verdictsOf(report)['application']).toBe('needs-sign-in')
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
