import type { ServerResponse } from 'node:http'
import { errorDescription } from './errors'
import type { EntraFailure, Trace } from './errors'
import { html, sendPage } from './html'
import type { Html } from './html'
import type { DemoDirectory, DemoUser } from './types'

/** What every step of a sign-in shows. */
export interface StepView {
  readonly directory: DemoDirectory
  readonly applicationName: string
  /** Where the forms of the page go. */
  readonly action: string
  /** A sentence about what was wrong with the last answer. */
  readonly problem?: string
}

const autofocus = html`autofocus`
const cancelButton = html`<button name="step" value="cancel" formnovalidate>Cancel</button>`

function problemText({ problem }: StepView): Html {
  return problem === undefined ? html`` : html`<p class="error" role="alert">${problem}</p>`
}

function accountHints(users: readonly DemoUser[]): Html {
  const lines = users.map(
    (user) => html`<li>${user.userName}, password <code>${user.password}</code></li>`
  )
  return html`<div class="hint">
    Accounts of this demo:
    <ul>
      ${lines}
    </ul>
  </div>`
}

/** Account and password. */
export function sendSignInPage(
  response: ServerResponse,
  view: StepView,
  accounts: { readonly users: readonly DemoUser[]; readonly proposed: string }
): void {
  const body = html`<h1>Sign in</h1>
    <p>to ${view.directory.name}, for ${view.applicationName}</p>
    ${problemText(view)}
    <form method="post" action="${view.action}">
      <label for="account">Account</label>
      <input
        id="account"
        name="account"
        type="email"
        autocomplete="off"
        required
        ${accounts.proposed === '' ? autofocus : html``}
        value="${accounts.proposed}"
      />
      <label for="password">Password</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="off"
        required
        ${accounts.proposed === '' ? html`` : autofocus}
      />
      <div class="buttons">
        <button class="main" name="step" value="password">Sign in</button>
        ${cancelButton}
      </div>
    </form>
    ${accountHints(accounts.users)}`
  sendPage(response, 200, 'Sign in', body)
}

/** The account that is signed in already, or another one. */
export function sendPickAccountPage(
  response: ServerResponse,
  view: StepView,
  signedIn: DemoUser
): void {
  const body = html`<h1>Pick an account</h1>
    <p>to continue to ${view.applicationName}</p>
    <form method="post" action="${view.action}">
      <button class="account" name="step" value="pick" autofocus>
        ${signedIn.displayName} (${signedIn.userName})
      </button>
      <button class="account" name="step" value="other">Use another account</button>
      <div class="buttons">${cancelButton}</div>
    </form>`
  sendPage(response, 200, 'Pick an account', body)
}

/** The second factor. */
export function sendCodePage(response: ServerResponse, view: StepView, user: DemoUser): void {
  const body = html`<h1>Verify your identity</h1>
    <p>${user.userName}</p>
    ${problemText(view)}
    <form method="post" action="${view.action}">
      <label for="code">Code</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="off"
        required
        autofocus
        aria-describedby="code-hint"
      />
      <div class="buttons">
        <button class="main" name="step" value="code">Verify</button>
        ${cancelButton}
      </div>
    </form>
    <p class="hint" id="code-hint">The code of this demo account is <code>${user.code}</code></p>`
  sendPage(response, 200, 'Verify your identity', body)
}

/** What the application asks for. */
export function sendConsentPage(
  response: ServerResponse,
  view: StepView,
  request: {
    readonly user: DemoUser
    readonly permissions: readonly string[]
    readonly forAll: boolean
  }
): void {
  const { user, permissions, forAll } = request
  const body = html`<h1>${view.applicationName} requests permissions</h1>
    <p>${user.userName}</p>
    <p>
      ${forAll ? `For every user of ${view.directory.name}, this app` : 'This app'} would like to:
    </p>
    <ul>
      ${permissions.map((permission) => html`<li>${permission}</li>`)}
    </ul>
    <form method="post" action="${view.action}">
      <div class="buttons">
        <button class="main" name="step" value="accept" autofocus>Accept</button>
        <button name="step" value="decline">Decline</button>
      </div>
    </form>`
  sendPage(response, 200, 'Permissions requested', body)
}

/** What a person sees who may not consent. `onRequest` where administrators can be asked. */
export function sendApprovalPage(
  response: ServerResponse,
  view: StepView,
  onRequest: boolean
): void {
  const title = onRequest ? 'Approval required' : 'Need admin approval'
  const body = html`<h1>${title}</h1>
    <p>${view.applicationName}</p>
    ${problemText(view)}
    <form method="post" action="${view.action}">
      <div class="buttons">
        <button name="step" value="return">
          Return to the application without granting consent
        </button>
      </div>
    </form>`
  sendPage(response, 200, title, body)
}

/** A page that names the error under its own title, and goes nowhere. */
export function sendStopPage(
  response: ServerResponse,
  title: string,
  failure: EntraFailure,
  trace: Trace
): void {
  const body = html`<h1>${title}</h1>
    <p class="error" role="alert">${errorDescription(failure, trace)}</p>`
  sendPage(response, failure.status, title, body)
}

/** An error that no redirect may carry. */
export function sendErrorPage(
  response: ServerResponse,
  failure: EntraFailure,
  trace: Trace,
  again?: string
): void {
  const link =
    again === undefined ? html`` : html`<p><a href="${again}">Sign in with another account</a></p>`
  const body = html`<h1>Sorry, but we’re having trouble signing you in</h1>
    <p class="error" role="alert">${errorDescription(failure, trace)}</p>
    ${link}`
  sendPage(response, failure.status, 'Sign-in error', body)
}

/** A sentence and nothing to do. */
export function sendNotePage(
  response: ServerResponse,
  status: number,
  title: string,
  note: string
): void {
  sendPage(
    response,
    status,
    title,
    html`<h1>${title}</h1>
      <p>${note}</p>`
  )
}

/** Sends the fields to the application by a form that submits itself, as `form_post` asks. */
export function sendFormPost(
  response: ServerResponse,
  redirectUri: string,
  fields: Readonly<Record<string, string>>
): void {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`
  )
  const page = html`<!doctype html>
    <title>Back to the application</title>
    <form method="post" action="${redirectUri}">
      ${inputs}
      <noscript><button>Continue</button></noscript>
    </form>
    <script>
      document.forms[0].submit()
    </script>`
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store'
  })
  response.end(page.html)
}
