import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { shellKind } from './launch'
import {
  clipboardText,
  openQuickCopy,
  outside,
  quickCopyShortcut,
  trayLabels,
  windowsOf
} from './person'
import { takePictures } from './pictures'

test.skip(shellKind() !== 'standin', 'only the stand-in lets a test press a global shortcut')

const hidden = { page: '/quick.html', isVisible: false, isFocused: false }

test('three letters and Enter over any app: the token is copied and the window gone', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  await saveUserProfile(page, demoTenant)
  await saveAppOnlyProfile(page, demoTenant)
  const quick = await openQuickCopy(electronApp)
  expect(await windowsOf(electronApp)).toContainEqual({
    page: '/quick.html',
    isVisible: true,
    isFocused: true
  })
  await takePictures(electronApp, quick, 'quick-copy')
  await quick.keyboard.type('pri')
  await expect(quick.getByRole('option')).toHaveCount(1)
  await quick.keyboard.press('Enter')
  await expect.poll(() => windowsOf(electronApp)).toContainEqual(hidden)
  const issued = demoTenant.issuedTokens.map(({ value }) => value)
  expect(issued).toContain(await clipboardText(electronApp))
  // The main window was not brought to the front by any of it.
  expect((await windowsOf(electronApp)).some(({ isFocused }) => isFocused)).toBe(false)
  expect(pageProblems).toEqual([])
})

test('two key presses copy the token of the last profile', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveUserProfile(page, demoTenant)
  await saveAppOnlyProfile(page, demoTenant)
  const quick = await openQuickCopy(electronApp)
  await quick.keyboard.type('pri')
  await quick.keyboard.press('Enter')
  await expect.poll(() => windowsOf(electronApp)).toContainEqual(hidden)
  await page.evaluate(() => window.desktop.clearClipboard({}))
  expect(await clipboardText(electronApp)).toBe('')

  await outside(electronApp, 'pressShortcut', quickCopyShortcut)
  await expect(quick.getByRole('combobox')).toHaveValue('')
  await expect(quick.getByRole('option').first()).toContainText('Contoso pricing job')
  await quick.keyboard.press('Enter')
  await expect.poll(() => clipboardText(electronApp)).not.toBe('')
  const issued = demoTenant.issuedTokens.map(({ value }) => value)
  expect(issued).toContain(await clipboardText(electronApp))
})

test('says when a person is needed, and leads to the profile in the main window', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveUserProfile(page, demoTenant)
  await saveAppOnlyProfile(page, demoTenant)
  const quick = await openQuickCopy(electronApp)
  await quick.keyboard.type('center')
  await quick.keyboard.press('Enter')
  await expect(quick.getByText('open it in the main window')).toBeVisible()
  await takePictures(electronApp, quick, 'quick-copy-refused')
  expect(await clipboardText(electronApp)).toBe('')
  await quick.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Contoso Partner Center')
  await expect.poll(() => windowsOf(electronApp)).toContainEqual(hidden)
})

test('goes by Escape, by the shortcut, and when another program gets the focus', async ({
  electronApp,
  page
}) => {
  await page.getByRole('button').first().waitFor()
  const quick = await openQuickCopy(electronApp)
  await quick.keyboard.press('Escape')
  await expect.poll(() => windowsOf(electronApp)).toContainEqual(hidden)
  await outside(electronApp, 'pressShortcut', quickCopyShortcut)
  await outside(electronApp, 'pressShortcut', quickCopyShortcut)
  expect(await windowsOf(electronApp)).toContainEqual(hidden)
  await outside(electronApp, 'pressShortcut', quickCopyShortcut)
  await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
  expect(await windowsOf(electronApp)).toContainEqual(hidden)
})

test('has the calls that it needs, the policy of the main window, and nothing else', async ({
  electronApp,
  page
}) => {
  await page.getByRole('button').first().waitFor()
  const quick = await openQuickCopy(electronApp)
  expect(await quick.evaluate(() => Object.keys(window.desktop).sort())).toEqual([
    'closeQuickCopy',
    'copyToken',
    'getQuickRows',
    'onQuickCopyShown',
    'showProfile'
  ])
  expect(
    await quick.evaluate(() =>
      fetch('https://localhost/').then(
        () => 'reached',
        () => 'refused'
      )
    )
  ).toBe('refused')
  const preferences = await electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const read: unknown = Reflect.get(webContents, 'getLastWebPreferences')
      if (typeof read !== 'function') throw new Error('The preferences cannot be read.')
      const given: unknown = Reflect.apply(read, webContents, [])
      const { preload, session, ...rest } = given as Record<string, unknown>
      return { rest, hasPreload: typeof preload === 'string', hasSession: session !== undefined }
    })
  )
  expect(preferences).toHaveLength(2)
  expect(preferences[1]).toEqual(preferences[0])
})

test('another program may hold the shortcut, and the settings say so', async ({
  electronApp,
  page
}) => {
  await page.getByRole('button').first().waitFor()
  await outside(electronApp, 'takeShortcut', 'Control+Alt+T')
  const changeTo = (accelerator: string) =>
    page.evaluate(
      (quickCopyShortcut) => window.desktop.changeSettings({ change: { quickCopyShortcut } }),
      accelerator
    )
  expect(await changeTo('CommandOrControl+Alt+T')).toMatchObject({
    ok: true,
    value: { takenShortcuts: ['quick-copy'] }
  })
  expect(await outside(electronApp, 'pressShortcut', quickCopyShortcut)).toBe(false)
  expect(await changeTo(quickCopyShortcut)).toMatchObject({ value: { takenShortcuts: [] } })
  expect(await outside(electronApp, 'pressShortcut', quickCopyShortcut)).toBe(true)
})

test.describe('behind the lock', () => {
  test.use({ hasTray: true })

  test('there is no quick-copy window, and no name in the tray', async ({
    electronApp,
    page,
    demoTenant
  }) => {
    await saveAppOnlyProfile(page, demoTenant)
    const quick = await openQuickCopy(electronApp)
    await quick.keyboard.press('Enter')
    await expect.poll(() => windowsOf(electronApp)).toContainEqual(hidden)
    await expect
      .poll(() => trayLabels(electronApp))
      .toContain('Copy token of Contoso pricing job (Sandbox)')

    await page.evaluate(() => window.desktop.lock({}))
    await expect.poll(() => windowsOf(electronApp)).toHaveLength(1)
    expect(await clipboardText(electronApp)).toBe('')
    await outside(electronApp, 'pressShortcut', quickCopyShortcut)
    expect(await windowsOf(electronApp)).toEqual([
      { page: '/index.html', isVisible: true, isFocused: true }
    ])
    expect(await trayLabels(electronApp)).toEqual(['Unlock', '–', 'Quit'])

    await page.evaluate(() => window.desktop.unlock({}))
    expect(await trayLabels(electronApp)).toContain('Copy token of Contoso pricing job (Sandbox)')
  })
})
