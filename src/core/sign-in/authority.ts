import type { Profile } from '../../shared/profile'
import { authorityHostOf } from '../directory/clouds'

/** Where a profile signs in. */
export interface Authority {
  /** Whose it is. */
  readonly profileId: string
  /** `https://host[:port]` */
  readonly origin: string
  /** `host[:port]` */
  readonly host: string
  /** The origin with the tenant, as MSAL takes it. */
  readonly url: string
  /**
   * True for the hosts whose endpoints MSAL carries as constants, so that no discovery is needed:
   * the named clouds.
   */
  readonly builtIn: boolean
}

/** Returns the authority of a profile: the login host of its cloud, with its tenant. */
export function authorityOf(profile: Pick<Profile, 'id' | 'cloud' | 'tenant'>): Authority {
  const host = authorityHostOf(profile.cloud)
  const origin = `https://${host}`
  return {
    profileId: profile.id,
    origin,
    host,
    url: `${origin}/${encodeURIComponent(profile.tenant)}/`,
    builtIn: typeof profile.cloud === 'string'
  }
}
