import type { NamedCloud } from '../../shared/profile'
import type { PortalPlace } from '../../shared/portal'
import { clouds } from './clouds'

/** One part of an address: as it stands, or the profile's application id. */
export type PortalPathPart = string | { readonly id: 'client-id' }

/** Where a place lies. */
export interface PortalPlaceFacts {
  /** The Entra admin center, whose address also names the tenant, or the Partner Center portal. */
  readonly portal: 'entra' | 'partner-center'
  /** The parts of the address behind host and tenant. */
  readonly path: readonly PortalPathPart[]
  /**
   * True where the address is not known to be kept: the portal may show its start page instead, so the
   * click path is what counts.
   */
  readonly uncertain: boolean
}

const registrations = ['view', 'Microsoft_AAD_RegisteredApps'] as const

function ofApplication(blade: string): PortalPlaceFacts {
  return {
    portal: 'entra',
    path: [...registrations, 'ApplicationMenuBlade', '~', blade, 'appId', { id: 'client-id' }],
    uncertain: false
  }
}

/**
 * The places of the portals. Microsoft documents no addresses inside the Entra admin center; these are
 * the ones that its own documentation and many public tools link to. Sources, as of 2026-11-23:
 * - App registrations: https://go.microsoft.com/fwlink/?linkid=2083908 leads there; named in
 *   https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 * - Partner Center: https://learn.microsoft.com/partner-center/developer/set-up-api-access-in-partner-center
 *   (Settings, Account settings, App management) and
 *   https://learn.microsoft.com/partner-center/account-settings/service-principal (User management)
 */
export const portalPlaceFacts: Readonly<Record<PortalPlace, PortalPlaceFacts>> = {
  'app-registrations': {
    portal: 'entra',
    path: [...registrations, 'ApplicationsListBlade'],
    uncertain: false
  },
  'new-registration': {
    portal: 'entra',
    path: [...registrations, 'CreateApplicationBlade'],
    uncertain: true
  },
  'app-overview': ofApplication('Overview'),
  'app-authentication': ofApplication('Authentication'),
  'app-credentials': ofApplication('Credentials'),
  'app-permissions': ofApplication('CallAnAPI'),
  'enterprise-apps': {
    portal: 'entra',
    path: ['view', 'Microsoft_AAD_IAM', 'StartboardApplicationsMenuBlade', '~', 'AppAppsPreview'],
    uncertain: true
  },
  'partner-center-apps': { portal: 'partner-center', path: ['dashboard'], uncertain: false },
  'partner-center-users': {
    portal: 'partner-center',
    path: ['dashboard', 'account', 'v3', 'usermanagement'],
    uncertain: true
  }
}

/**
 * Hosts of the Partner Center portal, for the clouds where one is known for certain. Source, as of
 * 2026-11-23: https://learn.microsoft.com/partner-center/developer/set-up-api-access-in-partner-center
 */
export const partnerCenterPortalHosts: Readonly<Partial<Record<NamedCloud, string>>> = {
  global: 'partner.microsoft.com'
}

/** The origins of every portal that the app knows the way to. */
export const portalOrigins: readonly string[] = [
  ...Object.values(clouds).map(({ entraPortalHost }) => entraPortalHost),
  ...Object.values(partnerCenterPortalHosts)
].map((host) => `https://${host}`)
