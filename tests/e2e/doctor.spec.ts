import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { takePictures } from './pictures'
import { answerInBrowser, keepLinks } from './system-browser'

test.afterEach(({ demoTenant }) => {
  demoTenant.reset()
})

async function openDoctor(page: Page, name: string): Promise<Locator> {
  await page.getByText(name).first().click()
  await page.getByRole('tab', { name: 'Doctor' }).click()
  return page.getByRole('tabpanel')
}

/** Checks everything and waits for what it comes to. */
async function check(panel: Locator, conclusion: string): Promise<void> {
  await panel.getByRole('button', { name: /^Check (everything|again)$/ }).click()
  await expect(panel.getByRole('heading', { name: conclusion })).toBeVisible({ timeout: 20_000 })
}

function rowOf(panel: Locator, name: string): Locator {
  return panel.getByRole('listitem').filter({ hasText: name })
}

/** Shows the whole tab, not its beginning under the token alone. */
async function picture(electronApp: ElectronApplication, page: Page, name: string): Promise<void> {
  await page.getByRole('tablist').evaluate((tabs) => {
    tabs.scrollIntoView()
  })
  await takePictures(electronApp, page, name)
}

function readText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ clipboard }) => clipboard.readText())
}

const good = 'Everything is in order.'

test('the doctor of application + user access asks for the sign-in, finds what is missing, and copies its report', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  const { publicClient } = demoTenant.applications
  const { ada } = demoTenant.users
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant)
  const panel = await openDoctor(page, 'Contoso Partner Center')
  await check(panel, 'In order so far. Sign in to check the rest.')
  await expect(rowOf(panel, 'Certificate of the login host')).toContainText(
    'Demo tenant throw-away CA'
  )
  await picture(electronApp, page, 'doctor-needs-sign-in')

  const link = await links.after(() => panel.getByRole('button', { name: 'Sign in' }).click())
  await answerInBrowser(link, demoTenant, { account: ada })
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await check(panel, good)
  await expect(panel.getByRole('listitem')).toHaveCount(11)
  await expect(rowOf(panel, 'Test call')).toContainText('HTTP 200')
  await picture(electronApp, page, 'doctor-in-order')

  demoTenant.setConsent(publicClient, false)
  await check(panel, '“Consent and assignment” keeps this profile from working.')
  await expect(rowOf(panel, 'API in the tenant')).toContainText('Concluded from AADSTS65001')
  await picture(electronApp, page, 'doctor-no-consent')
  await panel.getByRole('button', { name: 'Copy report' }).click()
  await expect(panel.getByText('Report copied, without names.')).toBeVisible()
  const report = await readText(electronApp)
  expect(report).toContain('AADSTS65001')
  expect(report).not.toContain(ada.userName)
  expect(report).not.toContain(demoTenant.tenants.contoso.domain)
  for (const { value } of demoTenant.issuedTokens) expect(report).not.toContain(value)

  const again = await links.after(() =>
    panel.getByRole('button', { name: 'Sign in and accept' }).click()
  )
  await answerInBrowser(again, demoTenant, { account: ada })
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await check(panel, good)
  expect(pageProblems).toEqual([])
})

test('the doctor of application-only access names the secret, and takes the person to where it is entered', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  const panel = await openDoctor(page, 'Contoso pricing job')
  await check(panel, good)
  await picture(electronApp, page, 'doctor-in-order-app-only')

  const secret = demoTenant.replaceSecret(demoTenant.applications.secretClient)
  await check(panel, '“Secret or certificate” keeps this profile from working.')
  await expect(rowOf(panel, 'Application: ')).toContainText('Concluded from AADSTS7000215')
  await expect(rowOf(panel, 'API in the tenant')).toContainText('has to pass first')
  await picture(electronApp, page, 'doctor-wrong-secret-app-only')

  await panel.getByRole('button', { name: 'Enter secret or certificate' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Value of the secret').fill(secret)
  await editor.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(editor).toBeHidden()
  await check(panel, good)
  expect(pageProblems).toEqual([])
})

test('the doctor is cancelled while Microsoft does not answer', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  demoTenant.faults.add({ on: 'token', delayMs: 60_000 })
  const panel = await openDoctor(page, 'Contoso pricing job')
  await panel.getByRole('button', { name: 'Check everything' }).click()
  await expect(panel.getByText('Checking 4 of 11: Application')).toBeVisible()
  await picture(electronApp, page, 'doctor-running-app-only')
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel.getByRole('heading', { name: /^Cancelled\./ })).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Check again' })).toBeFocused()
})
