import type { Api, Cloud, NamedApi, Profile } from '../../shared/profile'
import { clouds } from './clouds'

/** The list of `shared/profile`, without loading its schemas. */
const names = ['partner', 'partner-center'] as const satisfies readonly NamedApi[]

/** What is known of one of the two partner APIs. */
export interface PartnerApiFacts {
  /** Names under which portals show it. */
  readonly portalNames: readonly string[]
  /** Application id, the same in every tenant; version 2.0 tokens name it as their audience. */
  readonly applicationId: string
  /** The only scope that it offers; it has no application permissions. */
  readonly delegatedScope: string
  /** Where a cloud's facts hold its resource. */
  readonly resourceField: 'partnerResource' | 'partnerCenterResource'
}

/**
 * The two partner APIs. Sources, as of 2026-11-23:
 * - Partner API: https://learn.microsoft.com/partner/develop/api-authentication
 *   (MicrosoftDocs/partner-rest, `partner-rest/develop/api-authentication.md`)
 * - Partner Center API: https://learn.microsoft.com/partner-center/developer/partner-center-authentication
 */
export const partnerApis: Readonly<Record<NamedApi, PartnerApiFacts>> = {
  partner: {
    portalNames: ['Microsoft Partner', 'Microsoft Dev Center'],
    applicationId: '4990cffe-04e8-4e8b-808a-1175604b879f',
    delegatedScope: 'user_impersonation',
    resourceField: 'partnerResource'
  },
  'partner-center': {
    portalNames: ['Microsoft Partner Center', 'SampleBECApp'],
    applicationId: 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
    delegatedScope: 'user_impersonation',
    resourceField: 'partnerCenterResource'
  }
}

/**
 * Returns the resource URI of an API in a cloud. Where Microsoft lists none (a custom authority, the
 * Partner API in China) it is the global one: the authority then says itself that it does not know it.
 */
export function resourceOf(api: Api, cloud: Cloud): string {
  if (typeof api !== 'string') return api.resource
  const field = partnerApis[api].resourceField
  const own = typeof cloud === 'string' ? clouds[cloud][field] : undefined
  return own ?? clouds.global[field]
}

/** Tells whether Microsoft lists an API for a cloud. Of what it lists nothing about, it is taken for granted. */
export function isListed(api: Api, cloud: Cloud): boolean {
  const name = partnerApiOf(api, cloud)
  if (typeof cloud !== 'string' || name === undefined) return true
  return clouds[cloud][partnerApis[name].resourceField] !== undefined
}

/** Returns which of the two partner APIs a profile is for, also when it names it by its resource. */
export function partnerApiOf(api: Api, cloud: Cloud): NamedApi | undefined {
  if (typeof api === 'string') return api
  const resource = withoutSlash(api.resource)
  return names.find((name) => withoutSlash(resourceOf(name, cloud)) === resource)
}

/**
 * Returns the scope that a delegated token of the profile's API must carry, or `undefined` for
 * another resource, whose scopes are not known here.
 */
export function delegatedScopeOf(profile: Pick<Profile, 'api' | 'cloud'>): string | undefined {
  const name = partnerApiOf(profile.api, profile.cloud)
  return name === undefined ? undefined : partnerApis[name].delegatedScope
}

/**
 * Returns the scopes to ask for. A delegated token of a partner API is asked for by the API's only
 * scope, which needs no listing under API permissions; everything else by `/.default`, which is the
 * only form for application-only access and the only scope known of another resource. A resource that
 * ends with a slash keeps it (`https://host//.default`).
 *
 * Source: https://learn.microsoft.com/entra/identity-platform/scopes-oidc, as of 2026-11-23.
 */
export function scopesOf(profile: Pick<Profile, 'api' | 'cloud' | 'mode'>): readonly string[] {
  const resource = resourceOf(profile.api, profile.cloud)
  const delegatedScope = delegatedScopeOf(profile)
  const name = profile.mode === 'app-only' || !delegatedScope ? '.default' : delegatedScope
  return [`${resource}/${name}`]
}

/**
 * Returns the `aud` values that are right for the profile: the resource with and without a slash at
 * its end, and the application id for one of the two partner APIs.
 *
 * Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference, as of
 * 2026-11-23.
 */
export function acceptedAudiences(profile: Pick<Profile, 'api' | 'cloud'>): readonly string[] {
  const resource = withoutSlash(resourceOf(profile.api, profile.cloud))
  const name = partnerApiOf(profile.api, profile.cloud)
  const applicationIds = name === undefined ? [] : [partnerApis[name].applicationId]
  return [resource, `${resource}/`, ...applicationIds]
}

function withoutSlash(resource: string): string {
  return resource.endsWith('/') ? resource.slice(0, -1) : resource
}
