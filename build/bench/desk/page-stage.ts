import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { shellArguments } from '../../../tests/e2e/launch'
import { buildPage } from '../../../tests/page/build-page'
import { NOW, withSnapshot } from '../../../tests/page/scenarios'
import { servePage } from '../../../tests/page/serve-page'
import { accountOf } from '../accounts/account'
import { profileOf } from '../accounts/data-folder'

/** The built page in Chromium with many profiles, and a main process that answers from memory. */
export interface PageStage {
  /** Opens the page, in a window of its own. */
  openDesk(): Promise<Page>
  /** Opens a document of another making in the same browser. */
  openDocument(html: string): Promise<Page>
  close(): Promise<void>
}

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
export const rowsSelector = '#profile-rows'
export const searchSelector = '#profile-search'

export async function openPageStage(folder: string, count: number): Promise<PageStage> {
  const { fakePath } = await buildPage(folder)
  const served = await servePage(join(folder, 'page'))
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...shellArguments()]
  })
  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1180, height: 780 } })
    return await context.newPage()
  }
  const scenario = scenarioOf(count)
  return {
    openDesk: async () => {
      const page = await newPage()
      await page.addInitScript((given) => {
        Object.defineProperty(window, 'scenario', { value: given })
      }, scenario)
      await page.addInitScript({ path: fakePath })
      await page.goto(served.url)
      await page.waitForSelector(`${rowsSelector} [data-key]`)
      return page
    },
    openDocument: async (html) => {
      const page = await newPage()
      const address = 'http://bare.test/'
      await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }))
      await page.goto(address)
      await page.waitForSelector(`${rowsSelector} [data-key]`)
      return page
    },
    close: async () => {
      await browser.close()
      await served.close()
    }
  }
}

function scenarioOf(count: number): ReturnType<typeof withSnapshot> {
  const signedIn = Array.from({ length: count }, (_none, place) => {
    const account = accountOf(place, NOW)
    return { account, profile: profileOf(place, account) }
  })
  const profiles = signedIn.map(({ profile }) => profile)
  const tokens = signedIn.map(({ profile: { id, mode }, account }) => ({
    profileId: id,
    state: 'token' as const,
    mode,
    account: account.userName,
    issuedAt: NOW,
    expiresAt: Date.now() + 3_600_000,
    checks: [],
    credential: { kind: 'none' as const }
  }))
  return { ...withSnapshot({ profiles }), tokens }
}
