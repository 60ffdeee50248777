import type { Page } from '@playwright/test'
import type { DoctorReport } from '../../src/shared/doctor'
import {
  expiredSecretReport,
  goodReport,
  noSecondFactorReport,
  refusedSignInReport,
  runningReport,
  unsignedReport
} from './doctor-reports'
import type { Scenario } from './fake-desktop'
import { answer, callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, profiles, ready } from './scenarios'

async function openTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Doctor' }).click()
}

async function choose(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
}

function startButton(page: Page) {
  return page.getByRole('button', { name: /^Check (everything|again)$/ })
}

const held: Scenario = { ...ready, held: ['runDoctor'] }

async function tell(page: Page, report: DoctorReport): Promise<void> {
  await emit(page, 'doctorChanged', { profileId: report.profileId, report })
}

/** Opens the doctor of a profile and lets it come to this report. */
async function examine(page: Page, report: DoctorReport): Promise<void> {
  await openTab(page)
  await startButton(page).click()
  await tell(page, report)
  await release(page, 'runDoctor', { ok: true, value: report })
}

test('checks everything at one press, and shows what it found and where from', async ({
  open,
  page
}) => {
  await open(held)
  await examine(page, goodReport(profiles.emea))
  await expect(page.getByRole('heading', { name: 'Everything is in order.' })).toBeVisible()
  const rows = page.getByRole('list', { name: 'Checks of this profile' }).getByRole('listitem')
  await expect(rows).toHaveCount(11)
  await expect(rows.nth(0)).toContainText('through the proxy proxy.contoso.example:8080')
  await expect(rows.nth(1)).toContainText('Contoso Web Gateway CA (Contoso)')
  await expect(rows.nth(1)).toContainText('a proxy or firewall may be reading along')
  await expect(rows.nth(4)).toContainText('Concluded from the saved sign-in')
  await expect(rows.nth(10)).toContainText('Legal business profile, HTTP 200')
  expect(await callsOf(page, 'runDoctor')).toEqual([{ profileId: ids.emea }])
})

test('names what the last sign-in was refused for, and that it was then', async ({
  open,
  page
}) => {
  await open(held)
  await examine(page, refusedSignInReport(profiles.emea))
  const panel = page.getByRole('tabpanel')
  const headline = '“Redirect and public client” keeps this profile from working.'
  await expect(panel.getByRole('heading', { name: headline })).toBeVisible()
  const row = panel.getByRole('listitem').nth(4)
  await expect(row).toContainText('Seen at the last sign-in, in Microsoft’s answer: AADSTS7000218.')
  await expect(panel.getByRole('button', { name: 'Open Authentication' })).toBeVisible()
})

test('says of a token without a second factor that the API refuses it, not that Microsoft asked', async ({
  open,
  page
}) => {
  await open(held)
  await examine(page, noSecondFactorReport(profiles.emea))
  const panel = page.getByRole('tabpanel')
  await expect(panel.getByText('its sign-in had no second factor')).toBeVisible()
  await expect(panel.getByText('before it gives a token')).toHaveCount(0)
  await expect(panel.getByRole('button', { name: 'Sign in with a second factor' })).toBeVisible()
})

test('shows progress, announces it once, and can be cancelled by keyboard', async ({
  open,
  page
}) => {
  await open(held)
  await openTab(page)
  await startButton(page).click()
  const status = page.getByRole('tabpanel').getByRole('status').first()
  await expect(status).toHaveText('Checking everything.')
  const spoken: string[] = []
  await page.exposeFunction('spoken', (text: string) => void spoken.push(text))
  await status.evaluate((element) => {
    new MutationObserver(() => {
      const speak: unknown = Reflect.get(window, 'spoken')
      if (typeof speak === 'function') Reflect.apply(speak, window, [element.textContent])
    }).observe(element, { childList: true, characterData: true, subtree: true })
  })
  for (const id of ['network', 'tls', 'tenant', 'application'] as const)
    await tell(page, runningReport(profiles.emea, id))
  await expect(page.getByText('Checking 4 of 11: Application')).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveAttribute('value', '3')
  expect(spoken).toEqual([])

  await page.getByRole('tabpanel').getByRole('button', { name: 'Cancel' }).focus()
  await page.keyboard.press('Enter')
  expect(await callsOf(page, 'cancelDoctor')).toEqual([{ profileId: ids.emea }])
  const cancelled = { ...runningReport(profiles.emea, 'application'), endedAt: Date.now() }
  await tell(page, { ...cancelled, end: 'cancelled' })
  await release(page, 'runDoctor', { ok: true, value: { ...cancelled, end: 'cancelled' } })
  await expect(status).toHaveText('Cancelled. What was checked until then stays here.')
  await expect(startButton(page)).toBeFocused()
})

test('sets the first failed check apart, with what to do in one button', async ({ open, page }) => {
  await open(held)
  await choose(page, 'Contoso Pricing job')
  await examine(page, expiredSecretReport(profiles.pricing))
  await expect(
    page.getByRole('heading', { name: '“Secret or certificate” keeps this profile from working.' })
  ).toBeVisible()
  const failed = page.getByRole('listitem').filter({ hasText: 'The secret was not accepted' })
  await expect(failed).toContainText('By its date it ended on 20 Nov 2026')
  await expect(failed).toContainText('Seen in Microsoft’s answer: AADSTS7000222')
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: 'Open Certificates & secrets' })
    .click()
  expect(await callsOf(page, 'openPortal')).toEqual([
    { of: { profileId: ids.pricing }, place: 'app-credentials' }
  ])
  await expect(
    page.getByRole('listitem').filter({ hasText: '“Secret or certificate” has to pass first' })
  ).toHaveCount(4)
})

test('offers the sign-in that it needs to go on', async ({ open, page }) => {
  await open({ ...held, held: ['runDoctor', 'signIn'] })
  await choose(page, 'Northwind China')
  await examine(page, unsignedReport(profiles.china))
  await expect(
    page.getByRole('heading', { name: 'In order so far. Sign in to check the rest.' })
  ).toBeVisible()
  await page.getByRole('tabpanel').getByRole('button', { name: 'Sign in' }).click()
  expect(await callsOf(page, 'signIn')).toEqual([{ profileId: ids.china, prompt: 'default' }])
})

test('copies the report without names unless they are chosen', async ({ open, page }) => {
  await open(held)
  await examine(page, goodReport(profiles.emea))
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByText('Report copied, without names.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'with names' }).check()
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByText('Report copied, with names.')).toBeVisible()
  expect(await callsOf(page, 'copyDoctorReport')).toEqual([
    { profileId: ids.emea, withNames: false },
    { profileId: ids.emea, withNames: true }
  ])
})

test('forgets a report that no longer says anything, and says when it cannot begin', async ({
  open,
  page
}) => {
  await open(held)
  await examine(page, goodReport(profiles.emea))
  await emit(page, 'doctorChanged', { profileId: ids.emea })
  await expect(page.getByRole('list', { name: 'Checks of this profile' })).toBeHidden()
  await answer(page, 'runDoctor', { ok: false, failure: { kind: 'internal' } })
  await startButton(page).click()
  await expect(page.getByRole('tabpanel').getByText('The app made a mistake')).toHaveCount(2)
})

const shown = {
  'while it runs': runningReport(profiles.emea, 'consent'),
  'when all is well': goodReport(profiles.emea),
  'when a check failed': expiredSecretReport(profiles.emea),
  'when nobody has signed in': unsignedReport(profiles.emea)
}
for (const [when, report] of Object.entries(shown)) {
  test(`can be read by everyone ${when}`, async ({ open, page }) => {
    await open(held)
    await openTab(page)
    await startButton(page).click()
    await tell(page, report)
    await expectReadableByEveryone(page)
  })
}
