import { typeCodeWithoutBrowser } from '../authority/type-code-without-browser'
import { expect, saveUserProfile, test } from './demo-fixture'
import { takePictures } from './pictures'
import { keepLinks } from './system-browser'

test.beforeEach(({ demoTenant }) => {
  demoTenant.setDeviceCode({ intervalSeconds: 1 })
})

test('a person signs in with a code that is typed in another browser', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant)
  await page.getByText('Contoso Partner Center').first().click()
  await page.getByRole('button', { name: 'Use a code' }).click()
  await expect(page.getByRole('heading', { name: /type the code/ })).toBeVisible()
  await takePictures(electronApp, page, 'device-code')
  await page.getByRole('button', { name: 'Copy code' }).click()
  await expect(page.getByText('Code copied.')).toBeVisible()
  const code = await electronApp.evaluate(({ clipboard }) => clipboard.readText())
  await expect(page.getByRole('region', { name: 'Token' })).toContainText(code)
  const codePage = await links.after(() =>
    page.getByRole('button', { name: 'Open the page' }).click()
  )
  const { caPem, users } = demoTenant
  const end = await typeCodeWithoutBrowser(codePage, code, { caPem, account: users.ada })
  expect(end).toContain('You have signed in')
  await expect(page.getByRole('heading', { name: 'Ready' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Token' })).toContainText(users.ada.userName)
  expect(pageProblems).toEqual([])
})

test('a person goes from the browser to a code, and declines there', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const links = await keepLinks(electronApp)
  await saveUserProfile(page, demoTenant)
  await page.getByText('Contoso Partner Center').first().click()
  await links.after(() => page.getByRole('button', { name: 'Sign in', exact: true }).click())
  await expect(page.getByRole('heading', { name: 'Waiting for your browser' })).toBeVisible()
  await takePictures(electronApp, page, 'sign-in-waiting')
  await page.getByRole('button', { name: 'Use a code instead' }).click()
  await page.getByRole('button', { name: 'Copy code' }).click()
  await expect(page.getByText('Code copied.')).toBeVisible()
  const code = await electronApp.evaluate(({ clipboard }) => clipboard.readText())
  const codePage = await links.after(() =>
    page.getByRole('button', { name: 'Open the page' }).click()
  )
  const { caPem, users } = demoTenant
  await typeCodeWithoutBrowser(codePage, code, { caPem, account: users.ada, turnBack: true })
  await expect(page.getByRole('heading', { name: 'Declined' })).toBeVisible()
})
