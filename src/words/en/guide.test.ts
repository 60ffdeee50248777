import { describe, expect, it } from 'vitest'
import type { GuideEvidence, GuideStepId } from '../../shared/guide'
import type { PortalPlace } from '../../shared/portal'
import type { AccessMode } from '../../shared/profile'
import { plainText, words } from '../index'

const { guide } = words
const accessModes: readonly AccessMode[] = ['app+user', 'app-only']
const guideStepIds: readonly GuideStepId[] = [
  'register-application',
  'copy-ids',
  'add-redirect',
  'allow-public-client',
  'add-permission',
  'grant-consent',
  'create-credential',
  'register-in-partner-center',
  'get-token',
  'test-api'
]
const guideEvidences: readonly GuideEvidence[] = [
  'ids',
  'token',
  'delegated-token',
  'consent',
  'test-call'
]
const portalPlaces: readonly PortalPlace[] = [
  'app-registrations',
  'new-registration',
  'app-overview',
  'app-authentication',
  'app-credentials',
  'app-permissions',
  'enterprise-apps',
  'partner-center-apps',
  'partner-center-users'
]

describe('the words of the set-up guide', () => {
  it('name every step, say what to do, and why, in both access modes', () => {
    for (const id of guideStepIds)
      for (const mode of accessModes)
        for (const place of portalPlaces) {
          const { title, does, why } = guide.step({ id, mode, place })
          expect(title).toMatch(/^[A-Z].*[a-z]$/)
          expect(does.length).toBeGreaterThan(0)
          for (const sentence of [...does.map(plainText), why])
            expect(sentence).toMatch(/^[A-Z].*\.$/)
        }
  })

  it('tell the registration in Partner Center by its place', () => {
    const said = (place: 'partner-center-apps' | 'partner-center-users'): string =>
      guide
        .step({ id: 'register-in-partner-center', mode: 'app-only', place })
        .does.map(plainText)
        .join(' ')
    expect(said('partner-center-apps')).toContain('App management')
    expect(said('partner-center-users')).toContain('Microsoft Entra applications')
  })

  it('have whole sentences for every note and every way in which a step was seen', () => {
    for (const note of Object.values(guide.notes)) expect(plainText(note)).toMatch(/^[A-Z].*\.$/)
    for (const by of guideEvidences)
      expect(guide.seen(by, 'grant-consent', '18:41')).toMatch(/^[A-Z].*\.$/)
  })

  it('end every path at the page that it is for', () => {
    const ends = portalPlaces.map((place) => guide.paths[place].at(-1))
    expect(new Set(ends).size).toBe(portalPlaces.length - 1)
    expect(guide.paths['app-authentication'].at(-1)).toBe('Authentication')
  })
})
