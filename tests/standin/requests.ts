import type { DevtoolsSession } from './connection'
import type { PausedRequest } from './devtools-events'
import { fromChromium, isRegisteredScheme, textToChromium, toChromium } from './schemes'
import { rulesOf, type Session } from './session'

const resourceTypes: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Fetch: 'xhr',
  Font: 'font',
  Image: 'image',
  Media: 'media',
  Script: 'script',
  Stylesheet: 'stylesheet',
  XHR: 'xhr'
}

/** What becomes of a request that Chromium holds. */
type Verdict =
  | { readonly kind: 'continue' }
  | { readonly kind: 'fail'; readonly reason: 'Aborted' | 'BlockedByClient' | 'Failed' }
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'respond'; readonly response: Response }

/** Decides on a request by `session.webRequest` and `session.protocol`, and tells Chromium. */
export async function handleRequest(
  devtools: DevtoolsSession,
  session: Session,
  paused: PausedRequest
): Promise<void> {
  const verdict = await decide(session, paused).catch((thrown: unknown): Verdict => {
    console.error(thrown)
    return { kind: 'fail', reason: 'Failed' }
  })
  await carryOut(devtools, paused.requestId, verdict)
}

/** Refuses a navigation that the app prevented. */
export function abortRequest(
  devtools: DevtoolsSession,
  { requestId }: PausedRequest
): Promise<void> {
  return carryOut(devtools, requestId, { kind: 'fail', reason: 'Aborted' })
}

async function decide(session: Session, paused: PausedRequest): Promise<Verdict> {
  const { beforeRequest, protocolHandlers } = rulesOf(session)
  const url = fromChromium(paused.request.url)
  const scheme = url.slice(0, url.indexOf(':'))
  // A browser asks for an icon by itself; Electron does not.
  if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico'))
    return { kind: 'respond', response: new Response(null, { status: 204 }) }
  if (beforeRequest) {
    const resourceType = resourceTypes[paused.resourceType] ?? 'other'
    const details = { id: 0, url, method: paused.request.method, resourceType }
    const answer = await new Promise<Parameters<Parameters<typeof beforeRequest>[1]>[0]>(
      (resolve) => {
        beforeRequest(details, resolve)
      }
    )
    if (answer.cancel) return { kind: 'fail', reason: 'BlockedByClient' }
    if (answer.redirectURL) return { kind: 'redirect', url: toChromium(answer.redirectURL) }
  }
  const handler = protocolHandlers.get(scheme)
  if (handler) return { kind: 'respond', response: await handler(toRequest(url, paused)) }
  return isRegisteredScheme(scheme) ? { kind: 'fail', reason: 'Failed' } : { kind: 'continue' }
}

function toRequest(url: string, { request }: PausedRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    headers.set(name, fromChromium(value))
  const body = Buffer.concat(
    (request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))
  )
  const { method } = request
  return new Request(url, { method, headers, ...(body.length > 0 ? { body } : {}) })
}

async function carryOut(
  devtools: DevtoolsSession,
  requestId: string,
  verdict: Verdict
): Promise<void> {
  switch (verdict.kind) {
    case 'continue':
      return devtools.sendQuietly('Fetch.continueRequest', { requestId })
    case 'fail':
      return devtools.sendQuietly('Fetch.failRequest', { requestId, errorReason: verdict.reason })
    case 'redirect':
      return devtools.sendQuietly('Fetch.fulfillRequest', {
        requestId,
        responseCode: 307,
        responseHeaders: [{ name: 'location', value: verdict.url }]
      })
    case 'respond':
      return respond(devtools, requestId, verdict.response)
  }
}

/** Hands a handler's response to Chromium, with addresses in HTML and policies translated. */
async function respond(
  devtools: DevtoolsSession,
  requestId: string,
  response: Response
): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const isHtml = response.headers.get('content-type')?.includes('html') ?? false
  const body = isHtml ? Buffer.from(textToChromium(bytes.toString('utf8'))) : bytes
  const responseHeaders = [...response.headers]
    .filter(([name]) => name !== 'content-length' && name !== 'content-encoding')
    .map(([name, value]) => ({
      name,
      value: /policy|location|origin/.test(name) ? textToChromium(value) : value
    }))
  await devtools.sendQuietly('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body: body.toString('base64')
  })
}
