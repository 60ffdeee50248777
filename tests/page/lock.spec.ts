import type { Page } from '@playwright/test'
import type { LockView } from '../../src/shared/lock'
import { callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { NOW, profiles, ready } from './scenarios'

const covered: LockView = {
  kind: 'privacy-screen',
  locked: { reason: 'idle', at: NOW - 12 * 60_000 }
}
const locked: LockView = { ...covered, kind: 'lock' }
const behindLock = { ok: false, failure: { kind: 'locked' } } as const

async function cover(page: Page, view: LockView = covered): Promise<void> {
  await emit(page, 'lockChanged', view)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    view.kind === 'lock' ? 'The desk is locked' : 'The desk is covered'
  )
}

/** All text that the page holds, seen or not. */
async function heldText(page: Page): Promise<string> {
  return await page.evaluate(() => document.documentElement.outerHTML + document.title)
}

test('behind the screen nothing of the desk is left in the page, nor in its title', async ({
  open,
  page
}) => {
  await open(ready)
  await expect(page).toHaveTitle(/Contoso Partner EMEA/)
  await cover(page)
  await expect(page).toHaveTitle('Partner Token Desk')
  const text = await heldText(page)
  for (const name of ['Contoso', 'Fabrikam', 'ada.lovelace', 'contoso-emea', 'b41d7c02'])
    expect(text).not.toContain(name)
})

test('it says since when and why, and what it does not protect', async ({ open, page }) => {
  await open(ready)
  await cover(page)
  await expect(page.getByText('because nobody used the computer for a while')).toContainText(
    '17:37'
  )
  await expect(page.getByText('It is no lock')).toBeVisible()
})

test('its one button has the focus, so that Enter uncovers the desk', async ({ open, page }) => {
  await open(ready)
  await cover(page)
  const button = page.getByRole('button')
  await expect(button).toHaveCount(1)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'unlock')).toEqual([{}])
})

test('afterwards the desk is asked for anew, and shows what it had shown', async ({
  open,
  page
}) => {
  await open(ready)
  await page.getByRole('button', { name: /Fabrikam Sandbox/ }).click()
  await page.getByRole('tab', { name: 'Doctor' }).click()
  await cover(page)
  const before = (await callsOf(page, 'getSnapshot')).length
  await emit(page, 'lockChanged', { kind: 'privacy-screen' })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Fabrikam Sandbox')
  await expect(page.getByRole('tab', { name: 'Doctor' })).toHaveAttribute('aria-selected', 'true')
  expect((await callsOf(page, 'getSnapshot')).length).toBe(before + 1)
  await expect(page.locator('body')).not.toBeFocused()
})

test('what was typed is kept, but for the secret, and both is said', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('button', { name: 'New profile' }).click()
  await page.getByLabel('Application-only access').check()
  await page.getByLabel('Name', { exact: true }).fill('Adatum')
  await page.getByLabel('Value of the secret').fill('CANARY-SECRET')
  await cover(page)
  expect(await heldText(page)).not.toContain('Adatum')
  await emit(page, 'lockChanged', { kind: 'privacy-screen' })
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Adatum')
  await expect(page.getByLabel('Value of the secret')).toHaveValue('')
  await expect(page.getByText('enter it again')).toBeVisible()
})

test('a page that is loaded behind the lock shows the lock', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { getLock: { ok: true, value: covered }, getSnapshot: behindLock }
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The desk is covered')
  expect(await heldText(page)).not.toContain('Contoso')
})

test('a lock asks the system, and says when it did not recognise the person', async ({
  open,
  page
}) => {
  await open({ ...ready, answers: { unlock: { ok: true, value: { unlocked: false } } } })
  await cover(page, locked)
  await page.getByRole('button', { name: 'Unlock with Touch ID' }).click()
  await expect(page.getByRole('alert')).toContainText('You were not recognised')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The desk is locked')
})

test('the desk is covered from the menu and by the shortcut that is set', async ({
  open,
  page
}) => {
  await open(ready)
  await page.keyboard.press('Control+Shift+L')
  await expect.poll(() => callsOf(page, 'lock')).toEqual([{}])
  await page.getByRole('button', { name: 'More', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Show privacy screen' }).click()
  await expect.poll(() => callsOf(page, 'lock')).toEqual([{}, {}])
})

test('the shortcut works where something is typed, and in the editor too', async ({
  open,
  page
}) => {
  await open(ready)
  await page.getByRole('button', { name: 'New profile' }).click()
  await page.getByLabel('Name', { exact: true }).press('Control+Shift+L')
  await expect.poll(() => callsOf(page, 'lock')).toEqual([{}])
})

test('what is told too late shows nothing behind the lock', async ({ open, page }) => {
  await open(ready)
  await cover(page)
  await emit(page, 'profilesChanged', {
    saved: [{ ...profiles.emea, name: 'Late Contoso' }],
    removed: []
  })
  expect(await heldText(page)).not.toContain('Late Contoso')
})

for (const view of [covered, locked]) {
  test(`everyone can read the ${view.kind}`, async ({ open, page }) => {
    await open(ready)
    await cover(page, view)
    await expectReadableByEveryone(page)
  })
}
