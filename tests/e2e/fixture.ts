import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { launchApp } from './launch'

/** How a test starts the app; change it with `test.use({ … })`. */
export interface AppSettings {
  /** The script that starts the app: the product's own entry unless said otherwise. */
  readonly entry: string
  /** Arguments for the app. */
  readonly appArguments: readonly string[]
  /** Added to the environment that the app is started in. */
  readonly launchEnvironment: Readonly<Record<string, string>>
}

export interface AppFixtures {
  /** The app's data folder: new and empty, removed after the test. */
  readonly userDataDir: string
  readonly electronApp: ElectronApplication
  /** The page of the app's window, loaded. */
  readonly page: Page
  /** Errors that the page has written to its console or not caught, blocked content among them. */
  readonly pageProblems: readonly string[]
}

/** A test with the app running in its window. */
export const test = base.extend<AppFixtures & AppSettings>({
  entry: [resolve('out/main/index.js'), { option: true }],
  appArguments: [[], { option: true }],
  launchEnvironment: [{}, { option: true }],
  // Playwright reads from the first parameter's pattern what a fixture depends on.
  // eslint-disable-next-line no-empty-pattern -- this one depends on nothing
  userDataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'partner-token-desk-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  electronApp: async ({ entry, userDataDir, appArguments, launchEnvironment }, use) => {
    const app = await launchApp({
      entry,
      userDataDir,
      args: appArguments,
      env: launchEnvironment
    })
    await use(app)
    await app.close()
  },
  pageProblems: async ({ electronApp }, use) => {
    const problems: string[] = []
    electronApp.context().on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    electronApp.context().on('weberror', (error) => {
      problems.push(error.error().message)
    })
    await use(problems)
  },
  // The problems are listened to before the page is there.
  page: async ({ electronApp, pageProblems: _listening }, use) => {
    const page = await electronApp.firstWindow()
    // A window begins empty; the app then loads its page.
    await page.waitForURL((url) => url.protocol !== 'about:')
    await page.getByRole('button').first().waitFor()
    await use(page)
  }
})

export { expect } from '@playwright/test'
