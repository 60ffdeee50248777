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
