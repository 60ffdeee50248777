import type { CipherGCM, DecipherGCM } from 'node:crypto'
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomFillSync
} from 'node:crypto'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'

/*
 * A sealed record, all parts at fixed places:
 *
 *    0  4  magic "PTDR"
 *    4  1  format version
 *    5  8  which data key it was sealed with
 *   13 32  SHA-256 of the binding
 *   45 12  nonce
 *   57  n  AES-256-GCM ciphertext
 * 57+n 16  authentication tag
 *
 * The associated data is the header (up to the nonce) and then the binding itself. What the header
 * says about key and binding only helps to name the failure: without the right key and the right
 * binding, the tag does not match whatever the header says.
 */

export type RecordKind = 'token-cache' | 'credential'

/** What a record belongs to. Compared exactly, so every part must come in one agreed spelling. */
export interface RecordBinding {
  /** The profile's id: a UUID in lower case. */
  readonly profileId: string
  /** Host (and port, if any) of the authority that the record's secret may be sent to. */
  readonly authorityHost: string
  readonly tenant: string
  readonly clientId: string
  readonly mode: 'app+user' | 'app-only'
}

export type RecordFailureCode =
  /** Truncated, altered, or not a record. */
  | 'damaged'
  /** Written by another version of the app. */
  | 'other-version'
  /** Sealed for other fields of the profile (or another profile, or another kind of record). */
  | 'other-binding'
  /** Sealed with a data key that is no longer there. */
  | 'key-lost'
  /** There is a record on disk, and the data key is out of reach for now. */
  | 'key-unavailable'
  /** The system refused to read the file. */
  | 'unreadable'
  /** The system refused to write the file. */
  | 'unwritable'

export interface RecordFailure {
  readonly code: RecordFailureCode
  /** One line for a person who looks for the cause; holds nothing secret. */
  readonly detail: string
}

/** A data key that is ready for use. */
export interface DataKey {
  /** 32 bytes. Secret. */
  readonly bytes: Buffer
  /** 8 bytes that tell one data key from another and say nothing about it. */
  readonly id: Buffer
}

export const dataKeyLength = 32

/** Fills a buffer with random bytes; node:crypto's unless a test passes its own. */
export type FillRandom = (target: Buffer) => void

export const fillRandom: FillRandom = (target) => {
  randomFillSync(target)
}

const magic = Buffer.from('PTDR', 'latin1')
const formatVersion = 1
const versionAt = 4
const keyIdAt = 5
const bindingHashAt = 13
const nonceAt = 45
const ciphertextAt = 57
const tagLength = 16

/** Returns the data key for 32 random bytes. The buffer is kept, not copied. @throws RangeError */
export function dataKeyFrom(bytes: Buffer): DataKey {
  if (bytes.length !== dataKeyLength) throw new RangeError('A data key has 32 bytes')
  const id = createHmac('sha256', bytes).update('Partner Token Desk data key id').digest()
  return { bytes, id: id.subarray(0, 8) }
}

/** Returns the binding's parts, each after its length, so that no two bindings read the same. */
function encodeBinding(kind: RecordKind, binding: RecordBinding): Buffer {
  const parts = {
    // SECURITY: a token cache cannot pass for a credential  [src/core/vault/sealed-record.security.test.ts]
    kind,
    // SECURITY: one profile's record cannot be laid under another's name  [src/core/vault/sealed-record.security.test.ts]
    profileId: binding.profileId,
    // SECURITY: a secret does not follow a profile to another login host  [src/core/vault/sealed-record.security.test.ts]
    authorityHost: binding.authorityHost,
    // SECURITY: a secret does not follow a profile to another tenant  [src/core/vault/sealed-record.security.test.ts]
    tenant: binding.tenant,
    // SECURITY: a secret does not follow a profile to another application  [src/core/vault/sealed-record.security.test.ts]
    clientId: binding.clientId,
    // SECURITY: a secret does not follow a profile to another access mode  [src/core/vault/sealed-record.security.test.ts]
    mode: binding.mode
  }
  const encoded: Buffer[] = []
  for (const part of Object.values(parts)) {
    const text = Buffer.from(part, 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    encoded.push(length, text)
  }
  return Buffer.concat(encoded)
}

function hashBinding(encodedBinding: Buffer): Buffer {
  return createHash('sha256').update(encodedBinding).digest()
}

/** Makes the authentication tag depend on the header and on all that the record is bound to. */
function bind(cipher: CipherGCM | DecipherGCM, header: Buffer, encodedBinding: Buffer): void {
  // SECURITY: the cipher itself checks what a record is bound to; the header could be made to match  [src/core/vault/sealed-record.security.test.ts]
  cipher.setAAD(Buffer.concat([header, encodedBinding]))
}

/** Returns `plaintext` encrypted so that only this data key and this exact binding open it. */
export function seal(
  key: DataKey,
  kind: RecordKind,
  binding: RecordBinding,
  plaintext: Uint8Array,
  fill: FillRandom = fillRandom
): Buffer {
  const encodedBinding = encodeBinding(kind, binding)
  const header = Buffer.concat([
    magic,
    Buffer.from([formatVersion]),
    key.id,
    hashBinding(encodedBinding)
  ])
  const nonce = Buffer.alloc(ciphertextAt - nonceAt)
  // SECURITY: a nonce used twice with one key lays open both records  [src/core/vault/sealed-record.security.test.ts]
  fill(nonce)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce)
  bind(cipher, header, encodedBinding)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([header, nonce, ciphertext, cipher.getAuthTag()])
}

/** Returns what was sealed for this binding, or why it cannot be had. */
export function openSealed(
  key: DataKey,
  kind: RecordKind,
  binding: RecordBinding,
  sealed: Uint8Array
): Result<Buffer, RecordFailure> {
  const record = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (record.length <= versionAt || !record.subarray(0, versionAt).equals(magic)) {
    return failed({ code: 'damaged', detail: 'The file is not a sealed record.' })
  }
  if (record[versionAt] !== formatVersion) {
    const detail = `The record has format ${String(record[versionAt])}, this version reads ${String(formatVersion)}.`
    return failed({ code: 'other-version', detail })
  }
  if (record.length < ciphertextAt + tagLength) {
    return failed({ code: 'damaged', detail: 'The record is cut short.' })
  }
  if (!record.subarray(keyIdAt, bindingHashAt).equals(key.id)) {
    return failed({ code: 'key-lost', detail: 'The record was sealed with another data key.' })
  }
  const encodedBinding = encodeBinding(kind, binding)
  if (!record.subarray(bindingHashAt, nonceAt).equals(hashBinding(encodedBinding))) {
    const detail = 'The record was sealed for other fields than the profile has now.'
    return failed({ code: 'other-binding', detail })
  }
  return decrypt(key, record, encodedBinding)
}

function decrypt(
  key: DataKey,
  record: Buffer,
  encodedBinding: Buffer
): Result<Buffer, RecordFailure> {
  const tagAt = record.length - tagLength
  const nonce = record.subarray(nonceAt, ciphertextAt)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce)
  bind(decipher, record.subarray(0, nonceAt), encodedBinding)
  decipher.setAuthTag(record.subarray(tagAt))
  try {
    const plaintext = decipher.update(record.subarray(ciphertextAt, tagAt))
    // SECURITY: nothing is handed out before the authentication tag has been checked  [src/core/vault/sealed-record.security.test.ts]
    decipher.final()
    return succeeded(plaintext)
  } catch {
    return failed({ code: 'damaged', detail: 'The record was altered.' })
  }
}
