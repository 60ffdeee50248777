import type { Profile } from '../../shared/profile'
import { bindingOf } from '../sign-in/record-binding'
import type { Vault } from '../vault/vault'
import type { TokenViews } from './token-views'

/** Whether a profile's sealed records are bound to fields that have changed. */
export function isRebound(before: Profile, after: Profile): boolean {
  return JSON.stringify(bindingOf(before)) !== JSON.stringify(bindingOf(after))
}

/** Whether a profile's token is for another API than the profile now is. */
export function showsOtherApi(before: Profile, after: Profile): boolean {
  return JSON.stringify(before.api) !== JSON.stringify(after.api)
}

/**
 * Removes the records of a profile that are bound to its old fields. They never open again, even where they
 * cannot be removed.
 */
export async function forgetRecords(
  { vault, views }: { readonly vault: Vault; readonly views: TokenViews },
  profile: Profile,
  credentialToo: boolean
): Promise<void> {
  await vault.remove('token-cache', profile.id)
  if (!credentialToo) return
  await vault.remove('credential', profile.id)
  await views.noteCredential(profile, { kind: 'none' })
}
