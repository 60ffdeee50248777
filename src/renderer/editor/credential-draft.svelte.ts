import type { DesktopApi } from '../../shared/contract'
import type { CredentialInput } from '../../shared/profile'
import type { CertificateSummary, CredentialView } from '../../shared/views'

/** Certificate files that the main process has read and holds under a ticket. */
export interface ChosenCertificate {
  readonly ticket: string
  readonly fileNames: readonly string[]
  readonly certificate: CertificateSummary
}

/** A secret or certificate that is being entered. */
export class CredentialDraft {
  readonly #desktop: DesktopApi
  kind = $state<'secret' | 'certificate'>('secret')
  secret = $state('')
  pem = $state('')
  chosen = $state.raw<ChosenCertificate | undefined>(undefined)
  choosing = $state(false)

  constructor(desktop: DesktopApi, saved: CredentialView) {
    this.#desktop = desktop
    this.kind = saved.kind === 'certificate' ? 'certificate' : 'secret'
  }

  /** Whether anything has been entered. */
  get given(): boolean {
    return this.#input() !== undefined
  }

  /** Returns what was entered and empties the fields: it is sent once and kept nowhere. */
  take(): CredentialInput | undefined {
    const input = this.#input()
    // SECURITY: a secret stays in the page no longer than it takes to send it. [tests/page/editor.spec.ts]
    this.secret = ''
    // SECURITY: nor does a private key. [tests/page/editor.spec.ts]
    this.pem = ''
    this.chosen = undefined
    return input
  }

  /** Lets the person choose files in a native dialog. Returns the problem at the field, if any. */
  async choose(): Promise<Awaited<ReturnType<DesktopApi['chooseCertificate']>>> {
    this.choosing = true
    try {
      const result = await this.#desktop.chooseCertificate({})
      const chosen = result.ok ? result.value.chosen : undefined
      if (chosen?.certificate !== undefined) {
        this.chosen = { ...chosen, certificate: chosen.certificate }
        this.pem = ''
      }
      return result
    } finally {
      this.choosing = false
    }
  }

  forgetChosen(): void {
    this.chosen = undefined
  }

  #input(): CredentialInput | undefined {
    if (this.kind === 'secret') {
      return this.secret === '' ? undefined : { kind: 'secret', value: this.secret }
    }
    if (this.chosen !== undefined) return { kind: 'certificate-file', ticket: this.chosen.ticket }
    return this.pem.trim() === '' ? undefined : { kind: 'certificate', pem: this.pem }
  }
}
