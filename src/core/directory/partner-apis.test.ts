import { describe, expect, it } from 'vitest'
import type { Api, Cloud } from '../../shared/profile'
import {
  acceptedAudiences,
  delegatedScopeOf,
  partnerApiOf,
  resourceOf,
  scopesOf
} from './partner-apis'

const partner = 'https://api.partner.microsoft.com'
const partnerCenter = 'https://api.partnercenter.microsoft.com'
const partnerCenterChina = 'https://partner.partnercenterapi.microsoftonline.cn'
const custom: Cloud = { authority: 'https://login.example.net' }

describe('resources', () => {
  it.each<[Api, Cloud, string]>([
    ['partner', 'global', partner],
    ['partner', 'usgov', partner],
    ['partner', 'china', partner],
    ['partner', custom, partner],
    ['partner-center', 'global', partnerCenter],
    ['partner-center', 'usgov', partnerCenter],
    ['partner-center', 'china', partnerCenterChina],
    ['partner-center', custom, partnerCenter],
    [{ resource: 'https://graph.microsoft.com' }, 'global', 'https://graph.microsoft.com']
  ])('of %j in %j is %s', (api, cloud, resource) => {
    expect(resourceOf(api, cloud)).toBe(resource)
  })

  it('recognises a partner API that is given by its resource', () => {
    expect(partnerApiOf({ resource: `${partner}/` }, 'global')).toBe('partner')
    expect(partnerApiOf({ resource: partnerCenter }, 'global')).toBe('partner-center')
    expect(partnerApiOf({ resource: partnerCenterChina }, 'china')).toBe('partner-center')
    expect(partnerApiOf({ resource: partnerCenterChina }, 'global')).toBeUndefined()
    expect(partnerApiOf({ resource: 'https://graph.microsoft.com' }, 'global')).toBeUndefined()
  })
})

describe('scopes', () => {
  it('are the only delegated scope of a partner API with a person, and /.default without', () => {
    const profile = { api: 'partner', cloud: 'global' } as const
    expect(scopesOf({ ...profile, mode: 'app+user' })).toEqual([`${partner}/user_impersonation`])
    expect(scopesOf({ ...profile, mode: 'app-only' })).toEqual([`${partner}/.default`])
  })

  it('are /.default for another resource, whose scopes are not known, and keep its slash', () => {
    const api = { resource: 'https://vault.example.net/' }
    expect(scopesOf({ api, cloud: 'global', mode: 'app+user' })).toEqual([
      'https://vault.example.net//.default'
    ])
    expect(delegatedScopeOf({ api, cloud: 'global' })).toBeUndefined()
  })

  it('name China’s own resource', () => {
    expect(scopesOf({ api: 'partner-center', cloud: 'china', mode: 'app-only' })).toEqual([
      `${partnerCenterChina}/.default`
    ])
  })
})

describe('accepted audiences', () => {
  it('are the resource with and without a slash, and the application id', () => {
    expect(acceptedAudiences({ api: 'partner', cloud: 'global' })).toEqual([
      partner,
      `${partner}/`,
      '4990cffe-04e8-4e8b-808a-1175604b879f'
    ])
    expect(acceptedAudiences({ api: { resource: `${partnerCenter}/` }, cloud: 'usgov' })).toEqual([
      partnerCenter,
      `${partnerCenter}/`,
      'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'
    ])
  })

  it('of another resource are its two spellings only', () => {
    const api = { resource: 'https://a.example' }
    expect(acceptedAudiences({ api, cloud: 'global' })).toEqual([
      'https://a.example',
      'https://a.example/'
    ])
  })
})
