import type { Page } from '@playwright/test'
import type { Profile } from '../../src/shared/profile'
import { callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { arranged, ids, NOW, profiles, ready, tokens, withSnapshot } from './scenarios'

const tagged = withSnapshot({
  profiles: [
    { ...profiles.emea, tags: ['EMEA', 'tier 1', 'billing'] },
    { ...profiles.pricing, tags: ['emea'] },
    profiles.sandbox,
    profiles.gov,
    { ...profiles.referrals, tags: ['tier 1'] },
    profiles.marketplace,
    profiles.china,
    profiles.sovereign
  ],
  arrangement: { ...arranged, grouping: 'tag' }
})

function grid(page: Page) {
  return page.getByRole('grid', { name: 'Profiles' })
}

/** What the list says from top to bottom: headings, and the names in the rows. */
async function listed(page: Page): Promise<readonly string[]> {
  return await grid(page).locator('.label, .name').allTextContents()
}

async function arrange(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Sort and group' }).click()
  await page.getByRole('menuitemradio', { name: entry }).click()
}

test('profiles stand by their names, and numbers in names by their value', async ({
  open,
  page
}) => {
  const named = (name: string, place: number): Profile => ({
    ...profiles.emea,
    id: Object.values(ids)[place] ?? '',
    name
  })
  const names = ['Customer 10', 'customer 9', 'Ábel', 'Zoë', 'Abel 2']
  await open(withSnapshot({ profiles: names.map(named) }))
  await expect(grid(page).getByRole('row')).toHaveCount(5)
  expect(await listed(page)).toEqual(['Ábel', 'Abel 2', 'customer 9', 'Customer 10', 'Zoë'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ábel')
})

test('the menu sorts and groups, and says what is chosen', async ({ open, page }) => {
  await open(ready)
  await arrange(page, 'Cloud')
  expect(await callsOf(page, 'sortProfiles')).toEqual([{ grouping: 'cloud' }])
  expect((await listed(page)).slice(0, 2)).toEqual(['Global cloud', 'Contoso Partner EMEA'])
  await expect(grid(page).getByRole('rowheader')).toHaveText([
    /^Global/,
    /^US Government/,
    /^China/,
    /login\.sovereign\.example/
  ])
  await arrange(page, 'Tenant')
  expect(await callsOf(page, 'sortProfiles')).toContainEqual({ sorting: 'tenant' })
  await page.getByRole('button', { name: 'Sort and group' }).click()
  await expect(page.getByRole('menuitemradio', { name: 'Tenant' })).toBeChecked()
  await expect(page.getByRole('menuitemradio', { name: 'Cloud' })).toBeChecked()
})

test('a profile with several tags stands below each of them, and one without below none', async ({
  open,
  page
}) => {
  await open(tagged)
  await expect(grid(page).getByRole('rowheader')).toHaveText([
    /^billing/,
    /^EMEA/,
    /^tier 1/,
    /^Without a tag/
  ])
  expect((await listed(page)).slice(0, 8)).toEqual([
    'billing',
    'Contoso Partner EMEA',
    'EMEA',
    'Contoso Partner EMEA',
    'Contoso Pricing job',
    'tier 1',
    'Contoso Partner EMEA',
    'Northwind Referrals'
  ])
})

test('the keyboard moves over rows and passes the headings by', async ({ open, page }) => {
  await open(tagged)
  await grid(page)
    .getByRole('button', { name: /^Contoso Partner EMEA/ })
    .first()
    .focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(grid(page).locator(':focus')).toHaveText(/^\s*Contoso Pricing job/)
  await page.keyboard.press('End')
  await expect(grid(page).locator(':focus')).toHaveText(/^\s*Wide World/)
  await page.keyboard.press('Home')
  await expect(grid(page).locator(':focus')).toHaveText(/^\s*Contoso Partner EMEA/)
})

test('a search takes the groups away and puts the best first', async ({ open, page }) => {
  await open(tagged)
  await page.keyboard.press('/')
  await page.keyboard.type('tier')
  await expect(grid(page).getByRole('rowheader')).toHaveCount(0)
  await expect(grid(page).getByRole('row')).toHaveCount(2)
  await expect(grid(page).locator('mark')).toHaveText(['tier', 'tier'])
})

test('pinned profiles stand first in a group of their own', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: /^Litware Gov/ }).focus()
  await page.keyboard.press('Control+d')
  expect(await callsOf(page, 'pinProfiles')).toEqual([{ profileIds: [ids.gov], pinned: true }])
  expect((await listed(page)).slice(0, 3)).toEqual(['Pinned', 'Litware Gov', 'Others'])
  await expect(page.getByRole('button', { name: /^Litware Gov/ })).toBeFocused()
  await expect(page.getByRole('button', { name: /Litware Gov.* pinned/s })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Unpin' }).click()
  await expect(grid(page).getByRole('rowheader')).toHaveCount(0)
})

test('groups by state change when a profile stands otherwise, and not with the clock', async ({
  open,
  page
}) => {
  await open({
    ...ready,
    snapshot: { ...ready.snapshot, arrangement: { ...arranged, grouping: 'state' } }
  })
  await expect(grid(page).getByRole('rowheader')).toHaveText([
    /^Needs attention/,
    /^Ready/,
    /^Sign-in needed/,
    /^No token yet/
  ])
  const before = await listed(page)
  await page.clock.setFixedTime(NOW + 5 * 60_000)
  await emit(page, 'tokenChanged', { ...tokens.emea, lastForm: 'curl' })
  expect(await listed(page)).toEqual(before)
  await page.clock.setFixedTime(NOW + 10 * 60_000)
  await emit(page, 'tokenChanged', { ...tokens.emea, lastForm: 'token' })
  await expect(grid(page).getByRole('rowheader').filter({ hasText: 'Expired' })).toHaveCount(1)
})

test('what the main process tells of the arrangement is shown', async ({ open, page }) => {
  await open(ready)
  await emit(page, 'arrangementChanged', { ...arranged, pinned: [ids.china], sorting: 'recent' })
  await expect(grid(page).getByRole('rowheader').first()).toHaveText(/^Pinned/)
})

test('an arrangement that could not be saved is taken back, and said so', async ({
  open,
  page
}) => {
  const failure = { kind: 'store-not-written', detail: 'ENOSPC' } as const
  await open({ ...ready, answers: { sortProfiles: { ok: false, failure } } })
  await arrange(page, 'Cloud')
  await expect(page.getByText('The data folder could not be written')).toBeVisible()
  await expect(grid(page).getByRole('rowheader')).toHaveCount(0)
})

for (const width of [1100, 480]) {
  test(`a grouped list can be read by everyone, ${width} wide`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 760 })
    await open({
      ...tagged,
      snapshot: {
        ...tagged.snapshot,
        arrangement: { ...arranged, grouping: 'tag', pinned: [ids.gov] }
      }
    })
    await expect(grid(page).getByRole('rowheader').first()).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('grouped.png') })
    await page.getByRole('button', { name: 'Sort and group' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.screenshot({ path: test.info().outputPath('menu.png') })
    await page.keyboard.press('Escape')
    // In a narrow window the list is all there is, and the page's parts are those of the profile.
    if (width < 640) await page.getByRole('button', { name: /^Litware Gov/ }).click()
    await expectReadableByEveryone(page)
  })
}
