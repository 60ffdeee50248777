import { IncomingMessage } from 'node:http'
import type { ServerResponse } from 'node:http'
import { withStandardGrant } from './device-code'
import type { DemoDirectory, Endpoint } from './types'

const bodyLimitBytes = 256 * 1024

/** One request of a listener, read and taken apart. */
export interface DemoRequest {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  readonly method: string
  readonly url: URL
  readonly query: URLSearchParams
  readonly body: Buffer
  /** Fields of a form body; empty for any other body. */
  readonly form: URLSearchParams
  readonly endpoint: Endpoint
  /** First segment of the path, as sent. */
  readonly tenant: string
  readonly directory: DemoDirectory | undefined
  /** The path after the tenant. */
  readonly rest: string
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    length += part.length
    if (length > bodyLimitBytes) throw new Error('The request body is too large for the demo')
    chunks.push(part)
  }
  return Buffer.concat(chunks)
}

function endpointOf(path: string, rest: string): Endpoint {
  if (path === '/common/discovery/instance') return 'instance-discovery'
  switch (rest) {
    case '/v2.0/.well-known/openid-configuration':
    case '/.well-known/openid-configuration':
      return 'discovery'
    case '/discovery/v2.0/keys':
      return 'keys'
    case '/oauth2/v2.0/authorize':
      return 'authorize'
    case '/oauth2/v2.0/token':
      return 'token'
    case '/oauth2/v2.0/devicecode':
      return 'device-code'
    case '/oauth2/v2.0/logout':
      return 'logout'
    case '/adminconsent':
    case '/v2.0/adminconsent':
      return 'admin-consent'
    default:
      return /^\/(interaction|oauth2\/v2\.0|adminconsent)\//.test(rest) ? 'page' : 'other'
  }
}

/** Reads a request of the authority or of the pages. */
export async function readRequest(
  message: IncomingMessage,
  response: ServerResponse,
  directories: readonly DemoDirectory[]
): Promise<DemoRequest> {
  const url = new URL(message.url ?? '/', 'http://localhost')
  const body = await readBody(message)
  const [, tenant = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []
  const wanted = decodeURIComponent(tenant).toLowerCase()
  const isForm = message.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return {
    message,
    response,
    method: message.method ?? 'GET',
    url,
    query: url.searchParams,
    body,
    form: new URLSearchParams(isForm === true ? body.toString('utf8') : ''),
    endpoint: endpointOf(url.pathname, rest),
    tenant,
    directory: directories.find((one) => one.tenantId === wanted || one.domain === wanted),
    rest
  }
}

/**
 * Returns the request once more, unread, as the directory's own server expects it: mounted under the
 * directory's id, with the body that was already taken from the connection.
 */
export function replay(request: DemoRequest, directory: DemoDirectory): IncomingMessage {
  const { message, url, rest, form } = request
  const body = withStandardGrant(request.body, form)
  const copy = new IncomingMessage(message.socket)
  copy.method = message.method
  copy.headers =
    body === request.body
      ? message.headers
      : { ...message.headers, 'content-length': String(body.length) }
  copy.rawHeaders = message.rawHeaders
  copy.httpVersion = message.httpVersion
  copy.url = `${rest}${url.search}`
  // A client assertion names the token endpoint as the client called it: by the tenant's id or domain.
  const mount = rest.endsWith('/token')
    ? url.pathname.slice(0, -rest.length)
    : `/${directory.tenantId}`
  Object.assign(copy, { originalUrl: `${mount}${rest}${url.search}` })
  if (body.length > 0) copy.push(body)
  copy.push(null)
  // Without this the copy would take its end for a broken connection and close the socket.
  copy.complete = true
  return copy
}

/** Answers JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store'
  })
  response.end(JSON.stringify(body))
}
