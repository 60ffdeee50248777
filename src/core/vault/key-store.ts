import type { MemoryReason } from '../../shared/views'

/** Why a key store could not be used. */
export type KeyStoreReason = Exclude<MemoryReason, 'key-lost'>

/** Where the operating system keeps one short text, the data key, for this person. */
export interface KeyStore {
  /** What a person calls it: "Secret Service", "Keychain", "Windows data protection (DPAPI)". */
  readonly label: string
  /** Returns what was saved, or `undefined` when nothing is. @throws KeyStoreFailure */
  load(): Promise<string | undefined>
  /** Saves a text in place of the one before. @throws KeyStoreFailure */
  save(value: string): Promise<void>
  /** Removes what was saved; nothing happens when nothing is. @throws KeyStoreFailure */
  remove(): Promise<void>
}

/** What a `KeyStore` rejects with. `detail` is one line for a person who looks for the cause. */
export class KeyStoreFailure extends Error {
  override readonly name = 'KeyStoreFailure'

  constructor(
    readonly reason: KeyStoreReason,
    readonly detail: string
  ) {
    super(`${reason}: ${detail}`)
  }
}
