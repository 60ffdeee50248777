import { expect, saveAppOnlyProfile, saveUserProfile, test } from './demo-fixture'
import { clipboardText } from './person'
import { takePictures } from './pictures'

test('a token is copied, and another profile gone to, by the palette alone', async ({
  electronApp,
  page,
  demoTenant,
  pageProblems
}) => {
  await saveUserProfile(page, demoTenant)
  await saveAppOnlyProfile(page, demoTenant)
  const field = page.getByRole('combobox', { name: 'Command or profile' })
  await page.keyboard.press('Control+k')
  await field.fill('pricing')
  await takePictures(electronApp, page, 'palette')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Contoso pricing job')
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await takePictures(electronApp, page, 'palette-commands')
  await field.fill('copy token')
  await page.keyboard.press('Enter')
  await expect.poll(() => clipboardText(electronApp)).not.toBe('')
  const issued = demoTenant.issuedTokens.map(({ value }) => value)
  expect(issued).toContain(await clipboardText(electronApp))
  expect(pageProblems).toEqual([])
})

test('the application menu opens the palette, the settings and a new profile', async ({
  electronApp,
  page
}) => {
  await page.getByRole('button').first().waitFor()
  const choose = (wanted: string): Promise<void> =>
    electronApp.evaluate(({ Menu }, label) => {
      const menus = Menu.getApplicationMenu()?.items ?? []
      const item = menus
        .flatMap(({ submenu }) => submenu?.items ?? [])
        .find((each) => each.label === label)
      item?.click()
    }, wanted)
  await choose('Command Palette')
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
  await choose('Settings')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await choose('Keyboard Shortcuts')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await choose('New Profile')
  await expect(page.getByRole('dialog', { name: /New profile/ })).toBeVisible()
})
