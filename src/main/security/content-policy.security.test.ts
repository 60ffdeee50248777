import { describe, expect, it } from 'vitest'
import { contentPolicy, pageHeaders } from './content-policy'
import { bundleAddress, pageAddress } from './page-address'

const development = pageAddress(false, 'http://localhost:5173')

describe('the content policy', () => {
  it('allows the page its own files and nothing else', () => {
    expect(contentPolicy(bundleAddress).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types svelte-trusted-html'
    ])
  })

  it('adds injected styles and the reload channel while developing, and nothing else', () => {
    const released = contentPolicy(bundleAddress).split('; ')
    const added = contentPolicy(development)
      .split('; ')
      .filter((directive) => !released.includes(directive))
    expect(added).toEqual([
      "style-src 'self' 'unsafe-inline'",
      "connect-src 'self' ws://localhost:5173"
    ])
  })

  it('never allows evaluated or inline script', () => {
    for (const page of [bundleAddress, development])
      expect(contentPolicy(page)).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
  })
})

describe('the headers of every answer', () => {
  it('hold the policy and shut the page off from other pages', () => {
    const { 'Permissions-Policy': features, ...others } = pageHeaders(bundleAddress)
    expect(others).toEqual({
      'Content-Security-Policy': contentPolicy(bundleAddress),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin'
    })
    for (const feature of ['camera', 'clipboard-read', 'clipboard-write', 'geolocation', 'usb'])
      expect(features).toContain(`${feature}=()`)
  })
})
