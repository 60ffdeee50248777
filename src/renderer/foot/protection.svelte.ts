import type { DesktopApi } from '../../shared/contract'
import type { ClipboardView, VaultView } from '../../shared/views'

/** How secrets are protected just now: the vault's state and what the clipboard still holds. */
export class Protection {
  readonly #desktop: DesktopApi
  vault = $state.raw<VaultView>({ mode: 'opening' })
  clipboard = $state.raw<ClipboardView>({})
  /** True while the key store is asked again. */
  retrying = $state(false)

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  async retryVault(): Promise<void> {
    await this.#ask(() => this.#desktop.retryVault({}))
  }

  async startFreshVault(): Promise<void> {
    await this.#ask(() => this.#desktop.startFreshVault({}))
  }

  async clearClipboard(): Promise<void> {
    await this.#desktop.clearClipboard({})
  }

  async #ask(call: () => ReturnType<DesktopApi['retryVault']>): Promise<void> {
    if (this.retrying) return
    this.retrying = true
    try {
      const result = await call()
      if (result.ok) this.vault = result.value
    } finally {
      this.retrying = false
    }
  }
}
