import { describe, expect, it } from 'vitest'
import { consentForms } from '../../shared/consent'
import { namedApis, namedClouds, type Cloud, type Profile } from '../../shared/profile'
import { authorityHostOf } from '../directory/clouds'
import { consentLink, pageOriginOf } from './consent-link'

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
const allClouds: readonly Cloud[] = [...namedClouds, { authority: 'https://login.example:8443' }]

/** Texts that would leave their place in an address when they are put together by hand. */
const hostile = [
  'a/../../evil',
  'a?client_id=evil',
  'a#fragment',
  'a&redirect_uri=https://evil.example',
  'a%2f..%2fevil',
  '@evil.example',
  '//evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'a b+c=d;e',
  'ä\u202e\u0000\r\nHost: evil.example',
  '<script>',
  '..',
  ''
]

describe.each(consentForms)('the link of the form %s', (form) => {
  it.each(allClouds.map((cloud) => [authorityHostOf(cloud), cloud] as const))(
    'stays on %s and keeps its parts apart, whatever tenant and application are called',
    (host, cloud) => {
      for (const text of hostile) {
        const odd = { ...profile, cloud, tenant: text, clientId: text }
        const link = new URL(consentLink(odd, form, pageOriginOf(odd, undefined), answerTo))
        expect(link.origin).toBe(`https://${host}`)
        expect([link.username, link.password, link.hash]).toEqual(['', '', ''])
        expect(link.pathname).toMatch(/^(?:\/[^/]*)?(?:\/v2\.0)?\/adminconsent$/)
        expect(link.searchParams.getAll('client_id')).toEqual([text])
        expect(link.searchParams.getAll('redirect_uri')).toEqual([answerTo.redirectUri])
        const names = [
          'client_id',
          'redirect_uri',
          ...(form === 'this-api' ? ['scope'] : []),
          'state'
        ]
        expect([...link.searchParams.keys()].sort()).toEqual(names)
      }
    }
  )

  it.each(namedApis)('carries the state by which the answer for the %s is known', (api) => {
    const link = new URL(consentLink({ ...profile, api }, form, 'https://login.example', answerTo))
    expect(link.searchParams.get('state')).toBe('the-state')
  })
})

it('keeps a hostile resource inside the scope', () => {
  const api = { resource: 'api://evil&redirect_uri=https://evil.example#' }
  const link = new URL(
    consentLink({ ...profile, api }, 'this-api', 'https://login.example', answerTo)
  )
  expect(link.searchParams.getAll('scope')).toEqual([`${api.resource}/.default`])
  expect(link.searchParams.getAll('redirect_uri')).toEqual([answerTo.redirectUri])
})
