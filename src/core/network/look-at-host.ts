import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import {
  connect as connectTls,
  createSecureContext,
  rootCertificates,
  type DetailedPeerCertificate,
  type SecureContext,
  type TLSSocket
} from 'node:tls'
import { failed, succeeded, type Result } from '../../shared/result'
import type { HttpClientOptions } from './http-client'
import { networkFailureOf, type NetworkFailure } from './network-failure'
import { findRoute, proxyFromEnvironment } from './proxy'

/** An open connection to a host, before anything is said on it. */
export interface WayToHost {
  /** `host[:port]` that it leads to. */
  readonly host: string
  /** Host and port of the proxy that it leads through; none when it is direct. */
  readonly proxyHost?: string
  readonly socket: Socket
}

/** What a TLS handshake showed. */
export interface HostIdentity {
  /** Who signed the host's certificate, as its issuer's name says. */
  readonly issuer: string
  /** Whether its chain ends at one of the authorities that Node carries; none when the end is not shown. */
  readonly issuerIsPublic?: boolean
  readonly tlsVersion: string
}

/** A handshake that showed a certificate which is not trusted. */
export interface UntrustedHost extends NetworkFailure {
  readonly issuer?: string
}

/** Looks at the way to a host, which the HTTP client itself hides: same proxy rules, same trust. */
export interface HostLooker {
  /** Opens a connection to an https origin, directly or through its proxy. */
  openWay(origin: string, signal: AbortSignal): Promise<Result<WayToHost, WayFailure>>
  /** Shakes hands on the open connection and closes it. Nothing is sent over it. */
  shakeHands(way: WayToHost, signal: AbortSignal): Promise<Result<HostIdentity, UntrustedHost>>
}

/** A way that did not open, and the proxy that it was to lead through. */
export interface WayFailure extends NetworkFailure {
  readonly proxyHost?: string
}

export function createHostLooker(
  options: Pick<HttpClientOptions, 'extraCaPem' | 'resolveProxy'> = {}
): HostLooker {
  const resolveProxy = options.resolveProxy ?? proxyFromEnvironment(process.env)
  let context: SecureContext | undefined

  /** Made once: reading more than a hundred certificates takes a while. */
  async function trusted(): Promise<SecureContext> {
    const { trustedCertificates } = await import('./trust')
    context ??= createSecureContext({ ca: [...trustedCertificates(options.extraCaPem ?? [])] })
    return context
  }

  return {
    async openWay(origin, signal) {
      const { host, hostname, port } = new URL(origin)
      const route = await unlessEnded(findRoute(resolveProxy, origin), signal)
      if (route === undefined) return failed(failureOf(undefined, host, false, signal))
      if (route.kind === 'unsupported')
        return failed({ code: 'proxy-refused', host, detail: route.detail })
      const proxy = route.kind === 'proxy' ? new URL(route.uri) : undefined
      const through = proxy === undefined ? {} : { proxyHost: proxy.host }
      const target = { hostname: withoutBrackets(hostname), port: port === '' ? 443 : Number(port) }
      try {
        const socket =
          proxy === undefined
            ? await openDirectly(target, signal)
            : await openThrough(proxy, target, await trusted(), signal)
        return succeeded({ host, ...through, socket })
      } catch (error) {
        return failed({ ...failureOf(error, host, proxy !== undefined, signal), ...through })
      }
    },

    async shakeHands({ host, proxyHost, socket }, signal) {
      const hostname = withoutBrackets(new URL(`https://${host}`).hostname)
      const secureContext = await trusted()
      const secured = connectTls({
        socket,
        host: hostname,
        ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
        secureContext,
        // Nothing is sent over this connection: an untrusted certificate is to be shown, with its issuer.
        rejectUnauthorized: false
      })
      // One that is ended just after the handshake breaks when nobody listens any more.
      secured.on('error', () => undefined)
      const stop = (): void => void secured.destroy(abortErrorOf(signal))
      signal.addEventListener('abort', stop, { once: true })
      try {
        signal.throwIfAborted()
        await once(secured, 'secureConnect')
        return identityOf(secured, host)
      } catch (error) {
        return failed(failureOf(error, host, proxyHost !== undefined, signal))
      } finally {
        signal.removeEventListener('abort', stop)
        secured.destroy()
        socket.destroy()
      }
    }
  }
}

/** Returns what the work returns, or nothing once the signal ends: proxy rules cannot be told to stop. */
async function unlessEnded<Value>(
  work: Promise<Value>,
  signal: AbortSignal
): Promise<Value | undefined> {
  if (signal.aborted) return undefined
  const done = new AbortController()
  const nothing = (): undefined => undefined
  const ended = once(signal, 'abort', { signal: done.signal }).then(nothing, nothing)
  try {
    return await Promise.race([work, ended])
  } finally {
    done.abort()
  }
}

interface Target {
  readonly hostname: string
  readonly port: number
}

async function openDirectly(target: Target, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({ host: target.hostname, port: target.port, signal })
  // A connection that breaks later is told by the handshake; until then nobody listens.
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** Asks the proxy for a tunnel. https://www.rfc-editor.org/rfc/rfc9110#name-connect */
async function openThrough(
  proxy: URL,
  { hostname, port }: Target,
  secureContext: SecureContext,
  signal: AbortSignal
): Promise<Socket> {
  const authority = `${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port}`
  const overTls = proxy.protocol === 'https:'
  const host = withoutBrackets(proxy.hostname)
  const ownPort = proxy.port === '' ? (overTls ? 443 : 80) : Number(proxy.port)
  const servername = isIP(host) === 0 ? { servername: host } : {}
  const asking = request({
    method: 'CONNECT',
    host,
    port: ownPort,
    path: authority,
    headers: { host: authority },
    signal,
    // A connection of its own kind and one of an agent exclude each other.
    ...(overTls
      ? {
          createConnection: () => connectTls({ host, port: ownPort, secureContext, ...servername })
        }
      : { agent: false })
  })
  return await new Promise((resolve, reject) => {
    asking.once('error', reject)
    asking.once('connect', (answer: IncomingMessage, socket: Socket) => {
      socket.on('error', () => undefined)
      if (answer.statusCode === 200) {
        resolve(socket)
        return
      }
      socket.destroy()
      reject(new Error(`The proxy answered ${answer.statusCode ?? 'nothing'}.`))
    })
    asking.end()
  })
}

function identityOf(secured: TLSSocket, host: string): Result<HostIdentity, UntrustedHost> {
  const certificate = secured.getPeerCertificate(true)
  const issuer = nameOf(certificate)
  if (!secured.authorized) {
    const detail = String(secured.authorizationError)
    return failed({
      code: 'network-untrusted',
      host,
      detail,
      ...(issuer === undefined ? {} : { issuer })
    })
  }
  const issuerIsPublic = endsAtPublicRoot(certificate)
  return succeeded({
    issuer: issuer ?? '',
    tlsVersion: secured.getProtocol() ?? '',
    ...(issuerIsPublic === undefined ? {} : { issuerIsPublic })
  })
}

function nameOf({ issuer }: Partial<DetailedPeerCertificate>): string | undefined {
  const fields: Readonly<Record<string, unknown>> = { ...issuer }
  const [name, organization] = [fields['CN'] ?? fields['OU'], fields['O']].map((value) =>
    (Array.isArray(value) ? value : [value]).filter((part) => typeof part === 'string').join(', ')
  )
  if (!name) return organization === '' ? undefined : organization
  return organization && organization !== name ? `${name} (${organization})` : name
}

/** Tells `undefined` when the chain that was shown does not reach its root. */
function endsAtPublicRoot(leaf: DetailedPeerCertificate): boolean | undefined {
  let last = leaf
  // A certificate that signed itself names itself as its issuer.
  while (hasIssuer(last) && last.issuerCertificate.fingerprint256 !== last.fingerprint256) {
    last = last.issuerCertificate
  }
  if (!hasIssuer(last)) return undefined
  const der = last.raw.toString('base64')
  return rootCertificates.some((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, '') === der)
}

function hasIssuer(certificate: Partial<DetailedPeerCertificate>): boolean {
  return certificate.issuerCertificate !== undefined
}

function failureOf(
  error: unknown,
  host: string,
  viaProxy: boolean,
  signal: AbortSignal
): NetworkFailure {
  if (!signal.aborted) return networkFailureOf(error, host, viaProxy)
  const late = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
  return late
    ? { code: 'network-timed-out', host, detail: 'No answer within the time limit.' }
    : { code: 'cancelled', host, detail: 'cancelled' }
}

function abortErrorOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted')
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
