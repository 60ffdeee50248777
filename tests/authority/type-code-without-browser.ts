import { createCookieBrowser, readForm, type CookieBrowser, type Page } from './cookie-browser'
import { walkPages, type SignInAnswers } from './sign-in-without-browser'

export interface TypedCode extends SignInAnswers {
  /** The demo tenant's `caPem`. */
  readonly caPem: string
  /** Turns back where the page asks whether one is trying to sign in. */
  readonly turnBack?: boolean
  /** Keeps its session between sign-ins; a fresh one when left out. */
  readonly browser?: CookieBrowser
}

/**
 * Does what a person does with a code: opens the page, types the code, says that it is theirs, and signs
 * in. Returns the text of the page where it ends.
 */
export async function typeCodeWithoutBrowser(
  page: string,
  userCode: string,
  options: TypedCode
): Promise<string> {
  const browser = options.browser ?? createCookieBrowser(options.caPem)
  try {
    const entry = await browser.open(new URL(page))
    const question = await submit(browser, entry, { user_code: userCode })
    if (!question.text.includes('Are you trying')) return question.text
    const answer = options.turnBack === true ? { abort: 'yes' } : {}
    return await walkPages(browser, await submit(browser, question, answer), options)
  } finally {
    if (options.browser === undefined) await browser.close()
  }
}

async function submit(
  browser: CookieBrowser,
  page: Page,
  fields: Readonly<Record<string, string>>
): Promise<Page> {
  const form = readForm(page)
  if (form === undefined) throw new Error(`The page has no form: ${page.text}`)
  return await browser.submit(form.action, { ...form.fields, ...fields })
}
