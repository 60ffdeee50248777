import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchApp } from '../../tests/e2e/launch'
import type { Report } from './report'

/** The app under the walk: its window, and what the walk asks of its main process. */
export interface WalkedApp {
  readonly page: Page
  /** Resolves with the link that the app hands to the system browser. */
  nextLink(work: () => Promise<void>): Promise<string>
  readClipboard(): Promise<string>
  /** Leaves a picture of the window in each theme. */
  takePictures(name: string): Promise<void>
  close(): Promise<void>
}

export interface WalkedAppOptions {
  readonly entry: string
  readonly dataFolder: string
  readonly demoTenantPath: string
  readonly picturesFolder: string
  readonly report: Report
}

export async function startWalkedApp(options: WalkedAppOptions): Promise<WalkedApp> {
  const { entry, dataFolder, demoTenantPath, picturesFolder, report } = options
  const app = await launchApp({
    entry,
    userDataDir: dataFolder,
    args: [`--demo-tenant=${demoTenantPath}`]
  })
  await keepLinks(app)
  const page = await app.firstWindow()

  async function takePictures(name: string): Promise<void> {
    for (const theme of ['light', 'dark'] as const) {
      await app.evaluate(({ nativeTheme }, wanted) => {
        nativeTheme.themeSource = wanted
      }, theme)
      await page.waitForFunction(
        (dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark,
        theme === 'dark'
      )
      const path = join(picturesFolder, `${name}-${theme}.png`)
      await page.screenshot({ path, animations: 'disabled' })
      report.notePicture(path)
    }
  }

  return {
    page,
    nextLink: async (work) => {
      await work()
      return await takeLink(app)
    },
    readClipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
    takePictures,
    close: () => app.close()
  }
}

/** The walk drives a browser of its own, so the app's links are kept instead of opened. */
async function keepLinks(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const links: string[] = []
    Reflect.set(globalThis, 'walkLinks', links)
    shell.openExternal = (url) => {
      links.push(url)
      return Promise.resolve()
    }
  })
}

async function takeLink(app: ElectronApplication): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const link = await app.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const links: unknown = Reflect.get(globalThis, 'walkLinks')
      return Array.isArray(links) ? String(links.shift() ?? '') : ''
    })
    if (link !== '') return link
  }
  throw new Error('The app opened no link within ten seconds.')
}
