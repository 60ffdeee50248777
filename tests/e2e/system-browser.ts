import { chromium, type Browser, type ElectronApplication } from '@playwright/test'
import { driveBrowserSignIn, type BrowserAnswers } from '../authority/drive-browser'
import type { DemoTenant } from '../authority/types'
import { expect } from './fixture'

/** The links that the app would open in the system browser, kept so that a browser of the test's own opens them. */
export interface KeptLinks {
  /** Waits for a link and returns the last one. */
  last(): Promise<string>
  /** Does something, and returns the link that the app opens upon it. */
  after(work: () => Promise<void>): Promise<string>
}

export async function keepLinks(electronApp: ElectronApplication): Promise<KeptLinks> {
  await electronApp.evaluate(({ shell }) => {
    const links: string[] = []
    Reflect.set(globalThis, 'keptLinks', links)
    shell.openExternal = (url) => {
      links.push(url)
      return Promise.resolve()
    }
  })
  const read = (): Promise<readonly string[]> =>
    electronApp.evaluate(() => {
      const links: unknown = Reflect.get(globalThis, 'keptLinks')
      return Array.isArray(links) ? links.map(String) : []
    })
  const linkBeyond = async (count: number): Promise<string> => {
    let links: readonly string[] = []
    await expect
      .poll(async () => {
        links = await read()
        return links.length
      })
      .toBeGreaterThan(count)
    return links.at(-1) ?? ''
  }
  return {
    last: () => linkBeyond(0),
    after: async (work) => {
      const { length } = await read()
      await work()
      return await linkBeyond(length)
    }
  }
}

/** Opens a link in a browser of the test's own, answers the demo tenant's pages there, and returns the heading of the page where it ends. */
export async function answerInBrowser(
  link: string,
  tenant: DemoTenant,
  answers: BrowserAnswers
): Promise<string> {
  const browser = await startBrowser()
  try {
    const tab = await browser.newPage()
    await tab.goto(link)
    await driveBrowserSignIn(tab, [tenant.browserOrigin], answers)
    return await tab.getByRole('heading').first().innerText()
  } finally {
    await browser.close()
  }
}

function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
  })
}
