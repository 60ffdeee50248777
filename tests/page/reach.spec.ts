import type { Page } from '@playwright/test'
import type { Scenario } from './fake-desktop'
import { callsOf, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { checksWith, ids, ready, waiting, withSnapshot, withToken } from './scenarios'

interface State {
  readonly name: string
  readonly scenario: Scenario
  readonly reach?: (page: Page) => Promise<void>
}

function choosing(name: RegExp): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('button', { name }).click()
  }
}

const states: readonly State[] = [
  { name: 'a good token', scenario: ready },
  {
    name: 'a failure with its details',
    scenario: ready,
    reach: async (page) => {
      await choosing(/Litware Gov/)(page)
      await page.getByText('Details').click()
    }
  },
  { name: 'a missing credential', scenario: ready, reach: choosing(/Northwind Marketplace/) },
  { name: 'a token of an application', scenario: ready, reach: choosing(/Contoso Pricing job/) },
  {
    name: 'failed checks',
    scenario: withToken({ checks: checksWith({ id: 'mfa', verdict: 'failed' }) })
  },
  { name: 'a waiting sign-in', scenario: withSnapshot({ signIns: [waiting], demo: true }) },
  {
    name: 'a lost key',
    scenario: withSnapshot({ vault: { mode: 'memory', reason: 'key-lost', detail: 'gone' } })
  },
  { name: 'the first run', scenario: withSnapshot({ profiles: [] }) },
  {
    name: 'the editor',
    scenario: ready,
    reach: async (page) => {
      await choosing(/Wide World Importers/)(page)
      await page.getByRole('button', { name: 'Edit' }).click()
    }
  },
  {
    name: 'an open menu',
    scenario: ready,
    reach: choosing(/Other forms to copy/)
  }
]

for (const { name, scenario, reach } of states) {
  test(`${name} can be read by everyone: axe, both themes, 400 %`, async ({ open, page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await open(scenario)
    await reach?.(page)
    await expectReadableByEveryone(page)
  })
}

test('in a narrow window the list and the profile are two views', async ({ open, page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await open(ready)
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Pricing job')
  await expect(page.getByRole('navigation', { name: 'Profiles' })).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: 'All profiles' }).click()
  await expect(page.getByRole('button', { name: /Contoso Pricing job/ })).toBeFocused()
})

test('in a narrow window what concerns the whole desk stands above the list too', async ({
  open,
  page
}) => {
  await page.setViewportSize({ width: 420, height: 700 })
  await open(withSnapshot({ vault: { mode: 'memory', reason: 'no-service', detail: '' } }))
  const title = page.getByText('Tokens and secrets are not being saved')
  await expect(page.getByRole('navigation', { name: 'Profiles' })).toBeVisible()
  await expect(title).toBeVisible()
  await page.getByRole('button', { name: /Contoso Pricing job/ }).click()
  await expect(title).toHaveCount(1)
  await expect(title).toBeVisible()
})

test('the keyboard goes on at the profile when the button that had the focus is gone', async ({
  open,
  page
}) => {
  await open({ ...ready, answers: { deleteProfiles: { ok: true, value: { deleted: 1 } } } })
  await page.getByRole('main').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Pricing job')
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the arrow keys walk the list and Enter opens a profile', async ({ open, page }) => {
  await open(ready)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the chosen profile' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox', { name: 'Search profiles' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Sort and group' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'More', exact: true }).first()).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /Contoso Partner EMEA/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /Fabrikam Sandbox/ })).toBeFocused()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Fabrikam Sandbox/)
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: /Wide World Importers/ })).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page.getByRole('button', { name: /Contoso Partner EMEA/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'New profile' })).toBeFocused()
})

test('one shortcut copies the token of the chosen profile, wherever the focus is', async ({
  open,
  page
}) => {
  await open(ready)
  await page.keyboard.press('Control+Shift+C')
  expect(await callsOf(page, 'copyToken')).toEqual([{ profileId: ids.emea, form: 'token' }])
})

test('the shortcut does nothing while the editor is open', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.press('Control+Shift+C')
  expect(await callsOf(page, 'copyToken')).toEqual([])
})

test('the menu of forms works by keyboard alone', async ({ open, page }) => {
  await open(ready)
  const trigger = page.getByRole('button', { name: 'Other forms to copy' })
  await trigger.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Authorization header' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => callsOf(page, 'copyToken'))
    .toEqual([{ profileId: ids.emea, form: 'authorization-header' }])
  await expect(trigger).toBeFocused()
})
