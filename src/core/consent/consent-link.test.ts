import { describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import type { Discovered } from '../sign-in/discovery'
import { consentBindingOf } from './consent-binding'
import { consentLink, consentScopesOf, pageOriginOf } from './consent-link'

const profile: Profile = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Contoso',
  tenant: 'contoso.onmicrosoft.com',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'production'
}
const answerTo = { redirectUri: 'http://localhost:41000', state: 'the-state' }
const discovered: Discovered = {
  fetchedAt: 1,
  document: {
    issuer: 'https://login.example/tenant/v2.0',
    authorization_endpoint: 'http://localhost:4000/tenant/oauth2/v2.0/authorize',
    token_endpoint: 'https://login.example/tenant/oauth2/v2.0/token',
    jwks_uri: 'https://login.example/tenant/discovery/v2.0/keys'
  }
}

function linkOf(change: Partial<Profile>, form: 'all-listed' | 'this-api', here = true): string {
  const changed = { ...profile, ...change }
  return consentLink(changed, form, pageOriginOf(changed, undefined), here ? answerTo : undefined)
}

describe('the consent link', () => {
  it.each([
    ['global', 'https://login.microsoftonline.com'],
    ['usgov', 'https://login.microsoftonline.us'],
    ['china', 'https://login.partner.microsoftonline.cn']
  ] as const)('is on the login host of the cloud %s, as Microsoft writes it', (cloud, origin) => {
    expect(linkOf({ cloud }, 'all-listed')).toBe(
      `${origin}/contoso.onmicrosoft.com/adminconsent?client_id=b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77&redirect_uri=http%3A%2F%2Flocalhost%3A41000&state=the-state`
    )
    expect(linkOf({ cloud, api: 'partner-center' }, 'this-api')).toContain(
      `${origin}/contoso.onmicrosoft.com/v2.0/adminconsent?client_id=b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77&scope=https%3A%2F%2F`
    )
  })

  it('for another computer has no redirect in the first version, and the registered one in the second', () => {
    expect(linkOf({}, 'all-listed', false)).toBe(
      'https://login.microsoftonline.com/contoso.onmicrosoft.com/adminconsent?client_id=b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77'
    )
    expect(linkOf({}, 'this-api', false)).toBe(
      'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0/adminconsent?client_id=b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77&scope=https%3A%2F%2Fapi.partner.microsoft.com%2Fuser_impersonation&redirect_uri=http%3A%2F%2Flocalhost'
    )
  })

  it('asks for the delegated permission of a partner API in both access modes', () => {
    for (const mode of ['app+user', 'app-only'] as const) {
      expect(consentScopesOf({ ...profile, mode }, 'this-api')).toEqual([
        'https://api.partner.microsoft.com/user_impersonation'
      ])
    }
    expect(
      consentScopesOf({ ...profile, api: 'partner-center', cloud: 'china' }, 'this-api')
    ).toEqual(['https://partner.partnercenterapi.microsoftonline.cn/user_impersonation'])
  })

  it('asks for whatever the registration lists of another resource', () => {
    const api = { resource: 'https://api.example/' }
    expect(consentScopesOf({ ...profile, api }, 'this-api')).toEqual([
      'https://api.example//.default'
    ])
  })

  it('names no scope when everything that is listed is asked for', () => {
    expect(consentScopesOf(profile, 'all-listed')).toEqual([])
    expect(new URL(linkOf({}, 'all-listed')).searchParams.has('scope')).toBe(false)
  })

  it('is where the discovery document of a custom authority has its pages', () => {
    const cloud = { authority: 'https://login.example' }
    expect(pageOriginOf({ ...profile, cloud }, discovered)).toBe('http://localhost:4000')
    expect(pageOriginOf({ ...profile, cloud }, undefined)).toBe('https://login.example')
  })
})

describe('what a consent was granted for', () => {
  it('is another thing for another cloud, tenant, application or API, and the same for another mode', () => {
    const changes: readonly Partial<Profile>[] = [
      {},
      { cloud: 'usgov' },
      { tenant: 'fabrikam.com' },
      { clientId: '11111111-2222-4333-8444-aaaaaaaaaaaa' },
      { api: 'partner-center' }
    ]
    const bindings = changes.map((change) => consentBindingOf({ ...profile, ...change }))
    expect(new Set(bindings).size).toBe(5)
    expect(consentBindingOf({ ...profile, mode: 'app-only', name: 'Other' })).toBe(bindings[0])
  })
})
