import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHostLooker, type HostLooker } from '../../src/core/network/look-at-host'
import { createCertificateAuthority } from '../authority/certificates'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { valueOf } from './desk-at-demo'

let tenant: DemoTenant
const servers: Server[] = []

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await tenant.close()
})

const { signal } = new AbortController()
const origin = (): string => `https://${tenant.authorityHost}`
const direct = (): HostLooker => createHostLooker({ extraCaPem: [tenant.caPem] })

/** A proxy that answers CONNECT so, or opens the tunnel when it is not told. */
async function startProxy(
  answer?: (socket: Socket) => void,
  proxy: Server = createServer()
): Promise<string> {
  servers.push(proxy)
  proxy.on('connect', (request, client: Socket) => {
    client.on('error', () => undefined)
    if (answer !== undefined) {
      answer(client)
      return
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`)
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(target).pipe(client)
    })
    target.on('error', () => client.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  return `127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`
}

function through(proxy: string): HostLooker {
  return createHostLooker({
    extraCaPem: [tenant.caPem],
    resolveProxy: () => Promise.resolve(`PROXY ${proxy}`)
  })
}

describe('a look at a host', () => {
  test('goes straight there and tells who signed its certificate', async () => {
    const looker = direct()
    const way = valueOf(await looker.openWay(origin(), signal))
    expect(way).toMatchObject({ host: tenant.authorityHost })
    expect(way.proxyHost).toBeUndefined()
    expect(await looker.shakeHands(way, signal)).toMatchObject({
      ok: true,
      value: {
        issuer: expect.stringMatching(/^Demo tenant throw-away CA/),
        issuerIsPublic: false,
        tlsVersion: 'TLSv1.3'
      }
    })
    expect(way.socket.destroyed).toBe(true)
  })

  test('goes through the proxy that is named for it, as requests do', async () => {
    const proxy = await startProxy()
    const looker = through(proxy)
    const way = valueOf(await looker.openWay(origin(), signal))
    expect(way.proxyHost).toBe(proxy)
    expect(await looker.shakeHands(way, signal)).toMatchObject({ ok: true })
  })

  test('goes through a proxy that is spoken to over TLS, if that is trusted', async () => {
    const { caPem, server } = await createCertificateAuthority()
    const proxy = await startProxy(undefined, createSecureServer(server))
    const resolveProxy = () => Promise.resolve(`HTTPS ${proxy}`)
    const looker = createHostLooker({ extraCaPem: [tenant.caPem, caPem], resolveProxy })
    const way = valueOf(await looker.openWay(origin(), signal))
    expect(await looker.shakeHands(way, signal)).toMatchObject({ ok: true })
    const strict = createHostLooker({ extraCaPem: [tenant.caPem], resolveProxy })
    expect(await strict.openWay(origin(), signal)).toMatchObject({
      ok: false,
      failure: { code: 'network-untrusted', proxyHost: proxy }
    })
  })

  test('tells when the proxy refuses, hangs up, or is not there', async () => {
    const refusing = await startProxy((socket) => {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    expect(await through(refusing).openWay(origin(), signal)).toMatchObject({
      ok: false,
      failure: { code: 'proxy-refused', proxyHost: refusing, detail: expect.stringMatching('407') }
    })
    const silent = await startProxy((socket) => socket.destroy())
    expect(await through(silent).openWay(origin(), signal)).toMatchObject({
      failure: { code: 'proxy-refused' }
    })
    expect(await through('127.0.0.1:9').openWay(origin(), signal)).toMatchObject({
      failure: { code: 'proxy-refused' }
    })
  })

  test('tells when nobody is there, and when a proxy setting cannot be used', async () => {
    expect(await direct().openWay('https://127.0.0.1:9', signal)).toMatchObject({
      ok: false,
      failure: { code: 'network-unreachable', detail: expect.stringMatching('ECONNREFUSED') }
    })
    const socks = createHostLooker({ resolveProxy: () => Promise.resolve('SOCKS5 127.0.0.1:9') })
    expect(await socks.openWay(origin(), signal)).toMatchObject({
      failure: { code: 'proxy-refused' }
    })
  })

  test('names the issuer of a certificate that nobody vouches for, and of one for another host', async () => {
    const strict = createHostLooker()
    const way = valueOf(await strict.openWay(origin(), signal))
    expect(await strict.shakeHands(way, signal)).toMatchObject({
      ok: false,
      failure: {
        code: 'network-untrusted',
        issuer: expect.stringMatching(/^Demo tenant throw-away CA/)
      }
    })
    const looker = direct()
    const other = valueOf(await looker.openWay(origin(), signal))
    const named = { ...other, host: `login.microsoftonline.com` }
    expect(await looker.shakeHands(named, signal)).toMatchObject({
      ok: false,
      failure: { code: 'network-untrusted', detail: 'ERR_TLS_CERT_ALTNAME_INVALID' }
    })
  })

  test('says nothing to the host that it looks at', async () => {
    tenant.journal.clear()
    const looker = direct()
    await looker.shakeHands(valueOf(await looker.openWay(origin(), signal)), signal)
    expect(tenant.journal.entries).toEqual([])
  })

  test('ends when it is told to, and when it takes too long', async () => {
    const dumb = await startProxy(() => undefined)
    const controller = new AbortController()
    const waiting = through(dumb).openWay(origin(), controller.signal)
    controller.abort()
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    expect(await through(dumb).openWay(origin(), AbortSignal.timeout(50))).toMatchObject({
      failure: { code: 'network-timed-out' }
    })
    // A tunnel to somebody who never shakes hands.
    const deaf = await startProxy((socket) => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    })
    const looker = through(deaf)
    const way = valueOf(await looker.openWay(origin(), signal))
    expect(await looker.shakeHands(way, AbortSignal.timeout(50))).toMatchObject({
      failure: { code: 'network-timed-out' }
    })
    // Proxy rules that never come.
    const never = createHostLooker({ resolveProxy: () => new Promise(() => undefined) })
    expect(await never.openWay(origin(), AbortSignal.timeout(50))).toMatchObject({
      failure: { code: 'network-timed-out' }
    })
  })
})
