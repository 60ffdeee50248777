import type Provider from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { html, pageText } from './html'
import type { Html } from './html'
import { textParameter } from './interaction-policy'
import type { DemoDirectory } from './types'

/** The grant as RFC 8628 names it. */
export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code'
/** The grant as MSAL names it, which Entra takes too. */
export const deviceCodeGrantOfMsal = 'device_code'

/** Returns a token request's body with the grant named as the provider knows it. */
export function withStandardGrant(body: Buffer, form: URLSearchParams): Buffer {
  if (form.get('grant_type') !== deviceCodeGrantOfMsal) return body
  const standard = new URLSearchParams(form)
  standard.set('grant_type', deviceCodeGrant)
  return Buffer.from(standard.toString())
}

type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>

/** What a person who types a wrong code is told. */
const problems: Readonly<Record<string, string>> = {
  NoCodeError: 'That code didn’t work. Check the code and try again.',
  NotFoundError: 'That code didn’t work. Check the code and try again.',
  ExpiredError: 'That code has expired. Ask the application for a new one.',
  AlreadyUsedError: 'That code was used already. Ask the application for a new one.',
  AbortedError: 'The sign-in was cancelled. You can close this window.'
}

function hiddenFields(form: string): Html {
  const inputs = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => ({ html: tag }))
  return html`${inputs}`
}

function actionOf(form: string): string {
  return /action="([^"]*)"/.exec(form)?.[1] ?? ''
}

function showPage(ctx: KoaContextWithOIDC, title: string, body: Html): void {
  ctx.type = 'html'
  ctx.set('cache-control', 'no-store')
  ctx.body = pageText(title, body)
}

/** The pages on which a code is typed and confirmed, before the usual ones of a sign-in. */
export function deviceFlow(): DeviceFlow {
  return {
    enabled: true,
    charset: 'base-20',
    mask: '*********',
    userCodeInputSource: (ctx, form, _out, error) => {
      const problem = error === undefined ? undefined : problems[error.name]
      showPage(
        ctx,
        'Enter code',
        html`<h1>Enter code</h1>
          <p>Enter the code displayed on your app or device.</p>
          ${
            error === undefined
              ? html``
              : html`<p class="error" role="alert">${problem ?? error.message}</p>`
          }
          <form method="post" action="${actionOf(form)}">
            ${hiddenFields(form)}
            <label for="user-code">Code</label>
            <input id="user-code" name="user_code" autocomplete="off" required autofocus />
            <div class="buttons"><button class="main">Next</button></div>
          </form>`
      )
    },
    userCodeConfirmSource: (ctx, form, client) => {
      showPage(
        ctx,
        'Are you trying to sign in?',
        html`<h1>Are you trying to sign in to ${client.clientName ?? client.clientId}?</h1>
          <p>Only continue if you downloaded the app from a store or website that you trust.</p>
          <form method="post" action="${actionOf(form)}">
            ${hiddenFields(form)}
            <div class="buttons">
              <button class="main" autofocus>Continue</button>
              <button name="abort" value="yes">Cancel</button>
            </div>
          </form>`
      )
    },
    successSource: (ctx) => {
      const name = ctx.oidc.client?.clientName ?? 'the application'
      showPage(
        ctx,
        'Signed in',
        html`<h1>You have signed in to ${name} on your device</h1>
          <p>You may now close this window.</p>`
      )
    }
  }
}

export interface DeviceCodeForm {
  readonly directory: DemoDirectory
  /** Origin of the sign-in pages. */
  readonly pages: string
  /** How long a client waits between two questions. */
  readonly intervalSeconds: () => number
}

/** Gives the answer that holds a new code the form that Entra's has. */
export function shapeDeviceCodeAnswers(provider: Provider, form: DeviceCodeForm): void {
  provider.use(async (ctx, next) => {
    await next()
    if (ctx['_matchedRouteName'] !== 'device_authorization' || ctx.status !== 200) return
    const body: unknown = ctx.body
    const userCode = textParameter(body, 'user_code')
    const deviceCode = textParameter(body, 'device_code')
    const page = `${form.pages}/${form.directory.tenantId}/oauth2/v2.0/deviceauth`
    ctx.body = {
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: page,
      expires_in: Number(Reflect.get(Object(body), 'expires_in')),
      interval: form.intervalSeconds(),
      message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`
    }
  })
}
