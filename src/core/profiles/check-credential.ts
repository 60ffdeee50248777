import type { FieldProblem } from '../../shared/profile'
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
export async function checkCredential(
  mode: AccessMode,
  material: CredentialMaterial,
  now: number
): Promise<Result<Credential, readonly FieldProblem[]>> {
  const checked = await readCredential(mode, material, now)
  if (checked.ok) return checked
  return failed(checked.failure.map((code) => ({ field: 'credential', code })))
}

async function readCredential(
  mode: AccessMode,
  material: CredentialMaterial,
  now: number
): Promise<Result<Credential, readonly FieldProblemCode[]>> {
  if (mode !== 'app-only') return failed(['credential-in-wrong-mode'])
  const text = material.kind === 'secret' ? material.value : material.pem
  if (cleanText(text) === '') return failed(['required'])
  if (text.length > LENGTHS.credential) return failed(['too-long'])
  if (material.kind === 'secret') return readSecret(text, material.expiresOn ?? '', now)
  return await readCertificate([Buffer.from(text)], material.passphrase, now)
}

function readSecret(
  typed: string,
  expiresOn: string,
  now: number
): Result<Credential, readonly FieldProblemCode[]> {
  const value = cleanText(typed)
  // The portal shows the id of a secret beside its value, and only the id is a GUID.
  if (asGuid(cleanIdentifier(value)) !== undefined) return failed(['secret-is-secret-id'])
  if (/[\s\p{Cc}\p{Cf}]/u.test(value)) return failed(['secret-has-inner-space'])
  if (expiresOn.trim() === '') return succeeded({ kind: 'secret', value })
  const expiresAt = endOfDay(expiresOn)
  if (expiresAt === undefined) return failed(['secret-bad-date'])
  if (expiresAt <= now) return failed(['secret-expired'])
  return succeeded({ kind: 'secret', value, expiresAt })
}

/** Returns the last moment of a day written as `YYYY-MM-DD`, in UTC, as the portal counts. */
function endOfDay(day: string): number | undefined {
  const text = day.trim()
  const at = Date.parse(`${text}T23:59:59Z`)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at)
  return isDay && new Date(at).toISOString().startsWith(text) ? at : undefined
}
