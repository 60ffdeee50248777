import type { Profile } from '../../shared/profile'
import { authorityHostOf } from '../directory/clouds'
import { resourceOf } from '../directory/partner-apis'

export type Identity = Pick<Profile, 'cloud' | 'tenant' | 'clientId' | 'mode' | 'api' | 'account'>

/**
 * Returns a text that two profiles have in common when they stand for the same tenant, registration, mode,
 * API and account, however they name them.
 */
export function identityKeyOf({ cloud, tenant, clientId, mode, api, account }: Identity): string {
  return JSON.stringify([
    authorityHostOf(cloud),
    tenant,
    clientId,
    mode,
    resourceOf(api, cloud),
    account?.toLowerCase() ?? ''
  ])
}

/** Tells whether two profiles have the same identity. */
export function isSameIdentity(one: Identity, other: Identity): boolean {
  return one.clientId === other.clientId && identityKeyOf(one) === identityKeyOf(other)
}
