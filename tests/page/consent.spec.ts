import type { Page } from '@playwright/test'
import type { Failure } from '../../src/shared/token'
import type { Scenario } from './fake-desktop'
import { answer, callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, ready, tokens, waiting } from './scenarios'

const link =
  'https://login.microsoftonline.com/contoso-emea.onmicrosoft.com/v2.0/adminconsent?client_id=b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77&scope=https%3A%2F%2Fapi.partner.microsoft.com%2Fuser_impersonation&redirect_uri=http%3A%2F%2Flocalhost'
const scopes = ['https://api.partner.microsoft.com/user_impersonation']
const granted = { form: 'this-api', grantedAt: NOW - 3 * 60_000 } as const
const waitingConsent = { ...waiting, purpose: 'consent' } as const

const planned: Scenario = {
  ...ready,
  answers: { getConsentPlan: { ok: true, value: { form: 'this-api', link, scopes } } }
}
const asking: Scenario = { ...planned, held: ['askForConsent'] }

async function openTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Admin consent' }).click()
}

function askButton(page: Page) {
  return page.getByRole('button', { name: 'Ask in the browser' })
}

/** Asks for consent by keyboard and lets the main process say that it waits. */
async function ask(page: Page): Promise<void> {
  await openTab(page)
  await askButton(page).focus()
  await page.keyboard.press('Enter')
  await emit(page, 'signInChanged', { profileId: ids.emea, signIn: waitingConsent })
}

async function end(page: Page, failure: Omit<Failure, 'at'>): Promise<void> {
  await emit(page, 'signInChanged', { profileId: ids.emea })
  await release(page, 'askForConsent', {
    ok: false,
    failure: { kind: 'failure', failure: { ...failure, at: NOW } }
  })
}

test('warns before anything else that a grant may replace what was granted before', async ({
  open,
  page
}) => {
  await open(planned)
  await openTab(page)
  const panel = page.getByRole('tabpanel')
  const text = await panel.innerText()
  expect(text.indexOf('may replace what was granted')).toBeGreaterThan(0)
  expect(text.indexOf('may replace what was granted')).toBeLessThan(
    text.indexOf('Ask in the browser')
  )
  for (const role of [
    'Privileged Role Administrator',
    'Cloud Application Administrator',
    'Application Administrator'
  ])
    await expect(panel.getByText(role, { exact: true })).toBeVisible()
  await expect(panel.getByText(scopes[0] ?? '', { exact: true })).toBeVisible()
  await expect(panel.getByText(link)).toBeVisible()
})

test('shows the link of the form that is chosen, and copies it or a message', async ({
  open,
  page
}) => {
  await open(planned)
  await openTab(page)
  await answer(page, 'getConsentPlan', {
    ok: true,
    value: { form: 'all-listed', link: 'https://login.example/adminconsent', scopes: [] }
  })
  await page.getByRole('radio', { name: /^Everything that is listed/ }).check()
  await expect(page.getByText('https://login.example/adminconsent')).toBeVisible()
  await expect(page.getByText('everything under API permissions')).toBeVisible()
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied.')).toBeVisible()
  await page.getByRole('button', { name: 'Copy message with link' }).click()
  await expect(page.getByText(/^Message copied/)).toBeVisible()
  expect(await callsOf(page, 'copyConsent')).toEqual([
    { profileId: ids.emea, form: 'all-listed', as: 'link' },
    { profileId: ids.emea, form: 'all-listed', as: 'message' }
  ])
})

test('waits on its own tab, leaves the token in its place, and keeps the keyboard there', async ({
  open,
  page
}) => {
  await open(asking)
  await ask(page)
  expect(await callsOf(page, 'askForConsent')).toEqual([{ profileId: ids.emea, form: 'this-api' }])
  await expect(page.getByRole('heading', { name: 'Waiting for an administrator' })).toBeVisible()
  await expect(page.getByText(/“Need admin approval” and never comes back/)).toBeVisible()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await callsOf(page, 'cancelSignIn')).toEqual([{ profileId: ids.emea }])
  await end(page, { code: 'cancelled', remedy: 'sign-in' })
  await expect(page.getByRole('heading', { name: 'Cancelled' })).toBeVisible()
  await expect(askButton(page)).toBeFocused()
})

test('says when, and by which form, consent was granted', async ({ open, page }) => {
  await open(asking)
  await ask(page)
  await emit(page, 'signInChanged', { profileId: ids.emea })
  await emit(page, 'tokenChanged', { ...tokens.emea, consent: granted })
  await release(page, 'askForConsent', { ok: true, value: granted })
  const said = page.getByText(/^Consent was granted on 23 Nov 2026 at 17:46, for this API only/)
  await expect(said.last()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Consent was granted' })).toHaveCount(1)
  await expect(askButton(page)).toBeFocused()
})

const outcomes: readonly (readonly [string, Omit<Failure, 'at'>, RegExp])[] = [
  ['Declined', { code: 'declined', remedy: 'grant-consent' }, /Consent was declined/],
  [
    'Granted in another tenant',
    { code: 'wrong-tenant', remedy: 'edit-profile', expected: 'a0eebc99', found: '3f2504e0' },
    /granted in 3f2504e0, but this profile is for a0eebc99/
  ],
  [
    'Account of another tenant',
    { code: 'wrong-account', remedy: 'sign-in-other-account', aadsts: 50020 },
    /does not belong to contoso-emea\.onmicrosoft\.com/
  ],
  [
    'Needs an administrator',
    { code: 'consent-needed', remedy: 'grant-consent', aadsts: 90094 },
    /may not grant consent in contoso-emea/
  ],
  ['No answer in time', { code: 'timed-out', remedy: 'sign-in' }, /no answer in time, so/],
  [
    'Redirect not registered',
    { code: 'redirect-not-registered', remedy: 'open-authentication' },
    /http:\/\/localhost/
  ]
]
for (const [headline, failure, sentence] of outcomes) {
  test(`says in a sentence what went wrong, and can ask again: ${headline}`, async ({
    open,
    page
  }) => {
    await open(asking)
    await ask(page)
    await end(page, failure)
    const panel = page.getByRole('tabpanel')
    await expect(panel.getByRole('heading', { name: headline })).toBeVisible()
    await expect(panel.getByRole('paragraph').filter({ hasText: sentence }).last()).toBeVisible()
    await expect(panel.getByRole('status').filter({ hasText: sentence })).toHaveCount(1)
    await panel.getByRole('button', { name: 'Ask again' }).click()
    expect(await callsOf(page, 'askForConsent')).toHaveLength(2)
    await expect(panel.getByRole('heading', { name: headline })).toBeHidden()
  })
}

test('leads to where a failure is mended', async ({ open, page }) => {
  await open(asking)
  await ask(page)
  await end(page, { code: 'redirect-not-registered', remedy: 'open-authentication', aadsts: 50011 })
  await page.getByRole('button', { name: 'Open Authentication' }).click()
  expect(await callsOf(page, 'openPortal')).toEqual([
    { of: { profileId: ids.emea }, place: 'app-authentication' }
  ])
})

test('does not ask while a sign-in waits for the browser', async ({ open, page }) => {
  await open(planned)
  await openTab(page)
  await emit(page, 'signInChanged', { profileId: ids.emea, signIn: waiting })
  await expect(page.getByText(/^A sign-in is waiting for the browser/)).toBeVisible()
  await askButton(page).click({ force: true })
  expect(await callsOf(page, 'askForConsent')).toEqual([])
})

test('says when there is no link', async ({ open, page }) => {
  const unreachable: Failure = { code: 'network-unreachable', remedy: 'retry', at: NOW }
  await open({
    ...ready,
    answers: { getConsentPlan: { ok: false, failure: { kind: 'failure', failure: unreachable } } }
  })
  await openTab(page)
  await expect(page.getByText(/^The login host could not be asked/)).toBeVisible()
})

const states: readonly (readonly [string, Scenario, (page: Page) => Promise<void>])[] = [
  ['what is asked for', planned, openTab],
  [
    'a consent that waits',
    asking,
    async (page) => {
      await ask(page)
    }
  ],
  [
    'a consent that was declined, after one that was granted',
    asking,
    async (page) => {
      await ask(page)
      await emit(page, 'tokenChanged', { ...tokens.emea, consent: granted })
      await end(page, { code: 'declined', remedy: 'grant-consent', aadsts: 65004, detail: 'No.' })
    }
  ],
  [
    'the consent of an application',
    planned,
    async (page) => {
      await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
      await openTab(page)
    }
  ]
]
for (const [name, scenario, reach] of states) {
  test(`${name} can be read by everyone`, async ({ open, page }) => {
    await open(scenario)
    await reach(page)
    await expectReadableByEveryone(page)
  })
}
