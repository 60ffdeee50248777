import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node'

/**
 * One profile's MSAL cache during one operation. MSAL reads and writes it as a whole and more than once
 * in an operation; the vault is read before and written after, once.
 */
export class MemoryCache implements ICachePlugin {
  #text: string | undefined
  #changed = false

  /** @param text MSAL's cache in MSAL's own form, or `undefined` for an empty one. Secret. */
  constructor(text?: string) {
    this.#text = text
  }

  /** MSAL's cache as it is now. Secret. */
  get text(): string {
    return this.#text ?? ''
  }

  get changed(): boolean {
    return this.#changed
  }

  beforeCacheAccess(context: TokenCacheContext): Promise<void> {
    if (this.#text !== undefined) context.tokenCache.deserialize(this.#text)
    return Promise.resolve()
  }

  afterCacheAccess(context: TokenCacheContext): Promise<void> {
    if (context.cacheHasChanged) {
      this.#text = context.tokenCache.serialize()
      this.#changed = true
    }
    return Promise.resolve()
  }
}
