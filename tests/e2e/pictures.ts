import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'

/**
 * Takes pictures of the window in both themes, `NAME-light.png` and `NAME-dark.png`, into the folder that
 * the environment names in `PICTURES_FOLDER`. Without it, a run leaves the pictures of `docs/screens` alone.
 */
export async function takePictures(
  electronApp: ElectronApplication,
  page: Page,
  name: string
): Promise<void> {
  const folder = process.env['PICTURES_FOLDER']
  if (folder === undefined || folder === '') return
  for (const theme of ['light', 'dark'] as const) {
    await electronApp.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted
    }, theme)
    await page.waitForFunction(
      (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
      theme === 'dark'
    )
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
  }
}
