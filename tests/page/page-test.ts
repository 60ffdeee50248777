import { test as base, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPage } from './build-page'
import type { Scenario } from './fake-desktop'
import { NOW } from './scenarios'
import { servePage } from './serve-page'

interface BuiltPage {
  readonly url: string
  readonly fakePath: string
}

/** An opened page and what its policy has reported. */
export interface OpenedPage {
  readonly page: Page
  /** Reports of the content policy, and errors of the page. */
  readonly complaints: readonly string[]
}

/** A test with the built page, and a way to open it in a scenario. */
export const test = base.extend<
  { open: (scenario: Scenario) => Promise<OpenedPage> },
  { builtPage: BuiltPage }
>({
  builtPage: [
    // Playwright demands the braces.
    // eslint-disable-next-line no-empty-pattern -- a fixture without dependencies is written so
    async ({}, use) => {
      const directory = await mkdtemp(join(tmpdir(), 'token-desk-page-'))
      const { fakePath } = await buildPage(directory)
      const served = await servePage(join(directory, 'page'))
      await use({ url: served.url, fakePath })
      await served.close()
      await rm(directory, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 }
  ],
  open: async ({ page, builtPage }, use) => {
    await use(async (scenario) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.clock.install({ time: NOW })
      await page.clock.pauseAt(NOW + 1)
      await page.addInitScript((given) => {
        Object.defineProperty(window, 'scenario', { value: given })
      }, scenario)
      await page.addInitScript({ path: builtPage.fakePath })
      await page.goto(builtPage.url)
      return { page, complaints }
    })
  }
})

export { expect } from '@playwright/test'
