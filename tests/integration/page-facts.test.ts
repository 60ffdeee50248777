import { expect, it } from 'vitest'
import { clouds } from '../../src/core/directory/clouds'
import { partnerApis, resourceOf, scopesOf } from '../../src/core/directory/partner-apis'
import { apiFacts, cloudFacts } from '../../src/renderer/registration/microsoft-facts'
import { scopeOf } from '../../src/renderer/registration/registration-rows'
import { accessModes, namedApis, namedClouds, type Api } from '../../src/shared/profile'

const apis: readonly Api[] = [
  ...namedApis,
  { resource: 'https://api.contoso.com' },
  { resource: 'https://api.partner.microsoft.com' },
  { resource: 'https://api.partner.microsoft.com/' }
]

it.each(namedClouds)('the page shows the login host of %s that the core uses', (cloud) => {
  expect(cloudFacts[cloud].authorityHost).toBe(clouds[cloud].authorityHost)
})

it.each(namedApis)('the page shows the application id of %s that the core uses', (api) => {
  expect(apiFacts[api].applicationId).toBe(partnerApis[api].applicationId)
  expect(apiFacts[api].resource).toBe(resourceOf(api, 'global'))
})

it('the page shows the scope that the core asks for, whatever the profile', () => {
  for (const cloud of [...namedClouds, { authority: 'https://login.sovereign.example' }]) {
    for (const mode of accessModes) {
      for (const api of apis) {
        expect([scopeOf({ api, cloud, mode })]).toEqual(scopesOf({ api, cloud, mode }))
      }
    }
  }
})
