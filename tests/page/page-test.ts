import { expect, test as base, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallName, CallResult, EventName, EventPayload } from '../../src/shared/contract'
import { buildPage } from './build-page'
import type { Scenario } from './fake-desktop'
import { NOW } from './scenarios'
import { servePage } from './serve-page'

interface BuiltPage {
  readonly url: string
  readonly fakePath: string
}

/**
 * A test with the built page, and a way to open it in a scenario. The time of day stands still at
 * the scenarios' time until a test moves it; timers run. At the end nothing may have been complained of: neither an error of the page
 * nor a report of its content policy.
 */
export const test = base.extend<
  {
    /** Opens the main window's page, or another one of the build. */
    open: (scenario: Scenario, file?: 'index.html' | 'quick.html') => Promise<void>
  },
  { builtPage: BuiltPage }
>({
  builtPage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a fixture without dependencies so
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
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        complaints.push(message.text())
      }
    })
    await use(async (scenario, file = 'index.html') => {
      await page.clock.setFixedTime(NOW)
      await page.addInitScript((given) => {
        Object.defineProperty(window, 'scenario', { value: given })
      }, scenario)
      await page.addInitScript({ path: builtPage.fakePath })
      await page.goto(new URL(file, builtPage.url).href)
    })
    expect(complaints).toEqual([])
  }
})

/** Returns what the page has asked of the main process under this name. */
export async function callsOf(page: Page, name: CallName): Promise<readonly unknown[]> {
  const calls = await page.evaluate(() => window.fakeMain.calls)
  return calls.filter((call) => call.name === name).map((call) => call.input)
}

/** Lets the main process tell the page something. */
export async function emit<Name extends EventName>(
  page: Page,
  name: Name,
  payload: EventPayload<Name>
): Promise<void> {
  const told: { readonly name: EventName; readonly json: string } = {
    name,
    json: JSON.stringify(payload)
  }
  await page.evaluate(({ name: event, json }) => {
    window.fakeMain.emit(event, json)
  }, told)
}

/** Lets the main process answer the calls of this name that wait. */
export async function release<Name extends CallName>(
  page: Page,
  name: Name,
  result: CallResult<Name>
): Promise<void> {
  await page.evaluate(
    ({ name: call, json }) => {
      window.fakeMain.release(call, json)
    },
    answered(name, result)
  )
}

/** From now on the main process answers calls of this name so. */
export async function answer<Name extends CallName>(
  page: Page,
  name: Name,
  result: CallResult<Name>
): Promise<void> {
  await page.evaluate(
    ({ name: call, json }) => {
      window.fakeMain.answer(call, json)
    },
    answered(name, result)
  )
}

function answered(
  name: CallName,
  result: unknown
): { readonly name: CallName; readonly json: string } {
  return { name, json: JSON.stringify(result) }
}

export { expect } from '@playwright/test'
