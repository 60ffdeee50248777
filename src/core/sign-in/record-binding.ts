import type { Profile } from '../../shared/profile'
import type { RecordBinding } from '../vault/vault'
import { authorityOf } from './authority'

/**
 * Returns what a profile's records are bound to. A profile that is pointed at another authority, tenant,
 * application or mode has another binding, and its old records do not open.
 */
export function bindingOf(
  profile: Pick<Profile, 'id' | 'cloud' | 'tenant' | 'clientId' | 'mode'>
): RecordBinding {
  return {
    profileId: profile.id,
    authorityHost: authorityOf(profile).host,
    tenant: profile.tenant,
    clientId: profile.clientId,
    mode: profile.mode
  }
}
