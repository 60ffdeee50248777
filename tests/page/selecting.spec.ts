import type { Page } from '@playwright/test'
import type { CallResult } from '../../src/shared/contract'
import { answer, callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, profiles, withSnapshot } from './scenarios'

const ticket = '0f8fad5b-d9cb-469f-a165-70867728950e'
const deleted: CallResult<'deleteProfiles'> = {
  ok: true,
  value: { deleted: 2, undo: ticket, undoUntil: NOW + 30_000 }
}
const tagged = {
  ...withSnapshot({
    profiles: [
      { ...profiles.emea, tags: ['EMEA'] },
      { ...profiles.pricing, tags: ['EMEA', 'billing'] },
      profiles.sandbox,
      profiles.gov,
      profiles.referrals
    ]
  }),
  answers: {
    deleteProfiles: deleted,
    undoDelete: { ok: true, value: { restored: 2 } },
    tagProfiles: { ok: true, value: { changed: 2 } },
    exportProfiles: { ok: true, value: { savedAs: 'profiles.json', count: 2 } }
  }
} as const

function row(page: Page, name: RegExp) {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name }) })
}

function title(page: Page) {
  return page.getByRole('heading', { level: 1 })
}

async function selectTwo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Contoso Pricing job/ }).click({ modifiers: ['Control'] })
  await expect(title(page)).toHaveText('2 profiles selected')
}

test('a click with Ctrl takes profiles in and out, beginning with the chosen one', async ({
  open,
  page
}) => {
  await open(tagged)
  await expect(row(page, /^Contoso Partner EMEA/)).toHaveAttribute('aria-selected', 'true')
  await selectTwo(page)
  await expect(page.getByRole('status').filter({ hasText: '2 profiles selected' })).toBeAttached()
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(2)
  await page.getByRole('button', { name: /^Litware Gov/ }).click({ modifiers: ['Control'] })
  await expect(title(page)).toHaveText('3 profiles selected')
  await page.getByRole('button', { name: /^Litware Gov/ }).click({ modifiers: ['Control'] })
  await page.getByRole('button', { name: /^Contoso Partner/ }).click({ modifiers: ['Control'] })
  // One alone is the chosen profile.
  await expect(title(page)).toHaveText('Contoso Pricing job')
})

test('a click with Shift selects up to a row, and a plain one opens a profile again', async ({
  open,
  page
}) => {
  await open(tagged)
  await page.getByRole('button', { name: /^Litware Gov/ }).click({ modifiers: ['Shift'] })
  await expect(title(page)).toHaveText('4 profiles selected')
  await page.getByRole('button', { name: /^Fabrikam/ }).click()
  await expect(title(page)).toHaveText(/^Fabrikam Sandbox/)
  await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(1)
})

test('the keyboard selects: Space, Shift with arrows, all, and Escape lets go', async ({
  open,
  page
}) => {
  await open(tagged)
  await page.getByRole('button', { name: /^Contoso Partner/ }).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(title(page)).toHaveText('3 profiles selected')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(title(page)).toHaveText('2 profiles selected')
  await page.keyboard.press('End')
  await page.keyboard.press(' ')
  await expect(title(page)).toHaveText('3 profiles selected')
  await expect(page.getByRole('button', { name: /^Northwind Referrals.*selected/s })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(title(page)).toHaveText('Contoso Partner EMEA')
  await page.keyboard.press('Control+a')
  await expect(title(page)).toHaveText('5 profiles selected')
})

test('a selection by the keyboard begins at the row that has the focus', async ({ open, page }) => {
  await open(tagged)
  await page.getByRole('button', { name: /^Fabrikam/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(title(page)).toHaveText('2 profiles selected')
  await expect(row(page, /^Litware Gov/)).toHaveAttribute('aria-selected', 'true')
  await expect(row(page, /^Northwind Referrals/)).toHaveAttribute('aria-selected', 'true')
})

test('all that a search shows is selected, and no more', async ({ open, page }) => {
  await open(tagged)
  await page.keyboard.press('/')
  await page.keyboard.type('contoso')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+a')
  await expect(title(page)).toHaveText('2 profiles selected')
})

test('F2 edits the profile of the row, and Enter opens it', async ({ open, page }) => {
  await open(tagged)
  await page.getByRole('button', { name: /^Litware Gov/ }).focus()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText('Litware Gov')
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog', { name: 'Edit Litware Gov' })).toBeVisible()
})

test('several profiles are tagged, pinned and exported at once', async ({ open, page }) => {
  await open(tagged)
  await selectTwo(page)
  const main = page.getByRole('main')
  await expect(main.getByRole('definition').first()).toHaveText('contoso-emea.onmicrosoft.com')
  await expect(main.getByRole('list', { name: 'Tags' })).toContainText('on 1 of 2')
  await main.getByRole('combobox', { name: 'Add tags' }).fill('quarter end')
  await main.getByRole('button', { name: 'Add tags' }).click()
  await main.getByRole('button', { name: 'Remove the tag billing' }).click()
  const both = [ids.emea, ids.pricing]
  expect(await callsOf(page, 'tagProfiles')).toEqual([
    { profileIds: both, add: ['quarter end'], remove: [] },
    { profileIds: both, add: [], remove: ['billing'] }
  ])
  await main.getByRole('button', { name: 'Pin all' }).click()
  expect(await callsOf(page, 'pinProfiles')).toEqual([{ profileIds: both, pinned: true }])
  await main.getByRole('button', { name: 'Export as JSON…' }).click()
  expect(await callsOf(page, 'exportProfiles')).toEqual([{ format: 'json', profileIds: both }])
  await expect(page.getByText('profiles.json')).toBeVisible()
})

test('several profiles are deleted, and brought back by the shortcut while there is time', async ({
  open,
  page
}) => {
  await open(tagged)
  await selectTwo(page)
  await page.getByRole('button', { name: /^Contoso Pricing job/ }).focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('2 profiles were deleted.').last()).toBeVisible()
  expect(await callsOf(page, 'deleteProfiles')).toEqual([{ profileIds: [ids.emea, ids.pricing] }])
  await expect(title(page)).toHaveText(/^Fabrikam Sandbox/)
  await expect(page.getByText('for 30 s')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Undo: Ctrl Z' })).toBeAttached()
  // What is typed is undone in its field.
  await page.keyboard.press('/')
  await page.keyboard.press('Control+z')
  expect(await callsOf(page, 'undoDelete')).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  expect(await callsOf(page, 'undoDelete')).toEqual([{ undo: ticket }])
  await emit(page, 'profilesChanged', { saved: [profiles.emea, profiles.pricing], removed: [] })
  await expect(page.getByText('2 profiles are back.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('the offer to undo goes when its time is over', async ({ open, page }) => {
  await open(tagged)
  await selectTwo(page)
  await page.getByRole('button', { name: 'Delete 2 profiles…' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.clock.setFixedTime(NOW + 31_000)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('an undo that comes too late, or over another process, says so', async ({ open, page }) => {
  await open(tagged)
  await selectTwo(page)
  await page.getByRole('button', { name: 'Delete 2 profiles…' }).click()
  await answer(page, 'undoDelete', { ok: false, failure: { kind: 'profile-came-back' } })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Another program has saved one of these profiles')).toBeVisible()
  await answer(page, 'undoDelete', { ok: false, failure: { kind: 'too-late' } })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('It is too late for that')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('in a narrow window the list stays while one selects, and leads to what can be done', async ({
  open,
  page
}) => {
  await page.setViewportSize({ width: 480, height: 760 })
  await open(tagged)
  await page.getByRole('button', { name: /^Contoso Pricing job/ }).click({ modifiers: ['Control'] })
  await expect(page.getByText('2 profiles selected').first()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('narrow-list.png') })
  await page.getByRole('button', { name: 'What can be done' }).click()
  await expect(title(page)).toHaveText('2 profiles selected')
  await page.screenshot({ path: test.info().outputPath('narrow-page.png'), fullPage: true })
  await expectReadableByEveryone(page)
})

test('what several profiles offer, and the offer to undo, can be read by everyone', async ({
  open,
  page
}) => {
  await page.setViewportSize({ width: 1100, height: 760 })
  await open(tagged)
  await selectTwo(page)
  await page.screenshot({ path: test.info().outputPath('selection.png') })
  await expectReadableByEveryone(page)
  await page.setViewportSize({ width: 1100, height: 760 })
  await page.screenshot({ path: test.info().outputPath('selection-dark.png') })
  await page.getByRole('button', { name: 'Delete 2 profiles…' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('undo.png') })
  await expectReadableByEveryone(page)
})
