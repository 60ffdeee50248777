import type { Page } from '@playwright/test'
import type { CallResult } from '../../src/shared/contract'
import type { WorkReport, WorkResult, WorkView } from '../../src/shared/work'
import { callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { consentFailure, ids, NOW, profiles, ready } from './scenarios'

const allIds = Object.values(ids)

const running: WorkView = {
  id: '00000000-0000-4000-8000-0000000000aa',
  kind: 'renew',
  startedAt: NOW,
  total: 8,
  done: 3,
  good: 2,
  current: [ids.sandbox, ids.gov, ids.referrals]
}

const good = (profileId: string): WorkResult => ({ profileId, outcome: 'good', failedChecks: [] })

const stopped: WorkReport = {
  work: {
    ...running,
    done: 6,
    good: 3,
    current: [],
    endedAt: NOW + 4000,
    end: 'cancelled'
  },
  results: [
    good(ids.emea),
    good(ids.pricing),
    { profileId: ids.sandbox, outcome: 'fails-checks', failedChecks: ['audience', 'mfa'] },
    { profileId: ids.gov, outcome: 'failed', failedChecks: [], failure: consentFailure },
    good(ids.referrals),
    {
      profileId: ids.marketplace,
      outcome: 'failed',
      failedChecks: [],
      failure: { code: 'credential-missing', remedy: 'enter-credential', at: NOW }
    },
    { profileId: ids.china, outcome: 'not-done', failedChecks: [] },
    { profileId: ids.sovereign, outcome: 'not-done', failedChecks: [] }
  ]
}
const ended: CallResult<'startWork'> = { ok: true, value: stopped }

const strip = (page: Page) => page.getByRole('region', { name: 'Many profiles at once' })

async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: entry }).click()
}

async function showResult(page: Page): Promise<void> {
  await choose(page, 'Renew all tokens')
  await strip(page).getByRole('button', { name: 'Show result' }).click()
}

test('the tokens of all profiles are renewed from the menu', async ({ open, page }) => {
  await open({ ...ready, answers: { startWork: ended } })
  await choose(page, 'Renew all tokens')
  const [call] = await callsOf(page, 'startWork')
  expect(call).toMatchObject({ kind: 'renew', profileIds: expect.arrayContaining(allIds) })
})

test('all profiles are checked from the menu', async ({ open, page }) => {
  await open({ ...ready, answers: { startWork: ended } })
  await choose(page, 'Check all profiles')
  await expect.poll(() => callsOf(page, 'startWork')).toMatchObject([{ kind: 'check' }])
})

test('a run shows how far it is, what it works on, and problems so far', async ({ open, page }) => {
  await open({ ...ready, held: ['startWork'] })
  await choose(page, 'Renew all tokens')
  await emit(page, 'workChanged', running)
  await expect(strip(page)).toContainText('Renewing tokens: 3 of 8')
  await expect(strip(page)).toContainText('1 problem')
  await expect(strip(page)).toContainText('Fabrikam Sandbox and 2 more')
  await expect(page.getByRole('progressbar', { name: 'New tokens' })).toHaveAttribute('value', '3')
})

test('while one goes on, no second one is offered', async ({ open, page }) => {
  await open({ ...ready, held: ['startWork'] })
  await choose(page, 'Renew all tokens')
  await emit(page, 'workChanged', running)
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await expect(page.getByRole('menuitem', { name: 'Check all profiles' })).toHaveAttribute(
    'aria-disabled',
    'true'
  )
})

test('it is read aloud at its beginning, at each quarter and at its end only', async ({
  open,
  page
}) => {
  await open({ ...ready, held: ['startWork'] })
  const announced = page.getByRole('status').filter({ hasText: /Renewing|new token/ })
  await choose(page, 'Renew all tokens')
  await emit(page, 'workChanged', { ...running, done: 2 })
  await expect(announced).toHaveText('Renewing tokens: 2 of 8')
  await emit(page, 'workChanged', { ...running, done: 3 })
  await expect(strip(page)).toContainText('3 of 8')
  await expect(announced).toHaveText('Renewing tokens: 2 of 8')
  await release(page, 'startWork', ended)
  await expect(announced).toHaveText(
    '3 new tokens, 3 profiles without, 2 profiles not done. Stopped before the end.'
  )
})

test('it can be stopped at any moment', async ({ open, page }) => {
  await open({ ...ready, held: ['startWork'] })
  await choose(page, 'Renew all tokens')
  await emit(page, 'workChanged', running)
  await strip(page).getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => callsOf(page, 'cancelWork')).toEqual([{}])
  await expect(strip(page).getByRole('button', { name: 'Stopping…' })).toBeVisible()
  await release(page, 'startWork', ended)
  await expect(strip(page)).toContainText('Stopped before the end.')
})

test('the result begins with what needs a person, each with its reason and its way on', async ({
  open,
  page
}) => {
  await open({ ...ready, answers: { startWork: ended } })
  await showResult(page)
  const problems = page.getByRole('region', { name: '3 profiles to look at' })
  await expect(problems.getByRole('listitem')).toHaveCount(3)
  await expect(problems).toContainText('it is for another API, it was made without a second factor')
  await expect(problems.getByRole('button', { name: 'Sign in and accept' })).toBeVisible()
  await problems.getByRole('button', { name: 'Enter secret or certificate' }).click()
  await expect(page.getByRole('dialog')).toContainText('Northwind Marketplace')
})

test('a row leads to its profile', async ({ open, page }) => {
  await open({ ...ready, answers: { startWork: ended } })
  await showResult(page)
  await page.getByRole('main').getByRole('button', { name: profiles.gov.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Litware Gov/)
})

test('what a stop has left can be done afterwards', async ({ open, page }) => {
  await open({ ...ready, answers: { startWork: ended } })
  await showResult(page)
  await page.getByRole('button', { name: 'Do the rest' }).click()
  await expect
    .poll(async () => (await callsOf(page, 'startWork')).at(-1))
    .toEqual({ kind: 'renew', profileIds: [ids.china, ids.sovereign] })
})

test('a summary for a ticket is copied, with names only when they are chosen', async ({
  open,
  page
}) => {
  await open({ ...ready, answers: { startWork: ended } })
  await showResult(page)
  await page.getByRole('button', { name: 'Copy summary for a ticket' }).click()
  await expect(page.getByText('The summary is on the clipboard.')).toBeVisible()
  await page.getByLabel('With names of profiles and tenants').check()
  await page.getByRole('button', { name: 'Copy summary for a ticket' }).click()
  await expect
    .poll(() => callsOf(page, 'copyWork'))
    .toEqual([{ withNames: false }, { withNames: true }])
})

test('a run that the main process refuses says why', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { startWork: { ok: false, failure: { kind: 'work-running' } } }
  })
  await choose(page, 'Renew all tokens')
  await expect(strip(page).getByRole('alert')).toContainText('being renewed or checked already')
  await strip(page).getByRole('button', { name: 'Close the result' }).click()
  await expect(strip(page)).toBeHidden()
})

test('a page that is loaded anew shows the last run', async ({ open, page }) => {
  await open({ ...ready, answers: { getWork: { ok: true, value: { report: stopped } } } })
  await expect(strip(page)).toContainText('3 new tokens')
})

test('everyone can read a run', async ({ open, page }) => {
  await open({ ...ready, held: ['startWork'] })
  await choose(page, 'Renew all tokens')
  await emit(page, 'workChanged', running)
  await expectReadableByEveryone(page)
})

test('everyone can read its result', async ({ open, page }) => {
  await open({ ...ready, answers: { startWork: ended } })
  await showResult(page)
  await expectReadableByEveryone(page)
})
