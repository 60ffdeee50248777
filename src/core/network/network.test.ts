import { describe, expect, test } from 'vitest'
import { networkFailureOf } from './network-failure'
import { proxyFromEnvironment, routeOf } from './proxy'
import { retryAfterMs, waitBeforeRetryMs } from './retry'

describe('a proxy answer', () => {
  test.each([
    ['', { kind: 'direct' }],
    ['DIRECT', { kind: 'direct' }],
    ['PROXY proxy.example:8080; DIRECT', { kind: 'proxy', uri: 'http://proxy.example:8080' }],
    ['HTTPS proxy.example:443', { kind: 'proxy', uri: 'https://proxy.example:443' }],
    [
      'SOCKS5 proxy.example:1080; PROXY other.example:80',
      { kind: 'proxy', uri: 'http://other.example:80' }
    ]
  ])('%j leads to its first usable route', (answer, route) => {
    expect(routeOf(answer)).toEqual(route)
  })

  test('with nothing but SOCKS is refused rather than passed by', () => {
    expect(routeOf('SOCKS5 proxy.example:1080')).toMatchObject({ kind: 'unsupported' })
  })
})

describe('the environment’s proxy', () => {
  const environment = {
    HTTPS_PROXY: 'http://proxy.example:3128',
    NO_PROXY: 'localhost, .internal.example,direct.example:8443'
  }
  test.each([
    ['https://login.example/', 'PROXY proxy.example:3128'],
    ['https://localhost:9000/', 'DIRECT'],
    ['https://a.internal.example/', 'DIRECT'],
    ['https://notinternal.example/', 'PROXY proxy.example:3128'],
    ['https://direct.example:8443/', 'DIRECT'],
    ['https://direct.example/', 'PROXY proxy.example:3128']
  ])('answers for %s with %s', async (url, answer) => {
    expect(await proxyFromEnvironment(environment)(url)).toBe(answer)
  })

  test('is none when nothing is set or everything is excepted', async () => {
    expect(await proxyFromEnvironment({})('https://a.example/')).toBe('DIRECT')
    expect(
      await proxyFromEnvironment({ ...environment, NO_PROXY: '*' })('https://a.example/')
    ).toBe('DIRECT')
  })
})

describe('a retry', () => {
  test('follows Retry-After in seconds and as a date', () => {
    expect(retryAfterMs('7', 0)).toBe(7000)
    expect(retryAfterMs('Thu, 01 Jan 1970 00:00:09 GMT', 4000)).toBe(5000)
    expect(retryAfterMs('soon', 0)).toBeUndefined()
    expect(waitBeforeRetryMs('throttling', 1, 429, '3', 0, 0)).toBe(3000)
  })

  test('waits longer each time, and never more than three times', () => {
    expect(waitBeforeRetryMs('unavailable', 1, 503, undefined, 0, 0)).toBe(400)
    expect(waitBeforeRetryMs('unavailable', 2, 503, undefined, 0, 0)).toBe(800)
    expect(waitBeforeRetryMs('unavailable', 3, 503, undefined, 0, 0)).toBeUndefined()
  })

  test.each([
    ['never', 429, undefined],
    ['throttling', 503, undefined],
    ['unavailable', 400, undefined],
    ['unavailable', 429, '3600']
  ] as const)('with policy %s is not made on %i (Retry-After %s)', (policy, status, header) => {
    expect(waitBeforeRetryMs(policy, 1, status, header, 0, 0)).toBeUndefined()
  })
})

describe('a failed request', () => {
  const withCode = (code: string): Error => Object.assign(new Error('failed'), { code })
  test.each([
    ['ENOTFOUND', 'network-unreachable'],
    ['ECONNREFUSED', 'network-unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'network-timed-out'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'network-untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network-untrusted']
  ])('%s is %s', (code, expected) => {
    expect(networkFailureOf(withCode(code), 'a.example', false)).toMatchObject({
      code: expected,
      host: 'a.example'
    })
  })

  test('tells the innermost cause', () => {
    const error = new TypeError('fetch failed', { cause: withCode('ECONNRESET') })
    expect(networkFailureOf(error, 'a.example', false).detail).toContain('ECONNRESET')
  })

  test('through a proxy names the proxy', () => {
    expect(networkFailureOf(withCode('ECONNREFUSED'), 'a.example', true).code).toBe('proxy-refused')
  })
})
