import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { launchApp } from './launch'

function row(page: Page, name: RegExp) {
  return page.getByRole('grid', { name: 'Profiles' }).getByRole('button', { name })
}

/** The next native question is answered with this button. Returns what was asked by then. */
async function answerWith(app: ElectronApplication, button: 'Delete' | 'Keep'): Promise<void> {
  await app.evaluate(({ dialog }, wanted) => {
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      const options = args.at(-1) as { readonly buttons: readonly string[] }
      const before: unknown = Reflect.get(globalThis, 'questions') ?? []
      Reflect.set(globalThis, 'questions', [...(before as readonly unknown[]), options])
      return Promise.resolve({ response: options.buttons.indexOf(wanted), checkboxChecked: false })
    }
  }, button)
}

async function selectBoth(page: Page): Promise<void> {
  await row(page, /^Contoso Partner Center/).click()
  await row(page, /^Contoso pricing job/).click({ modifiers: ['ControlOrMeta'] })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 profiles selected')
}

test('tags, pins, colours and groups are there after a restart', async ({
  electronApp,
  page,
  demoTenant,
  entry,
  userDataDir,
  appArguments
}) => {
  await saveAppOnlyProfile(page, demoTenant)
  await saveUserProfile(page, demoTenant)
  await selectBoth(page)
  const field = page.getByRole('combobox', { name: 'Add tags' })
  await field.pressSequentially('EMEA,tier 1')
  await page.getByRole('main').getByRole('button', { name: 'Add tags' }).click()
  await expect(page.getByText('2 profiles were changed.')).toBeVisible()
  await row(page, /^Contoso pricing job/).click()
  await page.getByRole('button', { name: /Colour of the tag EMEA/ }).click()
  await page.getByRole('menuitemradio', { name: 'Purple' }).click()
  await row(page, /^Contoso pricing job/).focus()
  await page.keyboard.press('ControlOrMeta+d')
  await page.getByRole('button', { name: 'Sort and group' }).click()
  await page.getByRole('menuitemradio', { name: 'Tag', exact: true }).click()
  const headings = [/^Pinned/, /^EMEA/, /^tier 1/]
  await expect(page.getByRole('grid').getByRole('rowheader')).toHaveText(headings)

  await electronApp.close()
  const again = await launchApp({ entry, userDataDir, args: appArguments })
  try {
    const second = await again.firstWindow()
    await expect(second.getByRole('grid').getByRole('rowheader')).toHaveText(headings)
    await expect(row(second, /^Contoso pricing job/)).toHaveCount(1)
    await expect(row(second, /^Contoso Partner Center/)).toHaveCount(2)
    await row(second, /^Contoso pricing job/).click()
    await second.getByRole('button', { name: /Colour of the tag EMEA/ }).click()
    await expect(second.getByRole('menuitemradio', { name: 'Purple' })).toBeChecked()
  } finally {
    await again.close()
  }
})

test('several profiles go after one native question, and come back with their secrets', async ({
  electronApp,
  page,
  demoTenant,
  userDataDir
}) => {
  const appOnly = await saveAppOnlyProfile(page, demoTenant)
  await saveUserProfile(page, demoTenant)
  await selectBoth(page)
  await answerWith(electronApp, 'Keep')
  await page.keyboard.press('Delete')
  await expect
    .poll(() => electronApp.evaluate((): unknown => Reflect.get(globalThis, 'questions')))
    .toMatchObject([
      {
        message: 'Delete 2 profiles?',
        detail: expect.stringContaining('a saved secret or certificate'),
        defaultId: 1,
        cancelId: 1
      }
    ])
  await expect(row(page, /^Contoso/)).toHaveCount(2)

  await answerWith(electronApp, 'Delete')
  await page.getByRole('button', { name: 'Delete 2 profiles…' }).click()
  await expect(page.getByText('2 profiles were deleted.').last()).toBeVisible()
  await expect(row(page, /^Contoso/)).toHaveCount(0)
  const records = async () =>
    (await readdir(join(userDataDir, 'vault'))).filter((name) => name.endsWith('.credential'))
  expect(await records()).toEqual([])

  await page.keyboard.press('ControlOrMeta+z')
  await expect(row(page, /^Contoso/)).toHaveCount(2)
  expect(await records()).toEqual([`${appOnly}.credential`])
  await row(page, /^Contoso pricing job/).click()
  await page.getByRole('button', { name: /^Copy token/ }).click()
  const issued = () => demoTenant.issuedTokens.map(({ value }) => value)
  await expect
    .poll(async () =>
      issued().includes(await electronApp.evaluate(({ clipboard }) => clipboard.readText()))
    )
    .toBe(true)
})
