import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
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
  at = await openDeskAtDemo(tenant)
  profile = valueOf(
    await at.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
  ).profile
})
afterEach(() => at.close())

/** Starts a sign-in and gives the link that the browser was sent to. */
async function begin() {
  const next = at.nextLink()
  const ended = at.desk.signIn.start(profile.id, 'default')
  const link = await Promise.race([
    next,
    ended.then((result) => Promise.reject(new Error(JSON.stringify(result))))
  ])
  return { ended, link: new URL(link) }
}

test('the link asks for a posted form and carries challenge, state and nonce, each new every time', async () => {
  const links: URL[] = []
  for (let attempt = 0; attempt < 2; attempt++) {
    const { ended, link } = await begin()
    links.push(link)
    at.desk.signIn.cancel(profile.id)
    await ended
  }
  for (const { searchParams } of links) {
    expect(searchParams.get('response_mode')).toBe('form_post')
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
  }
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(new Set(links.map(({ searchParams }) => searchParams.get(name))).size, name).toBe(2)
  }
})

test('a token that was issued for another nonce is refused, and nothing is kept', async () => {
  const { ended, link } = await begin()
  link.searchParams.set('nonce', 'somebody-elses-nonce')
  await signInWithoutBrowser(link.href, { account: tenant.users.ada, caPem: tenant.caPem })
  expect(await ended).toMatchObject({ ok: false, failure: { failure: { code: 'answer-invalid' } } })
  expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject({
    failure: { failure: { code: 'sign-in-needed' } }
  })
})

test('a code that was asked for with another challenge is refused', async () => {
  const { ended, link } = await begin()
  link.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  await signInWithoutBrowser(link.href, { account: tenant.users.ada, caPem: tenant.caPem })
  expect(await ended).toMatchObject({ ok: false, failure: { failure: { aadsts: 501481 } } })
})

test('the page that the browser was sent to is named while the sign-in waits', async () => {
  const { ended } = await begin()
  expect(at.desk.signIn.waiting()[0]).toMatchObject({ pageOrigin: tenant.browserOrigin })
  at.desk.signIn.cancel(profile.id)
  await ended
})
