import type { Locator, Page } from '@playwright/test'
import { defaultSettings, type Settings, type SettingsView } from '../../src/shared/settings'
import { answer, callsOf, emit, expect, test } from './page-test'
import { expectReadableByEveryone } from './reach'
import { ready, withSnapshot } from './scenarios'

const usual = ready.snapshot.settings

function viewWith(settings: Partial<Settings>, rest: Partial<SettingsView> = {}): SettingsView {
  return { ...usual, ...rest, settings: { ...defaultSettings, ...settings } }
}

/** What is read aloud, if it says this. */
function saying(page: Page, hasText: string | RegExp): Locator {
  return page.getByRole('main').getByRole('status').filter({ hasText })
}

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
}

test('the settings are reached by their shortcut and by the menu, and Escape leads back', async ({
  open,
  page
}) => {
  await open(ready)
  await openSettings(page)
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
  await expect(page.getByRole('button', { name: /Contoso Partner EMEA/ })).toBeFocused()
  await page.getByRole('navigation').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /Settings/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: 'Back to the profiles' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contoso Partner EMEA')
})

test('every setting says its default and what it does', async ({ open, page }) => {
  await open(ready)
  await openSettings(page)
  for (const label of [
    'Theme',
    'Dates and numbers',
    'When the window is closed',
    'What the log holds'
  ])
    await expect(page.getByRole('combobox', { name: label })).toBeVisible()
  await expect(page.getByText('Default: 30 seconds.')).toBeVisible()
  await expect(
    page.getByRole('textbox', { name: 'Clear the clipboard after' })
  ).toHaveAccessibleDescription(/seconds A copied token is taken off the clipboard/)
  await expect(page.getByText('Default: Ctrl Alt Space.')).toBeVisible()
  await expect(page.getByRole('button', { name: /Back to default/ })).toHaveCount(0)
})

test('a choice is saved at once, said, and can be taken back to the default', async ({
  open,
  page
}) => {
  await open({
    ...ready,
    answers: { changeSettings: { ok: true, value: viewWith({ theme: 'dark' }) } }
  })
  await openSettings(page)
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  expect(await callsOf(page, 'changeSettings')).toEqual([{ change: { theme: 'dark' } }])
  await expect(saying(page, 'Saved: Theme.')).toHaveCount(1)
  await answer(page, 'changeSettings', { ok: true, value: usual })
  await page.getByRole('button', { name: 'Back to default: Theme' }).click()
  expect(await callsOf(page, 'changeSettings')).toHaveLength(2)
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('system')
  await expect(page.getByRole('combobox', { name: 'Theme' })).toBeFocused()
})

test('what cannot be saved stays typed, and is said', async ({ open, page }) => {
  const failure = { kind: 'store-not-written', detail: 'ENOSPC: no space left' } as const
  await open({ ...ready, answers: { changeSettings: { ok: false, failure } } })
  await openSettings(page)
  const field = page.getByRole('textbox', { name: 'Clear the clipboard after' })
  await field.fill('2')
  await field.press('Enter')
  await expect(
    saying(page, 'Enter a whole number of seconds from 5 to 600. The setting stays as it was.')
  ).toHaveCount(1)
  await expect(field).toHaveValue('2')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(await callsOf(page, 'changeSettings')).toEqual([])
  await field.fill('60')
  await field.press('Enter')
  await expect(saying(page, /ENOSPC: no space left/)).toHaveCount(1)
  await expect(field).toHaveValue('60')
  await answer(page, 'changeSettings', { ok: true, value: viewWith({ clipboardSeconds: 60 }) })
  await field.press('Enter')
  await expect(saying(page, 'Saved: Clear the clipboard after.')).toHaveCount(1)
  await expect(field).not.toHaveAttribute('aria-invalid', 'true')
  await field.fill('7 minutes')
  await field.press('Escape')
  await expect(field).toHaveValue('60')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
})

test('a choice that cannot be saved does not look as if it were', async ({ open, page }) => {
  await open({
    ...ready,
    answers: { changeSettings: { ok: false, failure: { kind: 'store-read-only' } } }
  })
  await openSettings(page)
  const theme = page.getByRole('combobox', { name: 'Theme' })
  await theme.selectOption('Dark')
  await expect(saying(page, /newer version of this app/)).toHaveCount(1)
  await expect(theme).toHaveValue('system')
  const box = page.getByRole('switch', { name: 'With the computer’s screen' })
  await box.click()
  await expect(box).toBeChecked()
})

test('a shortcut is recorded from the keyboard, and what cannot be one is said', async ({
  open,
  page
}) => {
  const value = viewWith({ lockShortcut: 'CommandOrControl+Alt+L' })
  await open({ ...ready, answers: { changeSettings: { ok: true, value } } })
  await openSettings(page)
  const field = page.getByRole('button', { name: /^Cover the desk / })
  await field.click()
  await expect(field).toHaveText('Press the keys…')
  await page.keyboard.press('Shift+L')
  await expect(saying(page, /A shortcut needs Ctrl, Alt/)).toHaveCount(1)
  await page.keyboard.press('Control+C')
  await expect(saying(page, /Ctrl C does something else in nearly every program/)).toHaveCount(1)
  await page.keyboard.press('Control+Alt+Space')
  await expect(saying(page, /already the shortcut of “Quick copy”/)).toHaveCount(1)
  await field.click()
  await page.keyboard.press('Escape')
  await expect(field).toHaveText('Ctrl Shift L')
  expect(await callsOf(page, 'changeSettings')).toEqual([])
  await field.click()
  await page.keyboard.press('Control+Alt+L')
  await expect(field).toHaveText('Ctrl Alt L')
  expect(await callsOf(page, 'changeSettings')).toEqual([
    { change: { lockShortcut: 'CommandOrControl+Alt+L' } }
  ])
  await expect(saying(page, 'Saved: Cover the desk.')).toHaveCount(1)
  await answer(page, 'changeSettings', { ok: true, value: viewWith({ lockShortcut: '' }) })
  await page.getByRole('button', { name: 'Clear the shortcut: Cover the desk' }).click()
  await expect(page.getByRole('button', { name: /^Cover the desk None/ })).toBeFocused()
})

test('says what this computer cannot do, and which shortcut another program holds', async ({
  open,
  page
}) => {
  await open(
    withSnapshot({
      settings: { ...usual, takenShortcuts: ['quick-copy'], canStartAtLogin: false, hasTray: false }
    })
  )
  await openSettings(page)
  await expect(page.getByText('Another program holds this shortcut')).toBeVisible()
  await expect(page.getByRole('switch', { name: /Start when you sign in/ })).toBeDisabled()
  await expect(page.getByText('This desktop has no tray')).toBeVisible()
})

test('says what the privacy screen does not protect, and a lock where there is one', async ({
  open,
  page
}) => {
  await open(ready)
  await openSettings(page)
  await expect(page.getByRole('region', { name: 'Privacy screen' })).toContainText(
    'It is called no lock because this system does not let the app check who comes back'
  )
  await page.keyboard.press('Escape')
  await answer(page, 'getLock', { ok: true, value: { kind: 'lock' } })
  await openSettings(page)
  await expect(page.getByRole('region', { name: 'Lock' })).toContainText('Touch ID')
})

test('says that the settings file could not be read', async ({ open, page }) => {
  await open(withSnapshot({ settings: { ...usual, unreadable: true } }))
  await openSettings(page)
  await expect(page.getByText('Your settings are the defaults again')).toBeVisible()
})

test('dates follow the chosen language at once', async ({ open, page }) => {
  await open(ready)
  const card = page.getByRole('region', { name: 'Token' })
  await expect(card).toContainText('expires at 18:41')
  await emit(page, 'settingsChanged', viewWith({ language: 'en-US' }))
  await expect(card).toContainText(/expires at 6:41\sPM/)
})

test('a folder that does not open is said', async ({ open, page }) => {
  await open({
    ...ready,
    answers: {
      openDataFolder: { ok: true, value: {} },
      openLogFolder: { ok: false, failure: { kind: 'internal' } }
    }
  })
  await openSettings(page)
  await page.getByRole('button', { name: 'Open the data folder' }).click()
  expect(await callsOf(page, 'openDataFolder')).toHaveLength(1)
  await page.getByRole('button', { name: 'Open the log’s folder' }).click()
  await expect(saying(page, /could not be opened/)).toHaveCount(1)
})

test('the settings can be read by everyone: axe, both themes, 400 %', async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await open(
    withSnapshot({
      settings: viewWith({ theme: 'dark' }, { takenShortcuts: ['lock'], unreadable: true })
    })
  )
  await openSettings(page)
  await page.getByRole('textbox', { name: 'Clear the clipboard after' }).fill('2')
  await page.getByRole('textbox', { name: 'Clear the clipboard after' }).press('Enter')
  await expectReadableByEveryone(page)
})
