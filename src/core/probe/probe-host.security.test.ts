import { describe, expect, it } from 'vitest'
import type { Api, Cloud } from '../../shared/profile'
import { probeHostOf } from './probe-host'

const demo = { partner: 'https://localhost:1111', 'partner-center': 'https://localhost:2222' }
const own = { authority: 'https://login.example' }

describe('where a token may go', () => {
  it.each<[Api, Cloud, string]>([
    ['partner', 'global', 'https://api.partner.microsoft.com'],
    ['partner-center', 'global', 'https://api.partnercenter.microsoft.com'],
    ['partner', 'usgov', 'https://api.partner.microsoft.com'],
    ['partner-center', 'china', 'https://partner.partnercenterapi.microsoftonline.cn'],
    [
      { resource: 'https://api.partner.microsoft.com/' },
      'global',
      'https://api.partner.microsoft.com'
    ]
  ])('is known for %j in %j, whatever the demo passes in', (api, cloud, origin) => {
    expect(probeHostOf({ api, cloud }, demo)).toMatchObject({
      ok: true,
      value: { origin, known: true }
    })
  })

  it.each<[Api, Cloud, string]>([
    ['partner-center', own, 'https://api.partnercenter.microsoft.com'],
    [{ resource: 'https://api.example:8443/some/path' }, 'global', 'https://api.example:8443'],
    [
      { resource: 'https://partner.partnercenterapi.microsoftonline.cn' },
      'global',
      'https://partner.partnercenterapi.microsoftonline.cn'
    ],
    [
      { resource: 'https://api.partner.microsoft.com.evil.example' },
      'global',
      'https://api.partner.microsoft.com.evil.example'
    ]
  ])('has to be confirmed for %j in %j', (api, cloud, origin) => {
    expect(probeHostOf({ api, cloud }, undefined)).toMatchObject({
      ok: true,
      value: { origin, known: false }
    })
  })

  it('is nowhere for a resource that is no address, over plain http, and in a cloud without the API', () => {
    const noAddress = { ok: false, failure: 'not-a-web-address' }
    for (const resource of ['api://contoso', 'http://api.example', 'urn:x', '']) {
      expect(probeHostOf({ api: { resource }, cloud: 'global' }, demo)).toEqual(noAddress)
    }
    expect(probeHostOf({ api: 'partner', cloud: 'china' }, demo)).toEqual({
      ok: false,
      failure: 'not-in-cloud'
    })
  })

  it('is the demo’s look-alike for a custom authority alone', () => {
    expect(probeHostOf({ api: 'partner', cloud: own }, demo)).toMatchObject({
      ok: true,
      value: { origin: demo.partner, known: true, api: 'partner' }
    })
  })
})
