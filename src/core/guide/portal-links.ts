import type { PortalPlace } from '../../shared/portal'
import type { Cloud } from '../../shared/profile'
import { clouds } from '../directory/clouds'
import {
  partnerCenterPortalHosts,
  portalPlaceFacts,
  type PortalPathPart
} from '../directory/portal-places'

/** What a portal link is for. An empty tenant or application id is one that is not known yet. */
export interface PortalSubject {
  readonly cloud: Cloud
  readonly tenant: string
  readonly clientId: string
}

/**
 * Returns the address of a place for the subject's cloud, tenant and application, or `undefined` where
 * there is none: a custom authority has no portal that is known, and not every cloud has a known Partner
 * Center portal. An application that is not known yet is looked for in the list of all of them. Ids are
 * quoted so that none can leave its part of the address.
 */
export function portalLink(place: PortalPlace, subject: PortalSubject): string | undefined {
  const { cloud, tenant, clientId } = subject
  if (typeof cloud !== 'string') return undefined
  const { portal, path } = portalPlaceFacts[place]
  const ofApplication = path.some((part) => typeof part !== 'string')
  if (ofApplication && clientId === '') return portalLink('app-registrations', subject)
  const parts = path.map((part) => pathPart(part, clientId))
  if (!parts.every((part) => part !== undefined)) return undefined
  return portal === 'partner-center'
    ? partnerCenterLink(partnerCenterPortalHosts[cloud], parts)
    : entraLink(clouds[cloud].entraPortalHost, tenant, parts)
}

function partnerCenterLink(host: string | undefined, parts: readonly string[]): string | undefined {
  return host === undefined ? undefined : `https://${host}/${parts.join('/')}`
}

/** The tenant's part of the address makes the portal show that tenant, whoever is signed in to it. */
function entraLink(host: string, tenant: string, parts: readonly string[]): string | undefined {
  if (tenant === '') return `https://${host}/#${parts.join('/')}`
  const pinned = quotedId(tenant)
  return pinned === undefined ? undefined : `https://${host}/${pinned}/#${parts.join('/')}`
}

function pathPart(part: PortalPathPart, clientId: string): string | undefined {
  return typeof part === 'string' ? part : quotedId(clientId)
}

/** Returns an id as one part of an address, or `undefined` when it cannot be one. */
function quotedId(id: string): string | undefined {
  // SECURITY: dots alone would climb out of their part, and no quoting keeps them from it.
  // [src/core/guide/portal-links.security.test.ts]
  if (/^\.+$/.test(id)) return undefined
  let part = id.replace(/\p{Surrogate}/gu, '\uFFFD')
  // SECURITY: a `#`, `/` or `?` of an id would lead to another place. [src/core/guide/portal-links.security.test.ts]
  part = encodeURIComponent(part)
  return part
}
