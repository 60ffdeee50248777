import type { Page } from '@playwright/test'
import type { Profile } from '../../src/shared/profile'
import { expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { profiles, ready, withSnapshot } from './scenarios'

function searchField(page: Page) {
  return page.getByRole('searchbox', { name: 'Search profiles' })
}

function rows(page: Page) {
  return page.getByRole('grid', { name: 'Profiles' }).getByRole('row')
}

/** As many profiles as the list has to carry; every third one is in a cloud of its own. */
const many: readonly Profile[] = Array.from({ length: 10_000 }, (_, index) => ({
  ...(index % 3 === 0 ? profiles.gov : profiles.referrals),
  id: `00000000-0000-4000-8000-${(index + 1).toString().padStart(12, '0')}`,
  name: `Customer ${(index + 1).toString()}`,
  tenant: `customer-${(index + 1).toString()}.onmicrosoft.com`
}))

const crowded = { ...withSnapshot({ profiles: [...many] }), tokens: [] }

test('a stroke leads to the search, and each letter narrows the list down', async ({
  open,
  page
}) => {
  await open(ready)
  await page.keyboard.press('/')
  await expect(searchField(page)).toBeFocused()
  await expect(searchField(page)).toHaveValue('')
  await page.keyboard.type('contsoo')
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByRole('status').filter({ hasText: '2 of 8' })).toBeVisible()
  await expect(rows(page).first().locator('mark')).toHaveText(['Contoso', 'contoso'])
  await page.keyboard.type(' job')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Pricing job')
})

test('Escape empties the search and then leaves it for the list', async ({ open, page }) => {
  await open(ready)
  await page.keyboard.press('/')
  await page.keyboard.type('northwind')
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(searchField(page)).toBeFocused()
  await expect(rows(page)).toHaveCount(8)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Contoso Partner EMEA/ })).toBeFocused()
})

test('a letter typed in the list goes to the search, and the arrow leads back', async ({
  open,
  page
}) => {
  await open(ready)
  await page.getByRole('button', { name: /^Contoso Pricing job/ }).focus()
  await page.keyboard.type('litw')
  await expect(searchField(page)).toHaveValue('litw')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^Litware Gov/ })).toBeFocused()
})

test('a stroke in a field is typed', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('/')
})

test('shows the account or the application id that a profile was found by', async ({
  open,
  page
}) => {
  await open(ready)
  await searchField(page).fill('lovelace')
  await expect(rows(page).locator('mark')).toHaveText('lovelace')
  await expect(rows(page)).toContainText('ada.lovelace@contoso-emea.com')
  await searchField(page).fill('6f9619ff-8b86')
  await expect(rows(page)).toContainText('6f9619ff-8b86-4011-b42d-00c04fc964ff')
})

test('says so when nothing is found, and how to go on', async ({ open, page }) => {
  await open(ready)
  await searchField(page).fill('zebra')
  await expect(page.getByText('No profile holds all of these words.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(rows(page)).toHaveCount(8)
  await expect(searchField(page)).toBeFocused()
})

test('in a narrow window a stroke leads from a profile to the search', async ({ open, page }) => {
  await page.setViewportSize({ width: 420, height: 700 })
  await open(ready)
  await page.getByRole('button', { name: /^Litware Gov/ }).click()
  await page.keyboard.press('/')
  await expect(searchField(page)).toBeFocused()
  await page.keyboard.type('china')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Northwind China')
  await expect(page.getByRole('main')).toBeFocused()
})

test('of ten thousand profiles only those in sight are drawn, and each knows its place', async ({
  open,
  page
}) => {
  await open(crowded)
  const grid = page.getByRole('grid', { name: 'Profiles' })
  await expect(grid).toHaveAttribute('aria-rowcount', '10000')
  expect(await rows(page).count()).toBeLessThan(40)
  await page.getByRole('button', { name: /^Customer 1 / }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: /^Customer 10000 / })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Customer 10000 / })).toBeInViewport()
  await expect(rows(page).last()).toHaveAttribute('aria-rowindex', '10000')
  expect(await rows(page).count()).toBeLessThan(40)
  await page.keyboard.press('PageUp')
  await page.keyboard.press('PageUp')
  await expect(grid.locator(':focus')).toHaveText(/Customer 99[5-8]\d /)
  await expect(grid.locator(':focus')).toBeInViewport()
})

test('a row keeps the focus when it is scrolled out of sight', async ({ open, page }) => {
  await open(crowded)
  const row = page.getByRole('button', { name: /^Customer 3 / })
  await row.focus()
  await page.locator('#profile-rows').evaluate((frame) => {
    frame.scrollTo({ top: 200_000 })
  })
  await expect(page.getByRole('button', { name: /^Customer 4170 / })).toBeInViewport()
  await expect(row).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^Customer 4 / })).toBeFocused()
  await expect(page.getByRole('button', { name: /^Customer 4 / })).toBeInViewport()
})

test('in a narrow window the page scrolls over ten thousand profiles', async ({ open, page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await open(crowded)
  await page.evaluate(() => {
    window.scrollTo({ top: 240_000 })
  })
  await expect(page.getByRole('button', { name: /^Customer 5000 / })).toBeInViewport()
  expect(await rows(page).count()).toBeLessThan(40)
})

test('the chosen profile comes into sight when the search is emptied', async ({ open, page }) => {
  await open(crowded)
  await searchField(page).fill('customer 7341')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Customer 7341 / })).toBeInViewport()
})

for (const query of ['northwind', 'zebra']) {
  test(`a search for “${query}” can be read by everyone`, async ({ open, page }) => {
    await open(ready)
    await searchField(page).fill(query)
    await expectReadableByEveryone(page)
  })
}

test('ten thousand profiles can be read by everyone', async ({ open, page }) => {
  await open(crowded)
  await expectReadableByEveryone(page)
})
