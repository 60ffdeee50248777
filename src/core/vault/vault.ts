import type { Result } from '../../shared/result'
import type { VaultView } from '../../shared/views'
import type { KeyStore } from './key-store'
import type { FillRandom, RecordBinding, RecordFailure, RecordKind } from './sealed-record'

export type { RecordBinding, RecordFailure, RecordKind } from './sealed-record'

export interface VaultOptions {
  /** The data folder. It is created when needed; the vault keeps to names of its own inside. */
  readonly folder: string
  readonly keyStore: KeyStore
  readonly fillRandom?: FillRandom
  /** The time, in milliseconds since the epoch. */
  readonly now?: () => number
}

/** A record that was taken out of the vault and is sealed still: nobody but the vault can open it. */
export interface TakenRecord {
  readonly kind: RecordKind
  readonly profileId: string
  /** The bytes of its file. */
  readonly file?: Buffer
  /** What was kept in memory in its place. */
  readonly inMemory?: MemoryRecord
}

/** A record that is kept in memory: sealed too, with a key that this process alone has. */
export interface MemoryRecord {
  readonly kind: RecordKind
  readonly binding: RecordBinding
  readonly sealed: Buffer
}

/** What one look at the vault has found. */
export interface PresentRecords {
  /** Whether there was a record, readable or not. */
  has(kind: RecordKind, profileId: string): boolean
}

/**
 * The app's encrypted records: one file for each profile and kind.
 *
 * Without a key that the operating system keeps, it works in memory and writes nothing. No trouble
 * with the key store makes a method throw; `state` tells it.
 */
export interface Vault {
  readonly state: VaultView
  /** Finds out how secrets are protected, once. Every other method does this first when needed. */
  open(): Promise<VaultView>
  /** Returns the record, or `undefined` when there is none. */
  read(
    kind: RecordKind,
    binding: RecordBinding
  ): Promise<Result<Uint8Array | undefined, RecordFailure>>
  /**
   * Puts a record in place of the one before. When the disk refuses it, the one before stays, or, if
   * `orInMemory`, the new one is kept in memory in its place and offered to the disk again at the end;
   * either way the refusal is returned.
   */
  write(
    kind: RecordKind,
    binding: RecordBinding,
    bytes: Uint8Array,
    orInMemory?: boolean
  ): Promise<Result<undefined, RecordFailure>>
  /** Removes a record, also one that cannot be opened. */
  remove(kind: RecordKind, profileId: string): Promise<Result<undefined, RecordFailure>>
  /** Removes a record and returns it as it lay, sealed; `undefined` when there was none. Needs no key. */
  take(kind: RecordKind, profileId: string): Promise<Result<TakenRecord | undefined, RecordFailure>>
  /** Puts a taken record back as it lay, unless there is another one by now. Needs no key. */
  putBack(record: TakenRecord): Promise<Result<undefined, RecordFailure>>
  /** Whether there is a record, readable or not. Needs no key. */
  has(kind: RecordKind, profileId: string): Promise<boolean>
  /** Looks once for the records of all profiles: for thousands, `has` would take seconds. Needs no key. */
  present(): Promise<PresentRecords>
  /** "Try again": asks the key store once more; what was in memory is then sealed. */
  retry(): Promise<VaultView>
  /**
   * Begins with a new data key after the old one was lost; the caller has asked the person. The old
   * records are kept aside in a folder of their own. Does nothing in any state but `key-lost`.
   */
  startFresh(): Promise<VaultView>
  /** Calls `listener` with every new state. Returns what ends it. */
  onChange(listener: (state: VaultView) => void): () => void
  /**
   * Waits for what is being read and written, then forgets the data key; the next use asks the key store
   * again. Records that are kept in memory stay, and with them the key that they wait for: nothing else
   * has them.
   */
  forgetKey(): Promise<void>
  /** Waits for what is being written and forgets the key. Every method throws afterwards. */
  dispose(): Promise<void>
}
