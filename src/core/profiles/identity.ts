import type { Profile } from '../../shared/profile'
import { authorityHostOf } from '../directory/clouds'
import { resourceOf } from '../directory/partner-apis'

export type Identity = Pick<Profile, 'cloud' | 'tenant' | 'clientId' | 'mode' | 'api' | 'account'>

/**
 * Returns a text that two profiles have in common when they stand for the same tenant, registration, mode,
 * API and account, however they name them.
 */
export function identityKeyOf({ cloud, tenant, clientId, mode, api, account }: Identity): string {
  const parts = [
    authorityHostOf(cloud),
    tenant,
    clientId,
    mode,
    resourceOf(api, cloud),
    account?.toLowerCase() ?? ''
  ]
  // No line break passes the checks of any of them, so two texts differ as soon as one part does.
  return parts.join('\n')
}

/** Tells whether two profiles have the same identity. */
export function isSameIdentity(one: Identity, other: Identity): boolean {
  return one.clientId === other.clientId && identityKeyOf(one) === identityKeyOf(other)
}
