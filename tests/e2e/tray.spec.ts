import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { launchApp, shellKind } from './launch'
import { clipboardText, outside, trayLabels, windowsOf } from './person'

test.skip(shellKind() !== 'standin', 'only the stand-in lets a test use the tray')
test.use({ hasTray: true })

const shown = { page: '/index.html', isVisible: true, isFocused: true }
const hidden = { page: '/index.html', isVisible: false, isFocused: false }

/** Closes the main window as its button does. */
function closeWindow(electronApp: ElectronApplication): Promise<void> {
  return electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

/** Answers the question about closing, and counts how often it is asked. */
function answerClosing(
  electronApp: ElectronApplication,
  button: 'Keep running' | 'Quit' | 'Cancel',
  checkboxChecked: boolean
): Promise<void> {
  return electronApp.evaluate(
    ({ dialog }, answer) => {
      Reflect.set(globalThis, 'asked', 0)
      dialog.showMessageBox = (...args: readonly unknown[]) => {
        const { buttons } = args.at(-1) as { readonly buttons: readonly string[] }
        Reflect.set(globalThis, 'asked', Number(Reflect.get(globalThis, 'asked')) + 1)
        const response = buttons.indexOf(answer.button)
        return Promise.resolve({ response, checkboxChecked: answer.checkboxChecked })
      }
    },
    { button, checkboxChecked }
  )
}

const askedTimes = (electronApp: ElectronApplication): Promise<unknown> =>
  electronApp.evaluate((): unknown => Reflect.get(globalThis, 'asked'))

test('copies the token of a profile that was used before, and of no other', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveUserProfile(page, demoTenant)
  const application = await saveAppOnlyProfile(page, demoTenant)
  expect((await trayLabels(electronApp)).filter((label) => label.startsWith('Copy'))).toEqual([])
  await page.evaluate(
    (id) => window.desktop.copyToken({ profileId: id, form: 'token' }),
    application
  )
  await page.evaluate(() => window.desktop.clearClipboard({}))
  const entry = 'Copy token of Contoso pricing job (Sandbox)'
  await expect
    .poll(async () => (await trayLabels(electronApp)).filter((label) => label.startsWith('Copy')))
    .toEqual([entry])

  await outside(electronApp, 'chooseInTray', entry)
  await expect.poll(() => clipboardText(electronApp)).not.toBe('')
  const issued = demoTenant.issuedTokens.map(({ value }) => value)
  expect(issued).toContain(await clipboardText(electronApp))
})

test('asks once what closing the window does, hides it, and brings it back', async ({
  electronApp,
  page
}) => {
  await page.getByRole('button').first().waitFor()
  await expect.poll(() => trayLabels(electronApp)).toContain('Open Partner Token Desk')
  await answerClosing(electronApp, 'Cancel', false)
  await closeWindow(electronApp)
  await expect.poll(() => askedTimes(electronApp)).toBe(1)
  expect(await windowsOf(electronApp)).toEqual([shown])

  await answerClosing(electronApp, 'Keep running', true)
  await closeWindow(electronApp)
  await expect.poll(() => windowsOf(electronApp)).toEqual([hidden])
  await outside(electronApp, 'chooseInTray', 'Open Partner Token Desk')
  expect(await windowsOf(electronApp)).toEqual([shown])
  await closeWindow(electronApp)
  await expect.poll(() => windowsOf(electronApp)).toEqual([hidden])
  expect(await askedTimes(electronApp)).toBe(1)
  await outside(electronApp, 'clickTray')
  expect(await windowsOf(electronApp)).toEqual([shown])
})

test('a second start shows the hidden window', async ({
  electronApp,
  page,
  entry,
  userDataDir,
  appArguments
}) => {
  await page.getByRole('button').first().waitFor()
  await expect.poll(() => trayLabels(electronApp)).not.toEqual([])
  await page.evaluate(() => window.desktop.changeSettings({ change: { closing: 'tray' } }))
  await closeWindow(electronApp)
  await expect.poll(() => windowsOf(electronApp)).toEqual([hidden])
  // It hands over and ends before Playwright can take hold of it.
  await launchApp({ entry, userDataDir, args: appArguments }).then(
    (second) => second.close(),
    () => undefined
  )
  await expect.poll(() => windowsOf(electronApp)).toEqual([shown])
})

test('quits from the tray while the window is hidden, and leaves no token behind', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const id = await saveAppOnlyProfile(page, demoTenant)
  await page.evaluate((profileId) => window.desktop.copyToken({ profileId, form: 'token' }), id)
  await page.evaluate(() => window.desktop.changeSettings({ change: { closing: 'tray' } }))
  await closeWindow(electronApp)
  await expect.poll(() => windowsOf(electronApp)).toEqual([hidden])
  const ended = electronApp.waitForEvent('close')
  await outside(electronApp, 'chooseInTray', 'Quit')
  await ended
})

test('locks from the tray', async ({ electronApp, page }) => {
  await page.getByRole('button').first().waitFor()
  await outside(electronApp, 'chooseInTray', 'Lock')
  await expect.poll(() => trayLabels(electronApp)).toEqual(['Unlock', '–', 'Quit'])
})

test.describe('where no tray is shown', () => {
  test.use({ hasTray: false })

  test('closing the window ends the app, whatever was chosen', async ({ electronApp, page }) => {
    await page.evaluate(() => window.desktop.changeSettings({ change: { closing: 'tray' } }))
    expect(await trayLabels(electronApp)).toEqual([])
    const ended = electronApp.waitForEvent('close')
    await closeWindow(electronApp)
    await ended
  })
})

test.describe('start at login', () => {
  test.use({
    isDemo: false,
    launchEnvironment: async ({ userDataDir }, use) => {
      await use({ XDG_CONFIG_HOME: join(userDataDir, 'config') })
    }
  })
  const entryIn = (folder: string): string =>
    join(folder, 'config', 'autostart', 'partner-token-desk.desktop')

  test('is a desktop entry that starts the app hidden, and is gone when it is off', async ({
    electronApp,
    page,
    userDataDir
  }) => {
    test.skip(process.platform !== 'linux', 'other systems keep it themselves')
    const set = (startAtLogin: boolean) =>
      page.evaluate(
        (on) => window.desktop.changeSettings({ change: { startAtLogin: on } }),
        startAtLogin
      )
    expect(await set(true)).toMatchObject({ value: { canStartAtLogin: true, hasTray: true } })
    await expect
      .poll(() => readFile(entryIn(userDataDir), 'utf8').catch(() => ''))
      .toContain('"--hidden"')
    await set(false)
    await expect
      .poll(() =>
        stat(entryIn(userDataDir)).then(
          () => true,
          () => false
        )
      )
      .toBe(false)
    expect(await windowsOf(electronApp)).toEqual([shown])
  })

  test.describe('with the computer', () => {
    test('the window stays hidden until the tray brings it', async ({
      entry,
      userDataDir,
      appArguments
    }) => {
      const app = await launchApp({ entry, userDataDir, args: [...appArguments, '--hidden'] })
      try {
        await expect.poll(() => trayLabels(app)).toContain('Open Partner Token Desk')
        const page = await app.firstWindow()
        await page.getByRole('button').first().waitFor()
        expect(await windowsOf(app)).toEqual([hidden])
        await outside(app, 'chooseInTray', 'Open Partner Token Desk')
        expect(await windowsOf(app)).toEqual([shown])
      } finally {
        await app.close()
      }
    })
  })
})
