import type { Profile } from '../../shared/profile'
import { resourceOf } from '../directory/partner-apis'
import { authorityOf } from '../sign-in/authority'

/**
 * Returns a text that is the same as long as a consent that was granted for a profile is for what the
 * profile names: authority, tenant, application and API. The access mode is not part of a consent.
 */
export function consentBindingOf(profile: Profile): string {
  const { tenant, clientId, api, cloud } = profile
  return JSON.stringify([authorityOf(profile).host, tenant, clientId, resourceOf(api, cloud)])
}
