import type { KeyStore, KeyStoreFailure } from './key-store'

/** A key store for tests, which no part of the app uses. */
export interface MemoryKeyStore extends KeyStore {
  /** What is saved; a test may take it away or change it. */
  value: string | undefined
  /** When set, every operation is refused with it. */
  failure: KeyStoreFailure | undefined
  /** When true, what is saved is dropped without a word. */
  forgetful: boolean
  /** The operations so far, in order. */
  readonly log: readonly ('load' | 'save' | 'remove')[]
}

/** Returns an empty key store that keeps its text in memory. */
export function createMemoryKeyStore(): MemoryKeyStore {
  const log: ('load' | 'save' | 'remove')[] = []
  const store: MemoryKeyStore = {
    label: 'Test key store',
    value: undefined,
    failure: undefined,
    forgetful: false,
    log,
    load: async () => {
      await enter('load')
      return store.value
    },
    save: async (value) => {
      await enter('save')
      if (!store.forgetful) store.value = value
    },
    remove: async () => {
      await enter('remove')
      store.value = undefined
    }
  }
  async function enter(operation: 'load' | 'save' | 'remove'): Promise<void> {
    await Promise.resolve()
    log.push(operation)
    if (store.failure !== undefined) throw store.failure
  }
  return store
}
