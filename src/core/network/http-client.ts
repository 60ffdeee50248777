import { setTimeout as delay } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { failed, succeeded, type Result } from '../../shared/result'
import { networkFailureOf, type NetworkFailure } from './network-failure'
import { findRoute, proxyFromEnvironment, type ResolveProxy } from './proxy'
import { waitBeforeRetryMs, type RetryPolicy } from './retry'

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal | undefined
  readonly retry: RetryPolicy
  /** Limits of this request, in place of the client's. */
  readonly limits?: ExchangeLimits
}

/** How much of an answer is taken in, and how long is waited for it. */
export interface ExchangeLimits {
  readonly totalTimeoutMs: number
  /** A longer body is not taken in: the answer then comes with an empty one and `bodyRefused`. */
  readonly maxBodyBytes: number
}

export interface HttpResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** How much of the body came. */
  readonly bodyBytes: number
  /** True when the body was longer than the request's own limit. */
  readonly bodyRefused: boolean
}

/** The one way out of the app. */
export interface HttpClient {
  /**
   * Sends a request over https and returns the answer with its whole body, whatever its status.
   * Redirects, other schemes and bodies over the client's limit are refused; time limits always apply.
   */
  send(request: HttpRequest): Promise<Result<HttpResponse, NetworkFailure>>
  close(): Promise<void>
}

export interface HttpClientOptions {
  /** Certificates to trust besides the usual ones, in PEM. */
  readonly extraCaPem?: readonly string[]
  /** Proxy rules; by default those of the environment variables. */
  readonly resolveProxy?: ResolveProxy
  readonly connectTimeoutMs?: number
  /** Limit of one whole exchange, without waits before a retry. */
  readonly totalTimeoutMs?: number
  readonly maxBodyBytes?: number
}

/** Makes the HTTP client. Certificates are read and connections made only when the first request needs them. */
export function createHttpClient(options: HttpClientOptions = {}): HttpClient {
  const { connectTimeoutMs = 10_000, totalTimeoutMs = 30_000, maxBodyBytes = 1_048_576 } = options
  const resolveProxy = options.resolveProxy ?? proxyFromEnvironment(process.env)
  const dispatchers = new Map<string, Dispatcher>()
  let certificates: string[] | undefined

  async function dispatcherFor(proxyUri: string | undefined): Promise<Dispatcher> {
    // Not loaded before the first request: a start needs none.
    const { Agent, ProxyAgent } = await import('undici')
    const { trustedCertificates } = await import('./trust')
    const key = proxyUri ?? 'direct'
    const known = dispatchers.get(key)
    if (known !== undefined) return known
    certificates ??= [...trustedCertificates(options.extraCaPem ?? [])]
    const connect = { ca: certificates, timeout: connectTimeoutMs }
    const made =
      proxyUri === undefined
        ? new Agent({ connect })
        : new ProxyAgent({ uri: proxyUri, requestTls: connect, proxyTls: connect })
    dispatchers.set(key, made)
    return made
  }

  async function exchange(
    sent: HttpRequest,
    host: string
  ): Promise<Result<HttpResponse, NetworkFailure>> {
    const route = await findRoute(resolveProxy, sent.url)
    if (route.kind === 'unsupported')
      return failed({ code: 'proxy-refused', host, detail: route.detail })
    const proxyUri = route.kind === 'proxy' ? route.uri : undefined
    const limit = AbortSignal.timeout(sent.limits?.totalTimeoutMs ?? totalTimeoutMs)
    try {
      const dispatcher = await dispatcherFor(proxyUri)
      const { request } = await import('undici')
      const response = await request(sent.url, {
        method: sent.method,
        headers: { ...sent.headers },
        dispatcher,
        signal: sent.signal === undefined ? limit : AbortSignal.any([limit, sent.signal]),
        ...(sent.body === undefined ? {} : { body: sent.body })
      })
      const body = await readBody(response.body, sent.limits?.maxBodyBytes ?? maxBodyBytes)
      if (body.bodyRefused && sent.limits === undefined)
        return failed({ code: 'network-unreachable', host, detail: 'The answer is too long.' })
      return succeeded({
        status: response.statusCode,
        headers: plainHeaders(response.headers),
        ...body
      })
    } catch (error) {
      if (sent.signal?.aborted === true)
        return failed({ code: 'cancelled', host, detail: 'cancelled' })
      return failed(networkFailureOf(error, host, proxyUri !== undefined))
    }
  }

  async function send(sent: HttpRequest): Promise<Result<HttpResponse, NetworkFailure>> {
    const url = new URL(sent.url)
    // SECURITY: a secret or token must never leave over a connection that anyone can read.
    // [tests/integration/http-client.security.test.ts]
    if (url.protocol !== 'https:')
      return failed({ code: 'endpoint-refused', host: url.host, detail: 'not https' })
    for (let attempt = 1; ; attempt++) {
      const answer = await exchange(sent, url.host)
      if (!answer.ok) return answer
      const { status, headers } = answer.value
      // SECURITY: a redirect would carry the request to a host that nobody has checked.
      // [tests/integration/http-client.security.test.ts]
      if (status >= 300 && status < 400)
        return failed({
          code: 'endpoint-refused',
          host: url.host,
          detail: `redirect (${status})`,
          status
        })
      const waitMs = waitBeforeRetryMs(
        sent.retry,
        attempt,
        status,
        headers['retry-after'],
        Date.now(),
        Math.random()
      )
      if (waitMs === undefined) return answer
      const waited = await pause(waitMs, sent.signal)
      if (!waited) return failed({ code: 'cancelled', host: url.host, detail: 'cancelled' })
    }
  }

  async function close(): Promise<void> {
    await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()))
    dispatchers.clear()
  }

  return { send, close }
}

/** Reads a body up to a limit; what is longer is given up as soon as that is seen. */
async function readBody(
  stream: AsyncIterable<unknown>,
  maxBodyBytes: number
): Promise<Pick<HttpResponse, 'body' | 'bodyBytes' | 'bodyRefused'>> {
  const pieces: Uint8Array[] = []
  let bodyBytes = 0
  for await (const piece of stream) {
    if (!(piece instanceof Uint8Array)) continue
    bodyBytes += piece.byteLength
    // SECURITY: an answer without end would fill the memory. [tests/integration/http-client.security.test.ts]
    if (bodyBytes > maxBodyBytes) return { body: '', bodyBytes, bodyRefused: true }
    pieces.push(piece)
  }
  return { body: new TextDecoder().decode(Buffer.concat(pieces)), bodyBytes, bodyRefused: false }
}

/** Waits; returns false when the signal ended the wait. */
async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await delay(waitMs, undefined, { signal })
    return true
  } catch {
    return false
  }
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const]
    )
  )
}
