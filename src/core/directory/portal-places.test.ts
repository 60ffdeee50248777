import { describe, expect, it } from 'vitest'
import { portalPlaces } from '../../shared/portal'
import { portalOrigins, portalPlaceFacts } from './portal-places'

describe('the portals', () => {
  it('are these four, and no other address is ever opened as one', () => {
    expect(portalOrigins).toEqual([
      'https://entra.microsoft.com',
      'https://entra.microsoft.us',
      'https://entra.microsoftonline.cn',
      'https://partner.microsoft.com'
    ])
  })

  it('have places whose addresses are not certain, and say so', () => {
    const uncertain = portalPlaces.filter((place) => portalPlaceFacts[place].uncertain)
    expect(uncertain).toEqual(['new-registration', 'enterprise-apps', 'partner-center-users'])
  })

  it('have no part of a path that would have to be quoted', () => {
    for (const { path } of Object.values(portalPlaceFacts))
      for (const part of path)
        if (typeof part === 'string') expect(encodeURIComponent(part)).toBe(part)
  })
})
