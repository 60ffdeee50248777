import { beforeAll, describe, expect, test } from 'vitest'
import { fromChromium, originOf, registerSchemes, textToChromium, toChromium } from './schemes'

beforeAll(() => registerSchemes(['app']))

describe('addresses of a registered scheme', () => {
  for (const [app, chromium] of [
    ['app://bundle/', 'https://bundle.app.scheme.test/'],
    ['app://bundle/a/b.js?c#d', 'https://bundle.app.scheme.test/a/b.js?c#d']
  ] as const)
    test(`${app} is there and back the same`, () => {
      expect(toChromium(app)).toBe(chromium)
      expect(fromChromium(chromium)).toBe(app)
    })

  test('an origin without a path comes back as one', () => {
    expect(fromChromium('https://bundle.app.scheme.test')).toBe('app://bundle')
  })

  test('an address without a path gets one', () => {
    expect(toChromium('app://bundle')).toBe('https://bundle.app.scheme.test/')
  })
})

test('other addresses are left alone, look-alikes too', () => {
  for (const url of [
    'https://example.test/app://bundle/',
    'https://bundle.app.scheme.test.example/',
    'https://bundle.other.scheme.test/',
    'other://bundle/',
    'data:text/plain,app'
  ]) {
    expect(toChromium(url)).toBe(url)
    expect(fromChromium(url)).toBe(url)
  }
})

test('a policy is translated in both its forms, and nothing else of it', () => {
  expect(
    textToChromium("script-src 'self' app://bundle; img-src app:; report-to application")
  ).toBe(
    "script-src 'self' https://bundle.app.scheme.test; " +
      'img-src https://*.app.scheme.test; report-to application'
  )
})

test('an origin is scheme and host, or null for what has none', () => {
  expect(originOf('app://bundle/index.html?x')).toBe('app://bundle')
  expect(originOf('https://host:8443/path')).toBe('https://host:8443')
  expect(originOf('file:///etc/hosts')).toBe('file://')
  expect(originOf('about:blank')).toBe('null')
})
