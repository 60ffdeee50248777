import type { Page } from '@playwright/test'
import type { DemoUser } from './types'

/** How the person at the browser answers. */
export interface BrowserAnswers {
  readonly account: DemoUser
  /** Declines the consent instead of accepting it. */
  readonly decline?: boolean
  /** Cancels on the first page of the tenant. */
  readonly cancel?: boolean
}

/** Presses a button and waits until the browser has left for the next page. */
async function press(page: Page, name: string): Promise<void> {
  const navigated = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
  await page.getByRole('button', { name, exact: true }).click()
  await navigated
}

/** How it ended: at the application's own address, or on a page of the tenant that goes nowhere. */
export type BrowserOutcome = 'returned' | 'stopped'

/** Returns how it ended, or undefined while there may be another page. */
async function answerPage(
  page: Page,
  origins: readonly string[],
  { account, decline = false, cancel = false }: BrowserAnswers
): Promise<BrowserOutcome | undefined> {
  const password = page.getByLabel('Password')
  const code = page.getByLabel('Code')
  const accept = page.getByRole('button', { name: 'Accept', exact: true })
  const other = page.getByRole('button', { name: 'Use another account', exact: true })
  const stopped = page.getByRole('heading', { name: /^(Sorry|Need admin|Approval required|This)/ })
  const question = password.or(code).or(accept).or(other).or(stopped)
  const isQuestion = await Promise.any([
    page.waitForURL((url) => !origins.includes(url.origin)).then(() => false),
    question.waitFor().then(() => true)
  ])
  if (!isQuestion) return 'returned'
  if (await stopped.isVisible()) return 'stopped'
  if (cancel) await press(page, 'Cancel')
  else if (await password.isVisible()) {
    await page.getByLabel('Account').fill(account.userName)
    await password.fill(account.password)
    await press(page, 'Sign in')
  } else if (await code.isVisible()) {
    await code.fill(account.code)
    await press(page, 'Verify')
  } else if (await other.isVisible()) await press(page, 'Use another account')
  else await press(page, decline ? 'Decline' : 'Accept')
  return undefined
}

/**
 * Answers the demo tenant's pages in a real browser, from whichever page is open until the browser
 * is back at the application's own address, or on a page that goes nowhere. Returns which it was. `origins` are those of the demo tenant: `browserOrigin`,
 * and `https://{authorityHost}` where the pages are there. Fails after Playwright's own time limit.
 */
export async function driveBrowserSignIn(
  page: Page,
  origins: readonly string[],
  answers: BrowserAnswers
): Promise<BrowserOutcome> {
  let outcome: BrowserOutcome | undefined
  while (outcome === undefined) outcome = await answerPage(page, origins, answers)
  await page.waitForLoadState()
  return outcome
}
