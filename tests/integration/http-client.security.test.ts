import { createServer } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpClient, type HttpClient } from '../../src/core/network/http-client'
import { proxyFromEnvironment } from '../../src/core/network/proxy'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import type { Attacker } from '../authority/types'

let tenant: DemoTenant
let attacker: Attacker
let http: HttpClient

beforeAll(async () => {
  tenant = await startDemoTenant()
  attacker = await tenant.startAttacker()
  http = createHttpClient({ extraCaPem: [tenant.caPem], totalTimeoutMs: 2000 })
})
afterAll(async () => {
  await http.close()
  await tenant.close()
})

const discoveryUrl = (): string =>
  `https://${tenant.authorityHost}/${tenant.tenants.contoso.tenantId}/v2.0/.well-known/openid-configuration`

describe('the way out', () => {
  test('sends nothing over plain http', async () => {
    const sent = await http.send({
      method: 'POST',
      url: `${attacker.plainOrigin}/token`,
      body: 'client_secret=x',
      retry: 'never'
    })
    expect(sent).toMatchObject({
      ok: false,
      failure: { code: 'endpoint-refused', detail: 'not https' }
    })
    expect(attacker.requests).toEqual([])
  })

  test('follows no redirect', async () => {
    tenant.faults.add({ on: 'discovery', times: 1, redirectTo: `${attacker.origin}/elsewhere` })
    const sent = await http.send({ method: 'GET', url: discoveryUrl(), retry: 'never' })
    expect(sent).toMatchObject({ ok: false, failure: { code: 'endpoint-refused' } })
    expect(attacker.requests).toEqual([])
  })

  test('trusts no certificate that nobody vouches for', async () => {
    const strict = createHttpClient()
    const sent = await strict.send({ method: 'GET', url: discoveryUrl(), retry: 'never' })
    expect(sent).toMatchObject({ ok: false, failure: { code: 'network-untrusted' } })
    await strict.close()
  })

  test('gives up on a server that does not answer, and when it is told to', async () => {
    tenant.faults.add({ on: 'discovery', times: 2, delayMs: 20_000 })
    const late = await http.send({ method: 'GET', url: discoveryUrl(), retry: 'never' })
    expect(late).toMatchObject({ ok: false, failure: { code: 'network-timed-out' } })
    const controller = new AbortController()
    const sending = http.send({
      method: 'GET',
      url: discoveryUrl(),
      retry: 'never',
      signal: controller.signal
    })
    controller.abort()
    expect(await sending).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    tenant.faults.clear()
  })

  test('takes in no more of an answer than is allowed, and says so when asked to', async () => {
    tenant.faults.add({ on: 'discovery', times: 2, body: { filler: 'x'.repeat(2_000_000) } })
    const refused = await http.send({ method: 'GET', url: discoveryUrl(), retry: 'never' })
    expect(refused).toMatchObject({ ok: false, failure: { detail: 'The answer is too long.' } })
    const limits = { maxBodyBytes: 1000, totalTimeoutMs: 2000 }
    const cut = await http.send({ method: 'GET', url: discoveryUrl(), retry: 'never', limits })
    expect(cut).toMatchObject({ ok: true, value: { status: 200, body: '', bodyRefused: true } })
  })

  test('waits no longer than a request itself allows', async () => {
    tenant.faults.add({ on: 'discovery', times: 1, delayMs: 1500 })
    const limits = { maxBodyBytes: 1000, totalTimeoutMs: 50 }
    expect(
      await http.send({ method: 'GET', url: discoveryUrl(), retry: 'never', limits })
    ).toMatchObject({ ok: false, failure: { code: 'network-timed-out' } })
    tenant.faults.clear()
  })

  test('says that a proxy setting cannot be read, and sends nothing past it', async () => {
    const resolveProxy = proxyFromEnvironment({ HTTPS_PROXY: 'http://not a host' })
    const unreadable = createHttpClient({ extraCaPem: [tenant.caPem], resolveProxy })
    tenant.journal.clear()
    expect(
      await unreadable.send({ method: 'GET', url: discoveryUrl(), retry: 'never' })
    ).toMatchObject({
      ok: false,
      failure: { code: 'proxy-refused' }
    })
    expect(tenant.journal.entries).toEqual([])
    await unreadable.close()
  })

  test('goes through a proxy that is named, and says when that refuses', async () => {
    const seen: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request, socket) => {
      seen.push(request.url ?? '')
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const address = proxy.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    const proxied = createHttpClient({
      extraCaPem: [tenant.caPem],
      resolveProxy: () => Promise.resolve(`PROXY 127.0.0.1:${port}`)
    })
    expect(
      await proxied.send({ method: 'GET', url: discoveryUrl(), retry: 'never' })
    ).toMatchObject({
      ok: false,
      failure: { code: 'proxy-refused' }
    })
    expect(seen).toEqual([tenant.authorityHost])
    await proxied.close()
    proxy.close()
  })
})
