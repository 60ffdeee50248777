import type { CallFailure } from '../../shared/contract'
import type { GuideSubject } from '../../shared/guide'
import type { PortalPlace } from '../../shared/portal'
import { failed, succeeded, type Result } from '../../shared/result'
import { portalLink, type PortalSubject } from '../guide/portal-links'
import type { ProfileStore } from '../profiles/profile-store'

/** The set-up guide's area: its steps, and the ways into the portals. */
export interface GuideArea {
  /** Returns the address of a place of the portals, for the profile's cloud, tenant and application. */
  portalLink(of: GuideSubject, place: PortalPlace): Result<string, CallFailure>
}

export interface GuideAreaParts {
  readonly store: ProfileStore
}

export function createGuideArea({ store }: GuideAreaParts): GuideArea {
  function portalSubject(of: GuideSubject): Result<PortalSubject, CallFailure> {
    if ('draft' in of) return succeeded(of.draft)
    const profile = store.get(of.profileId)
    return profile === undefined ? failed({ kind: 'profile-missing' }) : succeeded(profile)
  }

  return {
    portalLink(of, place) {
      const subject = portalSubject(of)
      if (!subject.ok) return subject
      const link = portalLink(place, subject.value)
      return link === undefined ? failed({ kind: 'no-portal-link' }) : succeeded(link)
    }
  }
}
