import { z } from 'zod'

/** The places of Microsoft's portals that the app knows the way to. */
export const portalPlaces = [
  'app-registrations',
  'new-registration',
  'app-overview',
  'app-authentication',
  'app-credentials',
  'app-permissions',
  'enterprise-apps',
  'partner-center-apps',
  'partner-center-users'
] as const
export const portalPlaceSchema = z.enum(portalPlaces)
export type PortalPlace = (typeof portalPlaces)[number]
