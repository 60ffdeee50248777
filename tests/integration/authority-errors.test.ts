import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { words } from '../../src/words'
import { plainText } from '../../src/words/text'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { signInWithoutBrowser } from '../authority/sign-in-without-browser'
import { applicationRows } from './authority-errors/application-rows'
import { injectedRows } from './authority-errors/injected-rows'
import { renewalRows } from './authority-errors/renewal-rows'
import { browserRows, signInRows } from './authority-errors/sign-in-rows'
import { failureOf, type Row } from './authority-errors/stage'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'

/** From the state that the demo tenant really is in: registrations, users, secrets, policies. */
const genuine = [...applicationRows, ...signInRows, ...renewalRows, ...browserRows]
const all = [...genuine, ...injectedRows]

let tenant: DemoTenant
let at: DeskAtDemo
let aheadMs = 0

beforeAll(async () => {
  tenant = await startDemoTenant({ now: () => Date.now() + aheadMs })
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
})
afterEach(async () => {
  await at.close()
  tenant.reset()
  aheadMs = 0
})

const facts = {
  tenant: 'contoso.example',
  clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b1',
  api: 'Partner Center API',
  cloud: 'login.microsoftonline.com',
  mode: 'app+user'
} as const

function meaningOf(aadsts: number): string {
  const said = words.authorityErrors.of(aadsts)
  if (said === undefined) throw new Error(`AADSTS${aadsts} has no words of its own`)
  return plainText(said.meaning(facts))
}

async function endsInItsRemedy({ aadsts, code, remedy, provoke }: Row): Promise<void> {
  const setClockAhead = (milliseconds: number): void => {
    aheadMs = milliseconds
  }
  const failure = await provoke({ at, tenant, setClockAhead })
  expect({ aadsts: failure.aadsts, code: failure.code, remedy: failure.remedy }).toEqual({
    aadsts,
    code,
    remedy
  })
  expect(failure.detail).toContain(`AADSTS${aadsts}`)
  // A ticket needs it: in a field of its own, or in Microsoft's text where it came by redirect.
  expect(failure.correlationId ?? failure.detail).toMatch(
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
  )
  expect(meaningOf(aadsts)).not.toBe('')
  const others = all.filter((row) => row.aadsts !== aadsts).map((row) => meaningOf(row.aadsts))
  expect(others).not.toContain(meaningOf(aadsts))
}

const titled = (rows: readonly Row[]) =>
  rows.map((row): readonly [string, Row] => [`AADSTS${row.aadsts}, ${row.because}`, row])

describe('genuine: what an application alone is refused', () => {
  test.each(titled(applicationRows))('%s', (_title, row) => endsInItsRemedy(row))
})

describe('genuine: what a sign-in ends in', () => {
  test.each(titled(signInRows))('%s', (_title, row) => endsInItsRemedy(row))
})

describe('genuine: what a renewal by refresh token ends in', () => {
  test.each(titled(renewalRows))('%s', (_title, row) => endsInItsRemedy(row))
})

describe('genuine: what only the browser says, pasted by the person', () => {
  test.each(titled(browserRows))('%s', (_title, row) => endsInItsRemedy(row))
})

test('a page that never comes back leaves the sign-in waiting, and it can be cancelled', async () => {
  const application = tenant.applications.otherRedirectClient
  const { profile } = valueOf(await at.desk.profiles.create(inputFor(tenant, application)))
  const link = at.nextLink()
  const signingIn = at.desk.signIn.start(profile.id, 'default')
  const { caPem, users } = tenant
  const page = await signInWithoutBrowser(await link, { account: users.ada, caPem })
  expect(page).toMatchObject({ kind: 'stopped', code: '50011' })
  expect(at.desk.signIn.waiting()).toHaveLength(1)
  at.desk.signIn.cancel(profile.id)
  expect(failureOf(await signingIn).code).toBe('cancelled')
})

describe('injected', () => {
  test.each(titled(injectedRows))('%s', (_title, row) => endsInItsRemedy(row))
})

test('every number stands here once, and enough of them are genuine', () => {
  const numbers = all.map((row) => row.aadsts)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(genuine.length).toBeGreaterThanOrEqual(40)
  expect(numbers.toSorted()).toEqual([...words.authorityErrors.numbers].toSorted())
})
