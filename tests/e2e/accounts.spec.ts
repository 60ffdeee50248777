import type { ElectronApplication, Page } from '@playwright/test'
import type { DemoTenant, DemoUser } from '../authority/types'
import { expect, saveUserProfile, test } from './demo-fixture'
import { takePictures } from './pictures'
import { answerInBrowser, keepLinks } from './system-browser'

/** Signs in with a button of the card, as this person. */
async function signIn(
  page: Page,
  electronApp: ElectronApplication,
  { button, tenant, account }: { button: string; tenant: DemoTenant; account: DemoUser }
): Promise<void> {
  const links = await keepLinks(electronApp)
  const link = await links.after(() =>
    page.getByRole('button', { name: button, exact: true }).click()
  )
  await answerInBrowser(link, tenant, { account })
}

test('another account is refused, chosen, and changed back without another sign-in', async ({
  electronApp,
  page,
  demoTenant: tenant,
  pageProblems
}) => {
  const { ada, grace } = tenant.users
  await saveUserProfile(page, tenant)
  await page.getByText('Contoso Partner Center').first().click()
  const card = page.getByRole('region', { name: 'Token' })
  await signIn(page, electronApp, { button: 'Sign in', tenant, account: ada })
  await expect(card.getByRole('heading', { name: 'Ready' })).toBeVisible()

  await signIn(page, electronApp, {
    button: 'Sign in with another account',
    tenant,
    account: grace
  })
  const question = page.getByRole('group', { name: 'Another account' })
  await expect(question).toContainText(ada.userName)
  await expect(question).toContainText(grace.userName)
  await takePictures(electronApp, page, 'another-account')
  await page.getByRole('button', { name: 'Use this account instead' }).click()
  const choice = card.getByRole('button', { name: /choose another/ })
  await expect(choice).toContainText(grace.userName)

  await choice.click()
  await takePictures(electronApp, page, 'accounts')
  await page.getByRole('menuitemradio', { name: ada.userName }).click()
  await expect(choice).toContainText(ada.userName)
  await page.getByRole('button', { name: 'Renew' }).click()
  await expect(page.getByText('Renewed.').first()).toBeVisible()
  await expect(choice).toContainText(ada.userName)
  expect(pageProblems).toEqual([])
})
