import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { launchApp } from './launch'

const readText = (electronApp: ElectronApplication): Promise<string> =>
  electronApp.evaluate(({ clipboard }) => clipboard.readText())

/** What is read aloud, if it says this. */
function saying(page: Page, hasText: string | RegExp): Locator {
  return page.getByRole('main').getByRole('status').filter({ hasText })
}

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
}

/** What the page's own colour scheme is. */
const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)

test('the theme changes at once, is kept, and is there at the next start', async ({
  electronApp,
  page,
  entry,
  userDataDir,
  appArguments
}) => {
  expect(await isDark(page)).toBe(false)
  await openSettings(page)
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark')
  await expect(saying(page, 'Saved: Theme.')).toHaveCount(1)
  await expect.poll(() => isDark(page)).toBe(true)
  expect(JSON.parse(await readFile(join(userDataDir, 'settings.json'), 'utf8'))).toEqual({
    version: 1,
    theme: 'dark'
  })
  await electronApp.close()

  const again = await launchApp({ entry, userDataDir, args: appArguments })
  try {
    const next = await again.firstWindow()
    await next.waitForURL((url) => url.protocol !== 'about:')
    const theme = await again.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
    expect(theme).toBe('dark')
    await next.getByRole('button').first().waitFor()
    await openSettings(next)
    await expect(next.getByRole('combobox', { name: 'Theme' })).toHaveValue('dark')
  } finally {
    await again.close()
  }
})

test('a token stays on the clipboard as long as the settings say', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const profileId = await saveAppOnlyProfile(page, demoTenant)
  await openSettings(page)
  const field = page.getByRole('textbox', { name: 'Clear the clipboard after' })
  await expect(field).toHaveValue('30')
  await field.fill('5')
  await field.press('Enter')
  await expect(saying(page, /Saved: /)).toHaveCount(1)
  const answer = await page.evaluate(
    (id) => window.desktop.copyToken({ profileId: id, form: 'token' }),
    profileId
  )
  const clearsInMs = answer.ok ? answer.value.clearsAt - Date.now() : 0
  expect(clearsInMs).toBeGreaterThan(2000)
  expect(clearsInMs).toBeLessThanOrEqual(5000)
  expect(await readText(electronApp)).not.toBe('')
  await expect.poll(() => readText(electronApp), { timeout: 12_000 }).toBe('')
})

test('a sign-in waits as long as the settings say', async ({ page, demoTenant }) => {
  const profileId = await saveUserProfile(page, demoTenant)
  await openSettings(page)
  const field = page.getByRole('textbox', { name: 'Wait for the browser for' })
  await field.fill('2')
  await field.press('Enter')
  await expect(saying(page, /Saved: /)).toHaveCount(1)
  const waitMs = await page.evaluate(
    (id) =>
      new Promise<number>((resolve) => {
        window.desktop.onSignInChanged(({ signIn }) => {
          if (signIn !== undefined) resolve(signIn.endsAt - signIn.startedAt)
        })
        void window.desktop.signIn({ profileId: id, prompt: 'default' })
      }),
    profileId
  )
  expect(waitMs).toBe(2 * 60_000)
  await page.evaluate((id) => window.desktop.cancelSignIn({ profileId: id }), profileId)
})

test('dates follow the language at once', async ({ page, demoTenant }) => {
  await saveAppOnlyProfile(page, demoTenant)
  await page.getByRole('button', { name: /Contoso pricing job/ }).click()
  await page.getByRole('tab', { name: 'Activity' }).click()
  const day = page.getByRole('tabpanel').getByRole('heading', { level: 3 })
  await expect(day).toHaveCount(1)
  await page.evaluate(() => window.desktop.changeSettings({ change: { language: 'en-US' } }))
  await expect(day).toHaveText(/^[A-Z][a-z]+, [A-Z][a-z]+ \d{1,2}, \d{4}$/)
  await page.evaluate(() => window.desktop.changeSettings({ change: { language: 'en-GB' } }))
  await expect(day).toHaveText(/^[A-Z][a-z]+,? \d{1,2} [A-Z][a-z]+ \d{4}$/)
})

test.describe('a settings file that cannot be read', () => {
  test('is said and kept aside, and settings can be changed again', async ({
    electronApp,
    page,
    entry,
    userDataDir,
    appArguments
  }) => {
    await expect(page.getByRole('main')).toBeVisible()
    await electronApp.close()
    await writeFile(join(userDataDir, 'settings.json'), '{"theme":"dark"')
    const again = await launchApp({ entry, userDataDir, args: appArguments })
    try {
      const next = await again.firstWindow()
      await next.waitForURL((url) => url.protocol !== 'about:')
      await next.getByRole('button').first().waitFor()
      await openSettings(next)
      await expect(next.getByText('Your settings are the defaults again')).toBeVisible()
      const [aside = ''] = (await readdir(userDataDir)).filter((name) =>
        name.startsWith('settings.damaged-')
      )
      expect(await readFile(join(userDataDir, aside), 'utf8')).toBe('{"theme":"dark"')
      await next.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
      await expect(saying(next, 'Saved: Theme.')).toHaveCount(1)
      await expect(next.getByText('Your settings are the defaults again')).toBeHidden()
    } finally {
      await again.close()
    }
  })
})

test('what was done is in the activity of the window, and saved as text where a dialog says', async ({
  electronApp,
  page,
  demoTenant,
  userDataDir
}) => {
  const profileId = await saveAppOnlyProfile(page, demoTenant)
  await page.evaluate((id) => window.desktop.copyToken({ profileId: id, form: 'token' }), profileId)
  await page.getByRole('navigation').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Activity' }).click()
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows.first()).toContainText('Token copied')
  await expect(rows.first()).toContainText('Contoso pricing job')
  await page.evaluate((id) => window.desktop.renewToken({ profileId: id }), profileId)
  await expect(rows.first()).toContainText('Token renewed')
  const target = join(userDataDir, 'for-a-ticket.txt')
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, target)
  await page.getByRole('button', { name: 'Save as a file…' }).click()
  await expect(page.getByText('Saved as for-a-ticket.txt.')).toBeVisible()
  const text = await readFile(target, 'utf8')
  expect(text).toMatch(/UTC \| Token copied \| profile 1 \| window\n/)
  expect(text).not.toContain('Contoso')
  expect(text).not.toContain('eyJ')
})
