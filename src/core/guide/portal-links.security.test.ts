import { describe, expect, it } from 'vitest'
import { portalPlaces } from '../../shared/portal'
import { namedClouds } from '../../shared/profile'
import { portalOrigins } from '../directory/portal-places'
import { portalLink } from './portal-links'

const goodTenant = 'contoso.onmicrosoft.com'
const goodClientId = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** Ids that would leave their part of an address if they were put there as they are. */
const hostileIds = [
  '#',
  '#view/Evil',
  '/',
  '//evil.example',
  'a/../../evil',
  '\\evil.example',
  '?tenant=evil',
  '@evil.example',
  'user:password@evil.example',
  ':8443',
  '%2f%2e%2e%2fevil',
  '%23view',
  'a\r\nLocation: https://evil.example',
  'a\tb',
  '\u0000',
  '\u202Egro.live',
  'evil。example',
  '\uD800',
  'javascript:alert(1)',
  '" onclick="alert(1)',
  '<script>',
  'é',
  'a b'
]

const everyLink = namedClouds.flatMap((cloud) => portalPlaces.map((place) => ({ cloud, place })))

/** The parts of an address that the portals tell apart. */
function partsOf(link: string): { origin: string; path: number; query: string; blade: number } {
  const { origin, pathname, search, hash, username, password } = new URL(link)
  expect(`${username}${password}`).toBe('')
  return {
    origin,
    path: pathname.split('/').length,
    query: search,
    blade: hash.split('/').length + hash.split('#').length
  }
}

describe('an id in a portal link', () => {
  it.each(hostileIds)('cannot leave its part of the address when it is %j', (id) => {
    for (const { cloud, place } of everyLink) {
      const good = portalLink(place, { cloud, tenant: goodTenant, clientId: goodClientId })
      const hostile = portalLink(place, { cloud, tenant: id, clientId: id })
      if (good === undefined || hostile === undefined) {
        expect(hostile).toBe(good)
        continue
      }
      expect(partsOf(hostile)).toEqual(partsOf(good))
      expect(portalOrigins).toContain(new URL(hostile).origin)
      // The parser has nothing to change: what is shown and copied is what is opened.
      expect(new URL(hostile).href).toBe(hostile)
      expect(hostile).toMatch(/^[\x21-\x7e]+$/)
    }
  })

  it.each(['.', '..', '...'])('is refused when it is dots alone: %s', (id) => {
    const subject = { cloud: 'global', tenant: goodTenant, clientId: goodClientId } as const
    expect(portalLink('app-overview', { ...subject, tenant: id })).toBeUndefined()
    expect(portalLink('app-overview', { ...subject, clientId: id })).toBeUndefined()
    expect(portalLink('app-registrations', { ...subject, tenant: id })).toBeUndefined()
  })
})
