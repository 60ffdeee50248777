import type { FieldProblem } from '../../shared/contract'
import type { AccessMode, FieldProblemCode } from '../../shared/profile'
import { LENGTHS } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import { readCertificate } from './certificate'
import type { Credential, CredentialMaterial } from './credential'
import { asGuid, cleanIdentifier, cleanText } from './typed-text'

/**
 * Checks a credential for a profile of the given access mode. Returns it as the vault keeps it, or
 * what is wrong, at the field `credential`. `now` is in milliseconds since the epoch.
 */
export function checkCredential(
  mode: AccessMode,
  material: CredentialMaterial,
  now: number
): Result<Credential, readonly FieldProblem[]> {
  const checked = readCredential(mode, material, now)
  if (checked.ok) return checked
  return failed(checked.failure.map((code) => ({ field: 'credential', code })))
}

function readCredential(
  mode: AccessMode,
  material: CredentialMaterial,
  now: number
): Result<Credential, readonly FieldProblemCode[]> {
  if (mode !== 'app-only') return failed(['credential-in-wrong-mode'])
  const text = material.kind === 'secret' ? material.value : material.pem
  if (cleanText(text) === '') return failed(['required'])
  if (text.length > LENGTHS.credential) return failed(['too-long'])
  return material.kind === 'secret' ? readSecret(text) : readCertificate(text, now)
}

function readSecret(typed: string): Result<Credential, readonly FieldProblemCode[]> {
  const value = cleanText(typed)
  // The portal shows the id of a secret beside its value, and only the id is a GUID.
  if (asGuid(cleanIdentifier(value)) !== undefined) return failed(['secret-is-secret-id'])
  if (/[\s\p{Cc}\p{Cf}]/u.test(value)) return failed(['secret-has-inner-space'])
  return succeeded({ kind: 'secret', value })
}
