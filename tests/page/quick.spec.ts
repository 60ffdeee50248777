import type { Page } from '@playwright/test'
import type { CallResult } from '../../src/shared/contract'
import type { QuickRow } from '../../src/shared/quick'
import type { Scenario } from './fake-desktop'
import { callsOf, emit, expect, release, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, NOW, profiles, ready } from './scenarios'

const rows: readonly QuickRow[] = [
  profiles.pricing,
  ...Object.values(profiles).filter(({ id }) => id !== profiles.pricing.id)
]
const copied: CallResult<'copyToken'> = {
  ok: true,
  value: {
    profileId: ids.pricing,
    form: 'token',
    expiresAt: NOW + 3_000_000,
    checks: [],
    renewed: false,
    clearsAt: NOW + 30_000
  }
}
const quick: Scenario = {
  ...ready,
  answers: {
    getQuickRows: { ok: true, value: [...rows] },
    copyToken: copied,
    closeQuickCopy: { ok: true, value: {} },
    showProfile: { ok: true, value: {} }
  }
}
const needsPerson: Scenario = {
  ...quick,
  answers: {
    ...quick.answers,
    copyToken: {
      ok: false,
      failure: {
        kind: 'failure',
        failure: { code: 'sign-in-needed', remedy: 'sign-in', at: NOW }
      }
    }
  }
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Copy the token of' })
const options = (page: Page) => page.getByRole('option')
const chosen = (page: Page) => page.getByRole('option', { selected: true })

test('Enter copies the token of the profile that was copied from last', async ({ open, page }) => {
  await open(quick, 'quick.html')
  await expect(field(page)).toBeFocused()
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'closeQuickCopy')).toHaveLength(1)
  expect(await callsOf(page, 'copyToken')).toEqual([{ profileId: ids.pricing, form: 'token' }])
})

test('three letters and Enter copy the token of any profile, also with a typo', async ({
  open,
  page
}) => {
  await open(quick, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.type('lit')
  await expect(chosen(page)).toHaveText(/Litware Gov/)
  await expect(chosen(page).locator('mark').first()).toHaveText('Lit')
  await field(page).fill('ltiware')
  await expect(chosen(page)).toHaveText(/Litware Gov/)
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'closeQuickCopy')).toHaveLength(1)
  expect(await callsOf(page, 'copyToken')).toEqual([{ profileId: ids.gov, form: 'token' }])
})

test('the arrows choose, and say which row is meant', async ({ open, page }) => {
  await open(quick, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('ArrowDown')
  const second = options(page).nth(1)
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await second.getAttribute('id')) ?? 'none'
  )
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true')
  await expect(field(page)).toBeFocused()
})

test('says that it waits for a token, and copies once however often Enter is pressed', async ({
  open,
  page
}) => {
  await open({ ...quick, held: ['copyToken'] }, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('Getting the token of Contoso Pricing job…')
  await page.keyboard.press('Enter')
  expect(await callsOf(page, 'copyToken')).toHaveLength(1)
  await release(page, 'copyToken', copied)
  await expect.poll(() => callsOf(page, 'closeQuickCopy')).toHaveLength(1)
})

test('says in a sentence why no token came, and leads to the main window with one key', async ({
  open,
  page
}) => {
  await open(needsPerson, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(/sign/i)
  await expect(page.getByText('open it in the main window')).toBeVisible()
  expect(await callsOf(page, 'closeQuickCopy')).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'showProfile')).toEqual([{ profileId: ids.pricing }])
  expect(await callsOf(page, 'copyToken')).toHaveLength(1)
})

test('tries another row as if nothing had been said of the one before', async ({ open, page }) => {
  await open(needsPerson, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).not.toBeEmpty()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('status')).toBeEmpty()
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'copyToken')).toHaveLength(2)
  expect(await callsOf(page, 'showProfile')).toEqual([])
})

test('warns of a token that will be refused instead of copying it', async ({ open, page }) => {
  await open(
    {
      ...quick,
      answers: {
        ...quick.answers,
        copyToken: { ok: false, failure: { kind: 'token-fails-checks', checks: [] } }
      }
    },
    'quick.html'
  )
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(
    'The API will refuse this token, so it was not copied.'
  )
})

test('Escape closes it, and it begins anew when it is shown again', async ({ open, page }) => {
  await open(quick, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.type('nothing of the kind')
  await expect(page.getByText('No profile is found by that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(() => callsOf(page, 'closeQuickCopy')).toHaveLength(1)
  await emit(page, 'quickCopyShown', {})
  await expect(field(page)).toHaveValue('')
  await expect(options(page)).toHaveCount(8)
  expect(await callsOf(page, 'getQuickRows')).toHaveLength(2)
})

test('says where to begin when there is no profile yet', async ({ open, page }) => {
  await open(
    { ...quick, answers: { ...quick.answers, getQuickRows: { ok: true, value: [] } } },
    'quick.html'
  )
  await expect(page.getByText('There is no profile yet.')).toBeVisible()
})

test('can be read by everyone: axe, both themes, 400 %', async ({ open, page }) => {
  await page.setViewportSize({ width: 560, height: 432 })
  await open(needsPerson, 'quick.html')
  await expect(options(page)).toHaveCount(8)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).not.toBeEmpty()
  await expectReadableByEveryone(page)
})
