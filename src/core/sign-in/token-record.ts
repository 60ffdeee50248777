import { z } from 'zod'
import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import { credentialRecordSchema, type CredentialRecord } from '../profiles/credential'
import type { RecordFailure, RecordKind, Vault } from '../vault/vault'
import type { Discovered } from './discovery'
import { parseJson } from './discovery'
import { makeFailure } from './failures'
import { bindingOf } from './record-binding'

export { bindingOf } from './record-binding'

/** The account a profile is pinned to: what MSAL needs to find its tokens in the cache. */
const accountSchema = z.object({
  homeAccountId: z.string(),
  environment: z.string(),
  tenantId: z.string(),
  username: z.string(),
  localAccountId: z.string()
})

const recordSchema = z.object({
  /** MSAL's cache of this one profile, in MSAL's own form. */
  msalCache: z.string(),
  account: accountSchema.optional(),
  /** The accounts that have signed in, the last one first; older records have one and do not list it. */
  accounts: z.array(accountSchema).readonly().optional(),
  /** The tenant that the first token came from. */
  tenantId: z.string().optional(),
  discovery: z.custom<Discovered>((value) => typeof value === 'object' && value !== null).optional()
})

export type PinnedAccount = z.infer<typeof accountSchema>
/** What the vault keeps of a profile's tokens. Secret. */
export type TokenRecord = z.infer<typeof recordSchema>

/** Returns what is kept of an account, without whatever else MSAL knows of it. */
export function pinnedPart({
  homeAccountId,
  environment,
  tenantId,
  username,
  localAccountId
}: PinnedAccount): PinnedAccount {
  return { homeAccountId, environment, tenantId, username, localAccountId }
}

/** Returns the profile's token record, or `undefined` when there is none. */
export async function readTokenRecord(
  vault: Vault,
  profile: Profile,
  now: number
): Promise<Result<TokenRecord | undefined, Failure>> {
  const opened = await readJson(vault, 'token-cache', profile)
  if (!opened.ok) return failed(unreadable('cache-unreadable', opened.failure, now))
  if (opened.value === undefined) return succeeded(undefined)
  const parsed = recordSchema.safeParse(opened.value)
  return parsed.success
    ? succeeded(parsed.data)
    : failed(makeFailure('cache-unreadable', now, { detail: 'The record has another form.' }))
}

/**
 * Seals the profile's token record in place of the one before. One that the disk refuses is kept until
 * the app ends, and the refusal is returned: the person has to know that it will be gone then.
 */
export async function writeTokenRecord(
  vault: Vault,
  profile: Profile,
  record: TokenRecord
): Promise<Result<undefined, RecordFailure>> {
  const bytes = Buffer.from(JSON.stringify(record))
  return await vault.write('token-cache', bindingOf(profile), bytes, true)
}

/** Returns the profile's secret or certificate, and the one before it while it is on trial. Secret. */
export async function readCredentials(
  vault: Vault,
  profile: Profile,
  now: number
): Promise<Result<CredentialRecord, Failure>> {
  const opened = await readJson(vault, 'credential', profile)
  if (!opened.ok) return failed(unreadable('credential-unreadable', opened.failure, now))
  if (opened.value === undefined) return failed(makeFailure('credential-missing', now))
  const parsed = credentialRecordSchema.safeParse(opened.value)
  return parsed.success
    ? succeeded(parsed.data)
    : failed(makeFailure('credential-unreadable', now, { detail: 'The record has another form.' }))
}

/** Seals the profile's secrets or certificates in place of those before. */
export async function writeCredentials(
  vault: Vault,
  profile: Profile,
  record: CredentialRecord
): Promise<Result<undefined, RecordFailure>> {
  return await vault.write('credential', bindingOf(profile), Buffer.from(JSON.stringify(record)))
}

async function readJson(
  vault: Vault,
  kind: RecordKind,
  profile: Profile
): Promise<Result<unknown, RecordFailure>> {
  const opened = await vault.read(kind, bindingOf(profile))
  if (!opened.ok || opened.value === undefined) return opened
  return succeeded(parseJson(Buffer.from(opened.value).toString('utf8')) ?? null)
}

/** Returns what a call says when the disk refused to write or remove a record. */
export function notWritten(
  failure: RecordFailure
): Extract<CallFailure, { kind: 'store-not-written' }> {
  return { kind: 'store-not-written', detail: failure.detail }
}

/** A record that is out of reach for now is not lost: the cure is another one. */
function unreadable(
  code: 'cache-unreadable' | 'credential-unreadable',
  failure: RecordFailure,
  now: number
): Failure {
  const outOfReach = failure.code === 'key-unavailable'
  return makeFailure(outOfReach ? 'key-unavailable' : code, now, {
    detail: `${failure.code}: ${failure.detail}`
  })
}
