import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import type { TokenView } from '../../src/shared/views'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { signInWithoutBrowser } from '../authority/sign-in-without-browser'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

let tenant: DemoTenant
let at: DeskAtDemo
let profile: Profile

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  tenant.requireMfa(false)
  at = await openDeskAtDemo(tenant)
  const input = inputFor(tenant, tenant.applications.publicClient)
  ;({ profile } = valueOf(await at.desk.profiles.create(input)))
  // She has a password only, as long as nothing demands more of her.
  valueOf(await at.signIn(profile, tenant.users.katherine))
})
afterEach(() => at.close())

/** Signs her in with a second factor, and returns the link that the browser was sent to. */
async function signInWithMfa(): Promise<{ readonly view: TokenView; readonly link: URL }> {
  const opened = at.nextLink()
  const signingIn = at.desk.signIn.start(profile.id, 'mfa')
  const link = await opened
  await signInWithoutBrowser(link, { account: tenant.users.katherine, caPem: tenant.caPem })
  return { view: valueOf(await signingIn), link: new URL(link) }
}

function mfaOf(view: TokenView): unknown {
  return view.checks.find(({ id }) => id === 'mfa')
}

describe('a token without multi-factor authentication', () => {
  test('fails its check, and a sign-in with a second factor mends it where the tenant asks', async () => {
    const [before] = await at.desk.tokens.views()
    expect(before?.checks.find(({ id }) => id === 'mfa')).toMatchObject({ verdict: 'failed' })
    tenant.requireMfa(true)
    const { view, link } = await signInWithMfa()
    expect(mfaOf(view)).toMatchObject({ verdict: 'passed', found: expect.stringContaining('mfa') })
    expect(link.searchParams.get('prompt')).toBe('login')
    expect(link.searchParams.get('claims')).not.toContain('capolids')
  })

  test('stays one where no policy of the tenant asks for more', async () => {
    const { view } = await signInWithMfa()
    expect(mfaOf(view)).toMatchObject({ verdict: 'failed' })
  })
})

describe('a renewal that is refused for want of a second factor', () => {
  beforeEach(async () => {
    tenant.requireMfa(true)
    expect(await at.desk.tokens.renew(profile.id)).toMatchObject({
      failure: { failure: { code: 'mfa-needed', remedy: 'sign-in-with-mfa', aadsts: 50076 } }
    })
    // From now on nothing but the claims can make the tenant ask.
    tenant.requireMfa(false)
  })

  test('keeps the demanded claims out of what is shown', async () => {
    const [view] = await at.desk.tokens.views()
    expect(view?.failure).toMatchObject({ aadsts: 50076 })
    expect(JSON.stringify(view)).not.toContain('capolids')
  })

  test('has the next sign-in with a second factor pass them on, to both endpoints', async () => {
    tenant.journal.clear()
    const { view, link } = await signInWithMfa()
    expect(link.searchParams.get('claims')).toContain('capolids')
    const [redeemed] = tenant.journal.tokenRequests({ grantType: 'authorization_code' })
    expect(redeemed?.claims).toContain('capolids')
    expect(mfaOf(view)).toMatchObject({ verdict: 'passed' })
  })

  test('is forgotten with the new token', async () => {
    await signInWithMfa()
    const { link } = await signInWithMfa()
    expect(link.searchParams.get('claims')).not.toContain('capolids')
  })

  test('does not burden a sign-in that asks for something else', async () => {
    const opened = at.nextLink()
    const signingIn = at.desk.signIn.start(profile.id, 'default')
    expect(new URL(await opened).searchParams.get('claims')).not.toContain('capolids')
    at.desk.signIn.cancel(profile.id)
    await signingIn
  })
})
