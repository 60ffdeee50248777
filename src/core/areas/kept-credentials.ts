import { isDeepStrictEqual } from 'node:util'
import type { ProfileWarning } from '../../shared/profile'
import type { CredentialTrial, CredentialView } from '../../shared/views'
import type { Credential, CredentialRecord, KeptCredential } from '../profiles/credential'

const expiresSoonMs = 30 * 24 * 60 * 60 * 1000

/**
 * Returns the record of a credential that takes the place of `before`. The one that has worked last is
 * kept beside it until the new one has worked; one that never did is dropped.
 *
 * @param savedAt milliseconds since the epoch
 */
export function replaceCredential(
  before: CredentialRecord | undefined,
  credential: Credential,
  savedAt: number
): CredentialRecord {
  const current = { credential, savedAt }
  const former = before?.former ?? before?.current
  return former === undefined || isDeepStrictEqual(former.credential, credential)
    ? { current }
    : { current, former }
}

/** Returns what may be shown of a profile's credentials. */
export function credentialViewOf({ current, former }: CredentialRecord): CredentialView {
  const trial: { readonly onTrial?: CredentialTrial } = former === undefined ? {} : { onTrial: {} }
  return { ...viewOfKept(current), ...trial }
}

function viewOfKept({ credential, savedAt }: KeptCredential): CredentialView {
  if (credential.kind === 'certificate') {
    return { kind: 'certificate', savedAt, certificate: credential.summary }
  }
  const { expiresAt } = credential
  return { kind: 'secret', savedAt, ...(expiresAt === undefined ? {} : { expiresAt }) }
}

/** Returns what is worth saying of a credential that was just saved. `now` is in milliseconds since the epoch. */
export function expiryWarnings(credential: Credential, now: number): readonly ProfileWarning[] {
  if (credential.kind !== 'certificate') return []
  const { notAfter } = credential.summary
  if (notAfter - now > expiresSoonMs) return []
  return [
    { code: 'certificate-expires-soon', about: new Date(notAfter).toISOString().slice(0, 10) }
  ]
}
