import type { Page } from '@playwright/test'
import { answer, callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ids, ready, signedOut, withSnapshot, withToken } from './scenarios'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const field = (page: Page) => page.getByRole('combobox', { name: 'Command or profile' })
const options = (page: Page) => palette(page).getByRole('option')
const option = (page: Page, name: string) => options(page).filter({ hasText: name })

async function openPalette(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

/** Types a command's name and takes the first one that is found. */
async function run(page: Page, name: string): Promise<void> {
  await openPalette(page)
  await field(page).fill(name)
  await expect(options(page).first()).toHaveText(new RegExp(name))
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}

test('opens by its keys, closes by them and by Escape, and gives the focus back', async ({
  open,
  page
}) => {
  await open(ready)
  const edit = page.getByRole('button', { name: 'Edit' })
  await edit.focus()
  await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(edit).toBeFocused()
  await openPalette(page)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
  await expect(edit).toBeFocused()
})

test('does each thing once, for the chosen profile', async ({ open, page }) => {
  await open(ready)
  await run(page, 'Copy token')
  expect(await callsOf(page, 'copyToken')).toEqual([{ profileId: ids.emea, form: 'token' }])
  await run(page, 'Copy as curl')
  await run(page, 'Renew the token')
  await expect.poll(() => callsOf(page, 'renewToken')).toEqual([{ profileId: ids.emea }])
  await run(page, 'Sign in with a second factor')
  await expect.poll(() => callsOf(page, 'signIn')).toEqual([{ profileId: ids.emea, prompt: 'mfa' }])
  await run(page, 'Duplicate the profile')
  await expect.poll(() => callsOf(page, 'duplicateProfile')).toHaveLength(1)
  await run(page, 'Open in the browser: enterprise applications')
  await expect
    .poll(() => callsOf(page, 'openPortal'))
    .toEqual([{ of: { profileId: ids.emea }, place: 'enterprise-apps' }])
})

test('leads to the parts of a profile, and goes on there with the keyboard', async ({
  open,
  page
}) => {
  await open(ready)
  await run(page, 'Show Test call')
  await expect(page.getByRole('tab', { name: 'Test call' })).toBeFocused()
  await run(page, 'Run the doctor')
  await expect(page.getByRole('tab', { name: 'Doctor' })).toHaveAttribute('aria-selected', 'true')
  await expect.poll(() => callsOf(page, 'runDoctor')).toHaveLength(1)
})

test('opens the editor, also at the tags', async ({ open, page }) => {
  await open(ready)
  await run(page, 'Edit the profile')
  await expect(page.getByRole('dialog', { name: /Edit Contoso Partner EMEA/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
})

test('does what concerns the whole desk', async ({ open, page }) => {
  await open(ready)
  await run(page, 'Theme: Dark')
  await expect.poll(() => callsOf(page, 'changeSettings')).toEqual([{ change: { theme: 'dark' } }])
  await run(page, 'Export as JSON')
  await expect.poll(() => callsOf(page, 'exportProfiles')).toEqual([{ format: 'json' }])
  await run(page, 'Open the settings')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await run(page, 'Find a profile')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await run(page, 'Show privacy screen')
  await expect.poll(() => callsOf(page, 'lock')).toHaveLength(1)
})

test('goes to any profile by its name, also with a typo', async ({ open, page }) => {
  await open(ready)
  await openPalette(page)
  await field(page).fill('litwrae')
  await expect(option(page, 'Litware Gov')).toBeVisible()
  await option(page, 'Litware Gov').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Litware Gov/)
})

test('shows what was used last first, and no longer twice', async ({ open, page }) => {
  await open(ready)
  await run(page, 'Show Doctor')
  await run(page, 'Theme: Light')
  await openPalette(page)
  await expect(
    palette(page).getByRole('group', { name: 'Last used' }).getByRole('option')
  ).toHaveText(['Theme: Light', 'Show Doctor'])
  await expect(option(page, 'Theme: Light')).toHaveCount(1)
})

test('offers only what can be done just now', async ({ open, page }) => {
  await open({ ...withToken(signedOut), tokens: [signedOut] })
  await openPalette(page)
  await field(page).fill('token')
  await expect(option(page, 'Copy token')).toHaveCount(0)
  await field(page).fill('sign')
  await expect(option(page, 'Sign in').first()).toBeVisible()
  await expect(option(page, 'Sign out')).toHaveCount(0)
})

test('changes no profile that is open for reading only', async ({ open, page }) => {
  await open(withSnapshot({ store: { mode: 'read-only-newer', version: 2 } }))
  await openPalette(page)
  await expect(option(page, 'Edit the profile')).toHaveCount(0)
  await expect(option(page, 'New profile for')).toHaveCount(0)
  await expect(option(page, 'Copy token')).toBeVisible()
})

test('says so when nothing of that name is there', async ({ open, page }) => {
  await open(ready)
  await openPalette(page)
  await field(page).fill('qqqqq')
  await expect(palette(page)).toContainText('There is no command and no profile of that name.')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeVisible()
})

test('the question mark lists the keyboard shortcuts', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list).toContainText('Ctrl Shift C')
  await expect(list).toContainText('Quick copy, over any app')
  await expectReadableByEveryone(page)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
})

test('what is chosen in the application menu is done in the page', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await emit(page, 'menuChosen', { command: 'palette' })
  await expect(field(page)).toBeFocused()
  await emit(page, 'menuChosen', { command: 'new-profile' })
  await expect(page.getByRole('dialog', { name: /New profile/ })).toBeVisible()
  await emit(page, 'menuChosen', { command: 'settings' })
  await expect(page.getByRole('dialog', { name: /New profile/ })).toBeVisible()
})

test('a profile that was chosen outside is shown', async ({ open, page }) => {
  await open(ready)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await emit(page, 'profileChosen', { profileId: ids.gov })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Litware Gov/)
})

test('the palette can be read by everyone: axe, both themes, 400 %', async ({ open, page }) => {
  await open(ready)
  await answer(page, 'lock', { ok: true, value: {} })
  await openPalette(page)
  await expectReadableByEveryone(page)
})
