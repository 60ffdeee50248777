import type { ElectronApplication, Page } from '@playwright/test'
import type { DemoTenant } from '../authority/types'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { takePictures } from './pictures'
import { answerInBrowser, keepLinks, type KeptLinks } from './system-browser'

const modes = [
  { mode: 'app+user', suffix: '', save: saveUserProfile, name: 'Contoso Partner Center' },
  { mode: 'app-only', suffix: '-app-only', save: saveAppOnlyProfile, name: 'Contoso pricing job' }
] as const

async function openConsent(page: Page, name: string): Promise<void> {
  await page.getByText(name).first().click()
  await page.getByRole('tab', { name: 'Admin consent' }).click()
  await expect(page.getByText('Granting may replace what was granted before')).toBeVisible()
}

/** Asks in the browser and returns the link that the app opens. */
async function ask(page: Page, links: KeptLinks): Promise<URL> {
  const link = await links.after(() =>
    page.getByRole('button', { name: 'Ask in the browser' }).click()
  )
  await expect(page.getByRole('heading', { name: 'Waiting for an administrator' })).toBeVisible()
  return new URL(link)
}

/** Where the app waits for the answer of a link, with a query of the test's own. */
function answerAddress(link: URL, query: Readonly<Record<string, string>>): string {
  const address = new URL(link.searchParams.get('redirect_uri') ?? '')
  address.search = new URLSearchParams(query).toString()
  return address.href
}

async function showsFailure(page: Page, headline: string): Promise<void> {
  const panel = page.getByRole('tabpanel')
  await expect(panel.getByRole('heading', { name: headline })).toBeVisible()
  await expect(panel.getByText('No consent has been granted')).toBeHidden()
  await expect(panel.getByText(/^Consent was granted on/)).toHaveCount(0)
}

/** Shows the whole tab, not its beginning under the token alone. */
async function picture(electronApp: ElectronApplication, page: Page, name: string): Promise<void> {
  await page.getByRole('tablist').evaluate((tabs) => {
    tabs.scrollIntoView()
  })
  await takePictures(electronApp, page, name)
}

for (const { mode, suffix, save, name } of modes) {
  test.describe(`the consent of an administrator, ${mode}`, () => {
    test.afterEach(({ demoTenant }) => {
      forgetConsents(demoTenant)
    })

    test('is granted in the browser and noted, and a forged answer before it is ignored', async ({
      electronApp,
      page,
      demoTenant,
      pageProblems
    }) => {
      const links = await keepLinks(electronApp)
      await save(page, demoTenant)
      await openConsent(page, name)
      await expect(page.getByRole('rowheader', { name: 'Link for an admin' })).toBeVisible()
      await picture(electronApp, page, `consent${suffix}`)
      const link = await ask(page, links)
      await picture(electronApp, page, `consent-waiting${suffix}`)
      const forged = { admin_consent: 'True', tenant: demoTenant.tenants.contoso.tenantId }
      const answer = await fetch(answerAddress(link, { ...forged, state: 'guessed' }))
      expect(answer.status).toBe(400)
      await expect(page.getByRole('heading', { name: 'Waiting for an admin' })).toBeVisible()

      const { ada } = demoTenant.users
      expect(await answerInBrowser(link.href, demoTenant, { account: ada })).toContain(
        'Consent granted'
      )
      await expect(page.getByText(/^Consent was granted on/).last()).toContainText(
        'for this API only'
      )
      await picture(electronApp, page, `consent-granted${suffix}`)
      expect(pageProblems).toEqual([])
    })

    test('is declined, cancelled, or answered from another tenant, and each is told apart', async ({
      electronApp,
      page,
      demoTenant
    }) => {
      const { ada, margaret } = demoTenant.users
      const links = await keepLinks(electronApp)
      await save(page, demoTenant)
      await openConsent(page, name)

      const declined = await ask(page, links)
      await answerInBrowser(declined.href, demoTenant, { account: ada, decline: true })
      await showsFailure(page, 'Declined')
      await picture(electronApp, page, `consent-declined${suffix}`)

      const cancelled = await ask(page, links)
      await answerInBrowser(cancelled.href, demoTenant, { account: ada, cancel: true })
      await showsFailure(page, 'Cancelled')

      const stranger = await ask(page, links)
      await answerInBrowser(stranger.href, demoTenant, { account: margaret })
      await showsFailure(page, 'Account of another tenant')

      const { fabrikam } = demoTenant.tenants
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await page
        .getByRole('dialog')
        .getByLabel('Tenant', { exact: true })
        .fill(demoTenant.tenants.contoso.tenantId)
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
      const elsewhere = await ask(page, links)
      await fetch(
        answerAddress(elsewhere, {
          admin_consent: 'True',
          tenant: fabrikam.tenantId,
          state: elsewhere.searchParams.get('state') ?? ''
        })
      )
      await showsFailure(page, 'Granted in another tenant')
      await expect(page.getByText(fabrikam.tenantId, { exact: true })).toBeVisible()
      await picture(electronApp, page, `consent-wrong-tenant${suffix}`)
    })

    test('whose tab was closed is cancelled here, its port is closed, and the next one works', async ({
      electronApp,
      page,
      demoTenant
    }) => {
      const { ada } = demoTenant.users
      const links = await keepLinks(electronApp)
      await save(page, demoTenant)
      await openConsent(page, name)
      const closed = await ask(page, links)
      await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
      await showsFailure(page, 'Cancelled')
      await expect(fetch(answerAddress(closed, {}))).rejects.toThrow()

      await page.getByRole('radio', { name: /^Everything that is listed/ }).check()
      const next = await ask(page, links)
      await answerInBrowser(next.href, demoTenant, { account: ada })
      await expect(page.getByText(/^Consent was granted on/).last()).toContainText(
        'everything that'
      )
    })
  })
}

test('a profile whose token was refused for want of consent gets one after it was granted', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const { publicClient } = demoTenant.applications
  const { ada, grace } = demoTenant.users
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant)
  await page.getByText('Contoso Partner Center').first().click()
  const signIn = await links.after(() =>
    page.getByRole('button', { name: 'Sign in', exact: true }).click()
  )
  await answerInBrowser(signIn, demoTenant, { account: grace })
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  demoTenant.setConsent(publicClient, false)
  await page.getByRole('button', { name: 'Renew', exact: true }).click()
  await expect(page.getByText('AADSTS65001').first()).toBeVisible()

  await openConsent(page, 'Contoso Partner Center')
  const link = await ask(page, links)
  await answerInBrowser(link.href, demoTenant, { account: ada })
  await expect(page.getByText(/^Consent was granted on/).last()).toBeVisible()
  await expect(page.getByText('AADSTS65001')).toHaveCount(0)
  await page.getByRole('button', { name: 'Renew', exact: true }).click()
  await expect(page.getByText('Renewed.').first()).toBeVisible()
  forgetConsents(demoTenant)
})

function forgetConsents(tenant: DemoTenant): void {
  tenant.setConsent(tenant.applications.publicClient, false)
  tenant.setConsent(tenant.applications.secretClient, false)
}
