import type { MemoryReason } from '../../shared/views'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import { withFolderLock } from '../disk/folder-lock'
import { systemErrorCode } from '../disk/system-error'
import type { KeyStore } from './key-store'
import { KeyStoreFailure } from './key-store'
import type { DataKey, FillRandom } from './sealed-record'
import { dataKeyFrom, dataKeyLength } from './sealed-record'

/** Why there is no data key. `detail` is one line for a person who looks for the cause. */
export interface DataKeyTrouble {
  readonly reason: MemoryReason
  readonly detail: string
}

export interface DataKeyRequest {
  /** The data folder, whose lock is held while a key is made. It must exist. */
  readonly folder: string
  readonly keyStore: KeyStore
  readonly fillRandom: FillRandom
  /** Whether there are records that only the present key can open. */
  readonly sealedRecordsExist: () => Promise<boolean>
  /** Moves those records out of the way. Given only when a person has agreed to a new key. */
  readonly setRecordsAside?: () => Promise<void>
}

/** The key as the key store keeps it: a prefix that names the form, then base64url. */
const storedForm = /^ptd-data-key-1:([A-Za-z0-9_-]{43})$/

function encodeKey(key: DataKey): string {
  return `ptd-data-key-1:${key.bytes.toString('base64url')}`
}

async function loadKey(keyStore: KeyStore): Promise<DataKey | undefined> {
  const encoded = storedForm.exec((await keyStore.load()) ?? '')?.[1]
  return encoded === undefined ? undefined : dataKeyFrom(Buffer.from(encoded, 'base64url'))
}

/**
 * Returns the data key that the key store keeps, and makes it on the first start. None is made while
 * there are sealed records that it could not open, unless those may be set aside.
 */
export async function obtainDataKey(
  request: DataKeyRequest
): Promise<Result<DataKey, DataKeyTrouble>> {
  try {
    const kept = await loadKey(request.keyStore)
    if (kept !== undefined) return succeeded(kept)
    const made = await withFolderLock(request.folder, () => makeKey(request))
    if (made.ok) return made.value
    const holder =
      made.failure.code === 'timed-out' && made.failure.processId !== undefined
        ? ` (process ${String(made.failure.processId)})`
        : ''
    const detail = `Another running copy of the app${holder} is holding the data folder.`
    return failed({ reason: 'locked-or-slow', detail })
  } catch (error) {
    return failed(troubleOf(error))
  }
}

/** Returns what a failing key store or data folder means for the key. @throws `error` if it is a bug. */
export function troubleOf(error: unknown): DataKeyTrouble {
  if (error instanceof KeyStoreFailure) return { reason: error.reason, detail: error.detail }
  const code = systemErrorCode(error)
  if (code === undefined) throw error
  return { reason: 'refused', detail: `The data folder cannot be used (${code}).` }
}

/** Runs under the folder lock. */
async function makeKey(request: DataKeyRequest): Promise<Result<DataKey, DataKeyTrouble>> {
  const { keyStore } = request
  const kept = await loadKey(keyStore)
  // SECURITY: of several processes at the first start, all but one find the key of that one here  [tests/integration/vault-processes.test.ts]
  if (kept !== undefined) return succeeded(kept)
  if (request.setRecordsAside !== undefined) await request.setRecordsAside()
  // SECURITY: a new key would make the records there are unreadable for good  [src/core/vault/data-key.security.test.ts]
  if (await request.sealedRecordsExist()) return failed(lostKey(keyStore))

  const bytes = Buffer.alloc(dataKeyLength)
  // SECURITY: the key is random; without this it would be known to everybody  [src/core/vault/data-key.security.test.ts]
  request.fillRandom(bytes)
  const fresh = dataKeyFrom(bytes)
  await keyStore.save(encodeKey(fresh))
  const readBack = await loadKey(keyStore)
  // SECURITY: nothing is sealed with a key that the key store did not really keep  [src/core/vault/data-key.security.test.ts]
  if (readBack?.bytes.equals(fresh.bytes) !== true) return failed(notKept(keyStore))
  return succeeded(fresh)
}

function lostKey(keyStore: KeyStore): DataKeyTrouble {
  const detail = `${keyStore.label} no longer has the data key of the sealed records.`
  return { reason: 'key-lost', detail }
}

function notKept(keyStore: KeyStore): DataKeyTrouble {
  const detail = `${keyStore.label} took the data key and did not give it back.`
  return { reason: 'refused', detail }
}
