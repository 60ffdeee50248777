import type { CallOutput, CallResult, DesktopApi } from '../../shared/contract'
import type { CredentialInput } from '../../shared/profile'
import type { CertificateSummary, CredentialView } from '../../shared/views'

/** Certificate files that the main process has read, or made, and holds under a ticket. */
export interface ChosenCertificate {
  readonly ticket: string
  readonly fileNames: readonly string[]
  /** Missing while the key waits for its passphrase. */
  readonly certificate?: CertificateSummary | undefined
  /** True when it was made here, so that its public part is yet to be uploaded. */
  readonly isMade: boolean
}

type CertificateCall = 'chooseCertificate' | 'unlockCertificate' | 'makeCertificate'
type Chosen = CallOutput<'unlockCertificate'>['chosen']

/** A secret or certificate that is being entered. */
export class CredentialDraft {
  readonly #desktop: DesktopApi
  kind = $state<'secret' | 'certificate'>('secret')
  secret = $state('')
  /** `YYYY-MM-DD`, or empty. */
  expiresOn = $state('')
  pem = $state('')
  /** Of the pasted key, or of the chosen file. */
  passphrase = $state('')
  chosen = $state.raw<ChosenCertificate | undefined>(undefined)
  /** How long a certificate that is made here lasts. */
  months = $state(12)
  /** What the main process is doing. */
  busy = $state<'choosing' | 'unlocking' | 'making' | undefined>(undefined)

  constructor(desktop: DesktopApi, saved: CredentialView) {
    this.#desktop = desktop
    this.kind = saved.kind === 'certificate' ? 'certificate' : 'secret'
  }

  /** Whether anything has been entered. */
  get given(): boolean {
    return this.#input() !== undefined
  }

  /** Whether a chosen file waits for its passphrase. */
  get locked(): boolean {
    const { chosen, kind } = this
    return kind === 'certificate' && chosen !== undefined && chosen.certificate === undefined
  }

  /** Whether the pasted key is encrypted, as far as can be told by looking at it. */
  get pastedIsEncrypted(): boolean {
    return /ENCRYPTED/.test(this.pem)
  }

  /** Whether the noted day has passed at `now`, in milliseconds since the epoch. */
  hasExpired(now: number): boolean {
    if (this.kind !== 'secret' || this.secret === '' || this.expiresOn === '') return false
    return Date.parse(`${this.expiresOn}T23:59:59Z`) <= now
  }

  /** Returns what was entered and empties the fields: it is sent once and kept nowhere. */
  take(): CredentialInput | undefined {
    const input = this.#input()
    // SECURITY: a secret stays in the page no longer than it takes to send it. [tests/page/editor.spec.ts]
    this.secret = ''
    // SECURITY: nor does a private key. [tests/page/editor.spec.ts]
    this.pem = ''
    // SECURITY: nor does a passphrase. [tests/page/certificates.spec.ts]
    this.passphrase = ''
    this.chosen = undefined
    return input
  }

  /** Lets the person choose files in a native dialog. */
  async choose(): Promise<CallResult<'chooseCertificate'>> {
    return await this.#run('choosing', async () => {
      const result = await this.#desktop.chooseCertificate({})
      if (result.ok) this.#show(result.value.chosen, false)
      return result
    })
  }

  /** Opens the chosen file with the passphrase, which leaves its field. */
  async unlock(): Promise<CallResult<'unlockCertificate'> | undefined> {
    const { chosen, passphrase } = this
    if (chosen === undefined || this.busy !== undefined) return undefined
    // SECURITY: a passphrase crosses once. [tests/page/certificates.spec.ts]
    this.passphrase = ''
    return await this.#run('unlocking', async () => {
      const { ticket } = chosen
      const result = await this.#desktop.unlockCertificate({ ticket, passphrase })
      // A file that was given up meanwhile does not come back.
      if (result.ok && this.chosen?.ticket === ticket) this.#show(result.value.chosen, false)
      return result
    })
  }

  /** Makes a key and a certificate called `name`. */
  async make(name: string): Promise<CallResult<'makeCertificate'> | undefined> {
    if (this.busy !== undefined) return undefined
    return await this.#run('making', async () => {
      const result = await this.#desktop.makeCertificate({ name, months: this.months })
      if (result.ok) this.#show(result.value.chosen, true)
      return result
    })
  }

  forgetChosen(): void {
    this.chosen = undefined
    this.passphrase = ''
  }

  async #run<Name extends CertificateCall>(
    busy: NonNullable<CredentialDraft['busy']>,
    call: () => Promise<CallResult<Name>>
  ): Promise<CallResult<Name>> {
    this.busy = busy
    try {
      return await call()
    } finally {
      this.busy = undefined
    }
  }

  #show(chosen: Chosen | undefined, isMade: boolean): void {
    if (chosen === undefined) return
    this.chosen = { ...chosen, isMade }
    this.pem = ''
    this.passphrase = ''
  }

  #input(): CredentialInput | undefined {
    if (this.kind === 'secret') {
      const { secret, expiresOn } = this
      if (secret === '') return undefined
      return { kind: 'secret', value: secret, ...(expiresOn === '' ? {} : { expiresOn }) }
    }
    if (this.chosen !== undefined) return { kind: 'certificate-file', ticket: this.chosen.ticket }
    if (this.pem.trim() === '') return undefined
    const { pem, passphrase } = this
    return { kind: 'certificate', pem, ...(passphrase === '' ? {} : { passphrase }) }
  }
}
