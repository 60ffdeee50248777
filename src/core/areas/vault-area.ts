import type { VaultView } from '../../shared/views'
import { keyStoreCallHangs } from '../vault/os-key-store'
import type { ProfileStore } from '../profiles/profile-store'
import type { Vault } from '../vault/vault'
import type { Unsubscribe } from './listeners'
import type { TokenViews } from './token-views'

/** The vault's area: how secrets are protected, and what a person can do about it. */
export interface VaultArea {
  view(): VaultView
  /** "Try again": asks the operating system's key store once more, without a restart. */
  retry(): Promise<VaultView>
  /** Keeps unreadable records aside and begins with a new data key; the caller has asked the person. */
  startFresh(): Promise<VaultView>
  /**
   * Whether the operating system's key store has been asked and does not answer. The process then
   * cannot end by itself: Node waits for the thread that waits for the answer.
   */
  keyStoreHangs(): boolean
  onChange(listener: (view: VaultView) => void): Unsubscribe
}

export interface VaultAreaParts {
  readonly vault: Vault
  readonly store: ProfileStore
  readonly views: TokenViews
}

export function createVaultArea({ vault, store, views }: VaultAreaParts): VaultArea {
  let before = vault.state.mode
  vault.onChange(({ mode }) => {
    const otherRecords = before === 'memory' || mode === 'memory'
    before = mode
    // Which tokens and credentials there are depends on which records can be opened. Where the states
    // cannot be read, what is shown stays.
    if (otherRecords) views.tellAll(store.list()).catch(() => undefined)
  })
  return {
    view: () => vault.state,
    retry: () => vault.retry(),
    startFresh: () => vault.startFresh(),
    keyStoreHangs: keyStoreCallHangs,
    onChange: (listener) => vault.onChange(listener)
  }
}
