import type { EditorPlace } from '../lib/editor-place'
import { SvelteSet } from 'svelte/reactivity'
import type { DesktopApi } from '../../shared/contract'
import type { CallFailure } from '../../shared/call-failure'
import type { FieldProblem, ProfileWarning } from '../../shared/profile'
import type {
  AccessMode,
  CredentialInput,
  FieldProblemCode,
  Profile,
  ProfileField
} from '../../shared/profile'
import type { PastedProfile } from '../../shared/transfer'
import type { CredentialView } from '../../shared/views'
import { CredentialDraft } from './credential-draft.svelte'
import { wrongFields } from './field-order'
import { draftOf, inputOf, type ProfileDraft } from './profile-draft'

/** How long typing has to pause before what is typed is checked. */
const PAUSE_MS = 350

/** What an editor is opened with. */
export interface EditorStart {
  /** The profile to change; without it a new one is made. */
  readonly profile?: Profile
  readonly mode?: AccessMode
  /** What a new profile begins with, where more than its access mode is known already. */
  readonly draft?: ProfileDraft
  readonly credential?: CredentialView | undefined
  /** The text that the draft was read from, as far as it was understood. */
  readonly pasted?: PastedProfile
  /** Where to begin. */
  readonly focus?: EditorPlace | undefined
}

/** How a save ended. */
export type SaveOutcome =
  | {
      readonly kind: 'saved'
      readonly profile: Profile
      readonly warnings: readonly ProfileWarning[]
    }
  | { readonly kind: 'problems'; readonly first: ProfileField }
  | { readonly kind: 'failed' }

/** One opened editor: what is typed, and what is wrong with it. */
export class EditorForm {
  readonly #desktop: DesktopApi
  readonly #original: string
  readonly profile: Profile | undefined
  readonly savedCredential: CredentialView
  readonly pasted: PastedProfile | undefined
  readonly firstPlace: EditorPlace
  readonly credential: CredentialDraft
  readonly draft: ProfileDraft

  #problems = $state.raw<readonly FieldProblem[]>([])
  #warnings = $state.raw<readonly ProfileWarning[]>([])
  /** Fields that were left or changed; only theirs are reported before the first save. */
  readonly #visited = new SvelteSet<ProfileField>()
  #submitted = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined
  #checkNumber = 0
  saving = $state(false)
  /** What a locking of the desk has left of what was typed. */
  afterLock = $state<'kept' | 'secret-dropped' | undefined>(undefined)
  /** Why a save failed as a whole. */
  callFailure = $state.raw<CallFailure | undefined>(undefined)

  constructor(desktop: DesktopApi, start: EditorStart) {
    this.#desktop = desktop
    this.profile = start.profile
    this.savedCredential = start.credential ?? { kind: 'none' }
    this.firstPlace = start.focus ?? 'name'
    this.pasted = start.pasted
    this.draft = $state(
      start.draft === undefined
        ? draftOf(start.profile, start.mode ?? 'app+user')
        : { ...start.draft }
    )
    this.credential = new CredentialDraft(desktop, this.savedCredential)
    this.#original = JSON.stringify(this.draft)
    if (start.profile !== undefined) void this.check()
  }

  get changed(): boolean {
    return JSON.stringify(this.draft) !== this.#original || this.credential.given
  }

  get warnings(): readonly ProfileWarning[] {
    return this.#warnings
  }

  /** How many fields a save has found wrong. */
  get problemCount(): number {
    return this.#submitted ? wrongFields(this.#problems).length : 0
  }

  problemAt(field: ProfileField): FieldProblemCode | undefined {
    if (!this.#submitted && !this.#visited.has(field)) return undefined
    return this.#problems.find((problem) => problem.field === field)?.code
  }

  /** To be called whenever something was typed into `field` or chosen there. */
  typed(field: ProfileField): void {
    this.callFailure = undefined
    if (field === 'credential') this.#forgetProblems(field)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (this.#isFilled(field)) this.#visited.add(field)
      void this.check()
    }, PAUSE_MS)
  }

  /** To be called when the focus leaves `field`. */
  left(field: ProfileField): void {
    if (this.changed) this.#visited.add(field)
    void this.check()
  }

  /** Asks the main process what it thinks of the draft. Returns the problems. */
  async check(): Promise<readonly FieldProblem[]> {
    clearTimeout(this.#timer)
    const number = ++this.#checkNumber
    const result = await this.#desktop.checkProfile({
      input: inputOf(this.draft),
      ...(this.profile === undefined ? {} : { id: this.profile.id })
    })
    if (!result.ok) return []
    // An answer to something typed earlier must not replace a newer one.
    if (number === this.#checkNumber) {
      const ofCredential = this.#problems.filter(({ field }) => field === 'credential')
      this.#problems = [...result.value.problems, ...ofCredential]
      this.#warnings = result.value.warnings
    }
    return result.value.problems
  }

  /** Checks, then saves. A secret is sent only with a draft that is good, and leaves its field then. */
  async save(): Promise<SaveOutcome> {
    this.saving = true
    this.callFailure = undefined
    this.#forgetProblems('credential')
    try {
      const problems = [...(await this.check()), ...this.#problemsOfCredential()]
      if (problems.length > 0) return this.#show(problems)
      if (this.draft.mode === 'app-only' && this.credential.locked) {
        if (!(await this.unlockCertificate())) {
          return this.#problems.length === 0 ? { kind: 'failed' } : this.#show(this.#problems)
        }
      }
      const credential = this.draft.mode === 'app-only' ? this.credential.take() : undefined
      return await this.#send(credential)
    } finally {
      this.saving = false
    }
  }

  /** Lets the person choose certificate files; what is wrong with them stands at the field. */
  async chooseCertificate(): Promise<void> {
    this.#forgetProblems('credential')
    this.#tellCertificate(await this.credential.choose())
  }

  /** Opens the chosen file with the typed passphrase. Returns whether it is open. */
  async unlockCertificate(): Promise<boolean> {
    this.#forgetProblems('credential')
    this.#tellCertificate(await this.credential.unlock())
    return !this.credential.locked
  }

  /** Makes a certificate that is called after the profile. */
  async makeCertificate(): Promise<void> {
    this.#forgetProblems('credential')
    this.#tellCertificate(await this.credential.make(this.draft.name))
  }

  /** Gives up the chosen certificate, and what was said of it. */
  forgetCertificate(): void {
    this.credential.forgetChosen()
    this.#forgetProblems('credential')
  }

  /** Drops the secret, and keeps what else was typed: the desk is being locked. */
  drop(): void {
    const { given } = this.credential
    if (this.changed) this.afterLock = given || this.credential.chosen ? 'secret-dropped' : 'kept'
    this.dispose()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#checkNumber += 1
    this.credential.take()
  }

  async #send(credential: CredentialInput | undefined): Promise<SaveOutcome> {
    const given = {
      input: inputOf(this.draft),
      ...(credential === undefined ? {} : { credential })
    }
    const result =
      this.profile === undefined
        ? await this.#desktop.createProfile(given)
        : await this.#desktop.updateProfile({ id: this.profile.id, ...given })
    if (result.ok) return { kind: 'saved', ...result.value }
    if (result.failure.kind === 'fields') return this.#show(result.failure.problems)
    this.callFailure = result.failure
    return { kind: 'failed' }
  }

  #tellCertificate(
    result:
      { readonly ok: true } | { readonly ok: false; readonly failure: CallFailure } | undefined
  ): void {
    if (result === undefined || result.ok) return
    if (result.failure.kind !== 'fields') {
      this.callFailure = result.failure
      return
    }
    this.#visited.add('credential')
    this.#problems = [...this.#problems, ...result.failure.problems]
  }

  /** What can be told without sending the credential, so that it need not be typed again. */
  #problemsOfCredential(): readonly FieldProblem[] {
    return this.draft.mode === 'app-only' && this.credential.hasExpired(Date.now())
      ? [{ field: 'credential', code: 'secret-expired' }]
      : []
  }

  #show(problems: readonly FieldProblem[]): SaveOutcome {
    this.#problems = problems
    this.#submitted = true
    return { kind: 'problems', first: wrongFields(problems)[0] ?? 'name' }
  }

  #forgetProblems(field: ProfileField): void {
    this.#problems = this.#problems.filter((problem) => problem.field !== field)
  }

  /** An empty field is not reproached for being empty while it is being typed into. */
  #isFilled(field: ProfileField): boolean {
    switch (field) {
      case 'name':
      case 'tenant':
      case 'clientId':
      case 'account':
      case 'notes':
        return this.draft[field].trim() !== ''
      case 'api':
        return this.draft.apiChoice !== 'other' || this.draft.resource.trim() !== ''
      case 'cloud':
        return this.draft.cloudChoice !== 'other' || this.draft.authority.trim() !== ''
      case 'tags':
      case 'credential':
        return true
    }
  }
}
