import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { takePictures } from './pictures'
import { answerInBrowser, keepLinks } from './system-browser'

test('the claims of a person’s token are read, searched and copied one by one', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant)
  await page.getByText('Contoso Partner Center').first().click()
  await page.getByRole('tab', { name: 'Claims' }).click()
  await expect(page.getByRole('heading', { name: 'No token to look at' })).toBeVisible()
  const link = await links.after(() =>
    page.getByRole('button', { name: 'Sign in', exact: true }).click()
  )
  await answerInBrowser(link, demoTenant, { account: demoTenant.users.ada })
  // The table follows the token.
  const upn = page.getByRole('row', { name: /^upn/ })
  await expect(upn).toContainText(demoTenant.users.ada.userName)
  await expect(page.getByRole('row', { name: /^wids/ })).toContainText('Global Administrator')
  await takePictures(electronApp, page, 'claims')
  await page.getByRole('searchbox', { name: 'Search claims' }).fill(demoTenant.users.ada.userName)
  await expect(page.getByRole('rowheader')).toHaveText(['upn', 'unique_name'])
  await upn.getByRole('button', { name: 'Copy upn' }).click()
  await expect(page.getByText('upn copied.')).toBeVisible()
  const copied = await electronApp.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toBe(demoTenant.users.ada.userName)
  const text = await page.content()
  for (const { value } of demoTenant.issuedTokens) expect(text).not.toContain(value.slice(-40))
  expect(pageProblems).toEqual([])
})

test('the claims of an application’s token are read', async ({ page, demoTenant }) => {
  await saveAppOnlyProfile(page, demoTenant)
  await page.getByText('Contoso pricing job').first().click()
  await page.getByRole('tab', { name: 'Claims' }).click()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByRole('row', { name: /^idtyp/ })).toContainText('app')
  await expect(page.getByRole('rowheader', { name: 'upn' })).toBeHidden()
})
