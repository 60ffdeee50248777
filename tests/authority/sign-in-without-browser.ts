import { createCookieBrowser, readForm } from './cookie-browser'
import type { CookieBrowser, Page, PageForm } from './cookie-browser'
import type { DemoUser } from './types'

/** How a person answers the pages. */
export interface SignInAnswers {
  readonly account: DemoUser
  /** Typed instead of the account's password. */
  readonly password?: string
  /** Typed instead of the account's code. */
  readonly code?: string
  /** Declines the consent. */
  readonly decline?: boolean
  /** Goes back to the application where only an administrator may consent. */
  readonly goBack?: boolean
  /** Runs when the browser is about to return to the application, with the form still unsent. */
  readonly beforeReturn?: () => void
  /** Cancels on the first page. */
  readonly cancel?: boolean
  /** Sends another state than the one asked for, as an attacker's page would. */
  readonly wrongState?: boolean
  /** Ends before the result is posted, as when the person closes the browser. */
  readonly closeBeforeReturn?: boolean
}

export interface SignInOptions extends SignInAnswers {
  /** The demo tenant's `caPem`. */
  readonly caPem: string
  /** Keeps its session between sign-ins; a fresh one when left out. */
  readonly browser?: CookieBrowser
}

/** How it ended: at the application's own address, or on a page of the tenant. */
export type SignInOutcome =
  | {
      readonly kind: 'returned'
      /** Status and text of the application's own page. */
      readonly status: number
      readonly text: string
      /** What was sent to it. */
      readonly fields: Readonly<Record<string, string>>
      /** Pages that were answered on the way. */
      readonly steps: readonly string[]
    }
  | {
      readonly kind: 'stopped'
      readonly status: number
      readonly text: string
      /** Digits after AADSTS on the page. */
      readonly code: string | undefined
      readonly steps: readonly string[]
    }

type Answer = { readonly step: string; readonly fields: Readonly<Record<string, string>> }

function answerTo(form: PageForm, answers: SignInAnswers): Answer {
  const { account } = answers
  if (answers.cancel === true && form.steps.includes('cancel')) {
    return { step: 'cancel', fields: {} }
  }
  if (form.steps.includes('password')) {
    const password = answers.password ?? account.password
    return { step: 'password', fields: { account: account.userName, password } }
  }
  if (form.steps.includes('code')) {
    return { step: 'code', fields: { code: answers.code ?? account.code } }
  }
  if (form.steps.includes('pick')) return { step: 'other', fields: {} }
  if (form.steps.includes('return')) return { step: 'return', fields: {} }
  return { step: answers.decline === true ? 'decline' : 'accept', fields: {} }
}

function isReturn(url: URL, redirectUri: URL): boolean {
  return url.host === redirectUri.host && url.pathname === redirectUri.pathname
}

function stopped(page: Page, steps: readonly string[]): SignInOutcome {
  const code = /AADSTS(\d+)/.exec(page.text)?.[1]
  return { kind: 'stopped', status: page.status, text: page.text, code, steps }
}

async function walk(
  browser: CookieBrowser,
  url: URL,
  answers: SignInAnswers
): Promise<SignInOutcome> {
  const redirectUri = new URL(url.searchParams.get('redirect_uri') ?? 'http://localhost')
  const steps: string[] = []
  let page = await browser.open(url)
  for (;;) {
    if (isReturn(page.url, redirectUri)) {
      const fields = Object.fromEntries(page.url.searchParams)
      return { kind: 'returned', status: page.status, text: page.text, fields, steps }
    }
    const form = readForm(page)
    if (form === undefined) return stopped(page, steps)
    if (isReturn(form.action, redirectUri)) {
      if (answers.closeBeforeReturn === true) return stopped(page, steps)
      answers.beforeReturn?.()
      const fields =
        answers.wrongState === true ? { ...form.fields, state: 'another-state' } : form.fields
      const last = await browser.submit(form.action, fields)
      return { kind: 'returned', status: last.status, text: last.text, fields, steps }
    }
    if (form.steps.length === 0) {
      page = await browser.submit(form.action, form.fields)
      continue
    }
    if (form.steps.includes('return') && answers.goBack !== true) return stopped(page, steps)
    const { step, fields } = answerTo(form, answers)
    // The same page twice with the same answer would come a third time too: it was refused.
    if (steps.at(-1) === step) return stopped(page, steps)
    steps.push(step)
    page = await browser.submit(form.action, { ...form.fields, ...fields, step })
  }
}

/** Answers the pages of a sign-in that comes back to no application, and returns the text of the last one. */
export async function walkPages(
  browser: CookieBrowser,
  first: Page,
  answers: SignInAnswers
): Promise<string> {
  let page = first
  let before: string | undefined
  for (;;) {
    const form = readForm(page)
    if (form === undefined || form.steps.length === 0) return page.text
    const { step, fields } = answerTo(form, answers)
    if (step === before) return page.text
    before = step
    page = await browser.submit(form.action, { ...form.fields, ...fields, step })
  }
}

/**
 * Does what a person does in the browser, from the authorization or admin-consent address to the
 * POST (or GET) at the application's loopback address, without any browser.
 */
export async function signInWithoutBrowser(
  url: string,
  options: SignInOptions
): Promise<SignInOutcome> {
  const browser = options.browser ?? createCookieBrowser(options.caPem)
  try {
    return await walk(browser, new URL(url), options)
  } finally {
    if (options.browser === undefined) await browser.close()
  }
}
