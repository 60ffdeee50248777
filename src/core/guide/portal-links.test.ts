import { describe, expect, it } from 'vitest'
import { portalPlaces } from '../../shared/portal'
import { namedClouds } from '../../shared/profile'
import { portalOrigins } from '../directory/portal-places'
import { portalLink } from './portal-links'

const tenant = 'contoso.onmicrosoft.com'
const clientId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const entra = {
  global: 'https://entra.microsoft.com',
  usgov: 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn'
} as const
const registrations = '#view/Microsoft_AAD_RegisteredApps'

describe('a portal link', () => {
  it.each(namedClouds)('opens the registration’s pages in the portal of the cloud %s', (cloud) => {
    const subject = { cloud, tenant, clientId }
    const start = `${entra[cloud]}/${tenant}/${registrations}`
    expect(portalLink('app-registrations', subject)).toBe(`${start}/ApplicationsListBlade`)
    expect(portalLink('new-registration', subject)).toBe(`${start}/CreateApplicationBlade`)
    const pages = [
      ['app-overview', 'Overview'],
      ['app-authentication', 'Authentication'],
      ['app-credentials', 'Credentials'],
      ['app-permissions', 'CallAnAPI']
    ] as const
    for (const [place, blade] of pages)
      expect(portalLink(place, subject)).toBe(
        `${start}/ApplicationMenuBlade/~/${blade}/appId/${clientId}`
      )
    expect(portalLink('enterprise-apps', subject)).toBe(
      `${entra[cloud]}/${tenant}/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview`
    )
  })

  it('leads to Partner Center only in the cloud whose portal is known', () => {
    const links = namedClouds.map((cloud) =>
      portalLink('partner-center-apps', { cloud, tenant, clientId })
    )
    expect(links).toEqual(['https://partner.microsoft.com/dashboard', undefined, undefined])
    expect(portalLink('partner-center-users', { cloud: 'global', tenant, clientId })).toBe(
      'https://partner.microsoft.com/dashboard/account/v3/usermanagement'
    )
  })

  it('pins no tenant while none is known', () => {
    expect(portalLink('new-registration', { cloud: 'global', tenant: '', clientId: '' })).toBe(
      `https://entra.microsoft.com/${registrations}/CreateApplicationBlade`
    )
  })

  it('leads to the list of applications while the application’s id is not known', () => {
    const subject = { cloud: 'global', tenant, clientId: '' } as const
    expect(portalLink('app-overview', subject)).toBe(portalLink('app-registrations', subject))
  })

  it.each(portalPlaces)('is not there at a custom authority, for %s', (place) => {
    const cloud = { authority: 'https://login.example.net' }
    expect(portalLink(place, { cloud, tenant, clientId })).toBeUndefined()
  })

  it('is on a portal of the list, in every cloud and for every place', () => {
    const origins = namedClouds.flatMap((cloud) =>
      portalPlaces.flatMap((place) => {
        const link = portalLink(place, { cloud, tenant, clientId })
        return link === undefined ? [] : [new URL(link).origin]
      })
    )
    expect(new Set(origins)).toEqual(new Set(portalOrigins))
  })
})
