import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { DesktopApi } from '../../src/shared/contract'
import { expect, saveAppOnlyProfile, test } from './demo-fixture'
import { takePictures } from './pictures'

const name = 'Contoso pricing job'
const covered = 'The desk is covered'

function emit(electronApp: ElectronApplication, event: 'lock-screen' | 'suspend'): Promise<void> {
  return electronApp.evaluate(({ powerMonitor }, emitted) => {
    powerMonitor.emit(emitted)
  }, event)
}

function readText(electronApp: ElectronApplication): Promise<string> {
  return electronApp.evaluate(({ clipboard }) => clipboard.readText())
}

async function isCovered(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(covered)
}

/** Calls every method of the bridge, and returns how each that needs no more was answered. */
function answersToAll(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const open: readonly string[] = ['getLock', 'unlock']
    const answers: Record<string, string> = {}
    for (const [method, call] of Object.entries(window.desktop)) {
      if (method.startsWith('on') || open.includes(method)) continue
      const answered = (await Reflect.apply(call, window.desktop, [{}])) as {
        readonly failure?: { readonly kind: string }
      }
      answers[method] = answered.failure?.kind ?? 'answered'
    }
    return answers
  })
}

test('the shortcut covers the desk, and one key press uncovers it where it was', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  await page.getByRole('tab', { name: 'Doctor' }).click()
  await page.keyboard.press('Control+Shift+L')
  await isCovered(page)
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(name)
  const titles = await electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle())
  )
  expect(titles.join()).not.toContain(name)
  await takePictures(electronApp, page, 'privacy-screen')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.getByRole('tab', { name: 'Doctor' })).toHaveAttribute('aria-selected', 'true')
})

test('behind it every call is refused but for unlocking, and the clipboard is empty', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const profileId = await saveAppOnlyProfile(page, demoTenant)
  const copied = await page.evaluate(
    (id) => window.desktop.copyToken({ profileId: id, form: 'token' }),
    profileId
  )
  expect(copied).toMatchObject({ ok: true })
  expect(await readText(electronApp)).not.toBe('')
  await emit(electronApp, 'lock-screen')
  await isCovered(page)
  await expect.poll(() => readText(electronApp)).toBe('')
  const answers = await answersToAll(page)
  expect(Object.keys(answers).length).toBeGreaterThan(60)
  expect(Object.entries(answers).filter(([, answer]) => answer !== 'locked')).toEqual([])
})

test('a page that is loaded anew behind it shows it too', async ({
  electronApp,
  page,
  demoTenant
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  await emit(electronApp, 'suspend')
  await isCovered(page)
  // The app's own reload: the stand-in refuses those that a page begins.
  await Promise.all([
    page.waitForEvent('load'),
    electronApp.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.reload()
    })
  ])
  await isCovered(page)
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(name)
  await page.getByRole('button', { name: 'Uncover the desk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
})

test('a token that arrives behind it does not reach the clipboard', async ({
  electronApp,
  page,
  demoTenant
}) => {
  const profileId = await saveAppOnlyProfile(page, demoTenant)
  demoTenant.faults.add({ on: 'token', delayMs: 800, times: 1 })
  const copying = page.evaluate(
    (id) => window.desktop.copyToken({ profileId: id, form: 'token' }),
    profileId
  )
  await expect.poll(() => demoTenant.journal.tokenRequests().length).toBeGreaterThan(0)
  await emit(electronApp, 'lock-screen')
  expect(await copying).toMatchObject({ ok: false })
  expect(await readText(electronApp)).toBe('')
})

test.describe('when nobody is at the computer', () => {
  test.use({ idleLookEveryMs: 50 })

  test('the desk is covered after the time that is set', async ({ electronApp, page }) => {
    const isIdleFor = (seconds: number) =>
      electronApp.evaluate(({ powerMonitor }, idle) => {
        powerMonitor.getSystemIdleTime = () => idle
      }, seconds)
    await page.evaluate(() => window.desktop.changeSettings({ change: { lockMinutes: 1 } }))
    await isIdleFor(59)
    await expect(page.getByRole('heading', { name: covered })).toBeHidden()
    await isIdleFor(60)
    await isCovered(page)
    await expect(page.getByText('because nobody used the computer')).toBeVisible()
  })
})

test.describe('an app that was ended while it was locked', () => {
  test.use({
    appArguments: async ({ appArguments, userDataDir }, use) => {
      const mark = { reason: 'suspend', at: Date.now() - 60_000 }
      await writeFile(join(userDataDir, 'locked.json'), JSON.stringify(mark))
      await use(appArguments)
    }
  })

  test('is locked when it is started again', async ({ page }) => {
    await isCovered(page)
    await expect(page.getByText('because the computer went to sleep')).toBeVisible()
    const asked: Awaited<ReturnType<DesktopApi['getSnapshot']>> = await page.evaluate(() =>
      window.desktop.getSnapshot({})
    )
    expect(asked).toEqual({ ok: false, failure: { kind: 'locked' } })
  })
})
