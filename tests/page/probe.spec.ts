import type { Page } from '@playwright/test'
import type { ProbeOutcome, ProbeView } from '../../src/shared/probe'
import type { Scenario } from './fake-desktop'
import { answer, callsOf, emit, expect, release, test } from './page-test'
import { accepted, applicationPlan, personPlan, withoutSecondFactor } from './probe-answers'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, profiles, ready, tokens } from './scenarios'

const planned: Scenario = { ...ready, answers: { getProbeCalls: { ok: true, value: personPlan } } }
const held: Scenario = { ...planned, held: ['runProbe'] }

async function openTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Test call' }).click()
}

async function openApplication(page: Page): Promise<void> {
  await answer(page, 'getProbeCalls', { ok: true, value: applicationPlan })
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await openTab(page)
}

function sendButton(page: Page) {
  return page.getByRole('button', { name: /^(Send|Send again|Sending…)$/ })
}

async function send(page: Page, outcome: ProbeOutcome): Promise<void> {
  await answer(page, 'runProbe', { ok: true, value: outcome })
  await sendButton(page).click()
}

async function show(page: Page, probe: ProbeView): Promise<void> {
  await send(page, { kind: 'answered', probe })
  await expect(page.getByRole('article')).toBeVisible()
}

test('preselects the most telling call, and says before which are not documented for the mode', async ({
  open,
  page
}) => {
  await open(planned)
  await openApplication(page)
  const calls = page.getByRole('group', { name: 'Call' })
  await expect(calls.getByRole('radio', { name: /^Legal business profile/ })).toBeChecked()
  const organization = calls.getByRole('radio', { name: /^Organization profile/ })
  await expect(page.getByText('Not documented for app-only')).toHaveCount(2)
  await expect(page.getByText(/^Microsoft does not document this call/)).toBeHidden()
  await organization.check()
  await expect(page.getByText(/expect 401 or 403/)).toBeVisible()
  await sendButton(page).click()
  expect(await callsOf(page, 'runProbe')).toEqual([
    { profileId: ids.pricing, request: { call: 'organization-profile' } }
  ])
})

test('shows what the API made of the token, and announces it', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  await show(page, accepted(profiles.emea))
  const article = page.getByRole('article', { name: 'Accepted' })
  await expect(article).toContainText('The API accepted the token. Status 200, after 184 ms.')
  for (const fact of ['Contoso Ltd.', 'authorized', 'Compliant', 'MS-CorrelationId'])
    await expect(article).toContainText(fact)
  await expect(
    page.getByRole('tabpanel').getByRole('status').filter({ hasText: 'accepted the token' })
  ).toHaveText('The API accepted the token. Status 200, after 184 ms.')
  await expect(sendButton(page)).toHaveText('Send again')
})

test('shows that a call is under way, and cancels it by keyboard without losing the place', async ({
  open,
  page
}) => {
  await open(held)
  await openTab(page)
  await sendButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(sendButton(page)).toHaveText('Sending…')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tabpanel').getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await callsOf(page, 'cancelProbe')).toEqual([{ profileId: ids.emea }])
  expect(await callsOf(page, 'runProbe')).toHaveLength(1)
  await release(page, 'runProbe', { ok: true, value: { kind: 'cancelled' } })
  await expect(page.getByText('The call was cancelled.')).toBeVisible()
  await expect(sendButton(page)).toBeFocused()
})

test('leads from an error to its remedy', async ({ open, page }) => {
  await open({ ...planned, held: ['signIn'] })
  await openTab(page)
  await show(page, withoutSecondFactor)
  const article = page.getByRole('article', { name: 'Second factor missing' })
  await expect(article).toContainText('has to require multi-factor authentication first')
  await expect(article).toContainText('900421')
  await article.getByRole('button', { name: 'Sign in with a second factor' }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'mfa' }])
})

test('sends the same call again when waiting is the remedy', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  await page.getByRole('radio', { name: /^Referrals/ }).check()
  const throttled = {
    status: 429,
    verdict: 'throttled',
    remedy: 'retry',
    meaning: 'throttled'
  } as const
  await show(page, accepted(profiles.emea, { ...throttled, retryAfterSeconds: 17 }))
  await expect(page.getByRole('article')).toContainText('It asks to wait 17 seconds.')
  await page.getByRole('article').getByRole('button', { name: 'Try again' }).click()
  const sent = { profileId: ids.emea, request: { call: 'referrals' } }
  expect(await callsOf(page, 'runProbe')).toEqual([sent, sent])
})

test('an unknown code shows its own text', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  const unknown = { status: 400, verdict: 'request-refused', errorCode: '2000' } as const
  await show(page, accepted(profiles.emea, { ...unknown, errorText: '<b>Not valid</b>' }))
  await expect(page.getByRole('article')).toContainText('is not known here')
  await expect(page.getByRole('article')).toContainText('2000 <b>Not valid</b>')
})

test('fetches the answer’s text on demand, and shows it as text', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  await answer(page, 'getProbeText', { ok: true, value: { text: '{\n\t"html": "<img src=x>"\n}' } })
  await show(page, accepted(profiles.emea))
  expect(await callsOf(page, 'getProbeText')).toEqual([])
  const button = page.getByRole('button', { name: 'Show the answer’s text (2 KB)' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'The answer’s text' })).toHaveText(
    '{\n\t"html": "<img src=x>"\n}'
  )
  await page.getByRole('button', { name: 'Hide the answer’s text' }).click()
  await answer(page, 'getProbeText', { ok: true, value: {} })
  await button.click()
  await expect(page.getByText('The text is no longer at hand.')).toBeVisible()
})

test('says of an answer that is too long that nothing was kept', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  await show(page, accepted(profiles.emea, { bodyRefused: true, bodyBytes: 262_145, summary: [] }))
  await expect(page.getByText(/longer than 256 KB/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Show the answer/ })).toHaveCount(0)
})

test('sends another path on the host, and says at the field what is wrong with one', async ({
  open,
  page
}) => {
  await open(planned)
  await openTab(page)
  await page.getByRole('radio', { name: /^Another path/ }).check()
  const field = page.getByRole('textbox', { name: 'Path' })
  await field.fill('//evil.example')
  await answer(page, 'runProbe', {
    ok: true,
    value: { kind: 'path-refused', problem: 'other-host' }
  })
  await page.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/This leads to another host/)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toBeFocused()
  await field.fill('/v1.0/x')
  await show(page, accepted(profiles.emea, { url: 'https://api.partner.microsoft.com/v1.0/x' }))
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  expect(await callsOf(page, 'runProbe')).toEqual([
    { profileId: ids.emea, request: { path: '//evil.example' } },
    { profileId: ids.emea, request: { path: '/v1.0/x' } }
  ])
})

test('says why there is no answer, and why nothing was sent', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  await send(page, {
    kind: 'unanswered',
    code: 'network-timed-out',
    host: 'api.partner.microsoft.com',
    detail: 'TimeoutError'
  })
  await expect(page.getByText(/did not answer within 15 seconds/)).toBeVisible()
  await send(page, { kind: 'not-confirmed', host: 'api.example' })
  await expect(page.getByText(/Nothing was sent to api.example/)).toBeVisible()
  await answer(page, 'runProbe', {
    ok: false,
    failure: { kind: 'failure', failure: { code: 'sign-in-needed', remedy: 'sign-in', at: NOW } }
  })
  await sendButton(page).click()
  await expect(page.getByRole('heading', { name: 'No token for the call' })).toBeVisible()
})

test('names a host that is none of Microsoft’s, and a resource that is no address', async ({
  open,
  page
}) => {
  await open(planned)
  const plan = { origin: 'https://api.partner.sovereign.example', known: false } as const
  const root = { id: 'resource-root', url: `${plan.origin}/`, documented: false } as const
  await answer(page, 'getProbeCalls', { ok: true, value: { ...plan, calls: [root] } })
  await page.getByRole('button', { name: /Wide World Importers/ }).click()
  await openTab(page)
  await expect(page.getByText(/a dialog asks before the first call/)).toBeVisible()
  await answer(page, 'getProbeCalls', {
    ok: true,
    value: { calls: [], known: false, noHost: 'not-a-web-address' }
  })
  await emit(page, 'profilesChanged', {
    saved: [{ ...profiles.sovereign, api: { resource: 'api://contoso' } }],
    removed: []
  })
  await expect(page.getByText(/is a name and no address/)).toBeVisible()
  await expect(sendButton(page)).toHaveCount(0)
})

test('remembers the last answer after a restart', async ({ open, page }) => {
  const probe = { at: NOW - 60_000, verdict: 'accepted', call: 'referrals' } as const
  await open({ ...planned, tokens: [{ ...tokens.emea, probe }] })
  await openTab(page)
  await expect(page.getByText(/^Last test call, Referrals: Accepted/)).toBeVisible()
})

const states: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the calls of an application', openApplication],
  [
    'an accepted token',
    async (page) => {
      await openTab(page)
      await answer(page, 'getProbeText', { ok: true, value: { text: '{"a":1}' } })
      await show(page, accepted(profiles.emea))
      await page.getByRole('button', { name: /Show the answer/ }).click()
    }
  ],
  [
    'a token without a second factor',
    async (page) => {
      await openTab(page)
      await show(page, withoutSecondFactor)
    }
  ],
  [
    'a path that is refused',
    async (page) => {
      await openTab(page)
      await page.getByRole('radio', { name: /^Another path/ }).check()
      await send(page, { kind: 'path-refused', problem: 'at-sign' })
    }
  ],
  [
    'a call without an answer',
    async (page) => {
      await openTab(page)
      const host = 'api.partner.microsoft.com'
      await send(page, { kind: 'unanswered', code: 'network-untrusted', host, detail: 'CERT' })
    }
  ]
]
for (const [name, reach] of states) {
  test(`${name} can be read by everyone`, async ({ open, page }) => {
    await open(planned)
    await reach(page)
    await expectReadableByEveryone(page)
  })
}
