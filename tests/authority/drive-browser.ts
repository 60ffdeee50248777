import type { Page } from '@playwright/test'
import type { DemoUser } from './types'

/** How the person at the browser answers. */
export interface BrowserAnswers {
  readonly account: DemoUser
  /** Declines the consent instead of accepting it. */
  readonly decline?: boolean
}

/** Presses a button and waits until the browser has left for the next page. */
async function press(page: Page, name: string): Promise<void> {
  const navigated = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
  await page.getByRole('button', { name, exact: true }).click()
  await navigated
}

/** Returns true while a page of the tenant is there to be answered, and false once it was the last. */
async function answerPage(
  page: Page,
  origins: readonly string[],
  { account, decline = false }: BrowserAnswers
): Promise<boolean> {
  const password = page.getByLabel('Password')
  const code = page.getByLabel('Code')
  const accept = page.getByRole('button', { name: 'Accept', exact: true })
  const other = page.getByRole('button', { name: 'Use another account', exact: true })
  const question = password.or(code).or(accept).or(other)
  const isQuestion = await Promise.any([
    page.waitForURL((url) => !origins.includes(url.origin)).then(() => false),
    question.waitFor().then(() => true)
  ])
  if (!isQuestion) return false
  if (await password.isVisible()) {
    await page.getByLabel('Account').fill(account.userName)
    await password.fill(account.password)
    await press(page, 'Sign in')
  } else if (await code.isVisible()) {
    await code.fill(account.code)
    await press(page, 'Verify')
  } else if (await other.isVisible()) await press(page, 'Use another account')
  else await press(page, decline ? 'Decline' : 'Accept')
  return true
}

/**
 * Answers the demo tenant's pages in a real browser, from whichever page is open until the browser
 * is back at the application's own address. `origins` are those of the demo tenant: `browserOrigin`,
 * and `https://{authorityHost}` where the pages are there. Fails after Playwright's own time limit.
 */
export async function driveBrowserSignIn(
  page: Page,
  origins: readonly string[],
  answers: BrowserAnswers
): Promise<void> {
  let isOpen = true
  while (isOpen) isOpen = await answerPage(page, origins, answers)
  await page.waitForLoadState()
}
