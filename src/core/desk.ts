import type { CallFailure, FieldProblem, ProfileWarning } from '../shared/contract'
import type { Profile, ProfileInput } from '../shared/profile'
import type { Result } from '../shared/result'
import type { CopyForm } from '../shared/token'
import type { CopyReceipt, SignInView, StoreView, TokenView, VaultView } from '../shared/views'
import type { CredentialMaterial } from './profiles/credential'

/** Ends a subscription. */
export type Unsubscribe = () => void

/** A token ready for the clipboard. `text` is secret and stays in the main process. */
export interface CopiedToken {
  readonly text: string
  readonly receipt: Omit<CopyReceipt, 'clearsAt'>
}

/** The profiles' area. */
export interface ProfilesDesk {
  list(): readonly Profile[]
  storeView(): StoreView
  check(
    id: string | undefined,
    input: ProfileInput
  ): { readonly problems: readonly FieldProblem[]; readonly warnings: readonly ProfileWarning[] }
  create(
    input: ProfileInput,
    credential?: CredentialMaterial
  ): Promise<Result<SavedProfile, CallFailure>>
  update(
    id: string,
    input: ProfileInput,
    credential?: CredentialMaterial
  ): Promise<Result<SavedProfile, CallFailure>>
  duplicate(id: string): Promise<Result<Profile, CallFailure>>
  remove(id: string): Promise<Result<void, CallFailure>>
  restoreLastGood(): Promise<Result<number, CallFailure>>
  onChange(
    listener: (change: {
      readonly saved: readonly Profile[]
      readonly removed: readonly string[]
    }) => void
  ): Unsubscribe
  onStoreChange(listener: (view: StoreView) => void): Unsubscribe
}

export interface SavedProfile {
  readonly profile: Profile
  readonly warnings: readonly ProfileWarning[]
}

/** The tokens' area. */
export interface TokensDesk {
  views(): Promise<readonly TokenView[]>
  /** Takes the cached token, renewed or fetched when needed, checks it and puts it in `form`. */
  copy(profileId: string, form: CopyForm): Promise<Result<CopiedToken, CallFailure>>
  renew(profileId: string): Promise<Result<TokenView, CallFailure>>
  onChange(listener: (view: TokenView) => void): Unsubscribe
}

export type SignInPrompt = 'default' | 'select-account' | 'consent' | 'login'

/** The sign-ins' area. */
export interface SignInDesk {
  start(profileId: string, prompt: SignInPrompt): Promise<Result<TokenView, CallFailure>>
  cancel(profileId: string): void
  /** The link that the browser was sent to, while a sign-in waits. */
  link(profileId: string): string | undefined
  openAgain(profileId: string): Promise<void>
  signOut(profileId: string): Promise<Result<TokenView, CallFailure>>
  waiting(): readonly SignInView[]
  onChange(
    listener: (change: { readonly profileId: string; readonly signIn?: SignInView }) => void
  ): Unsubscribe
}

/** The vault's area. */
export interface VaultDesk {
  view(): VaultView
  retry(): Promise<VaultView>
  /** Keeps unreadable records aside and begins with a new data key; the caller has asked the person. */
  startFresh(): Promise<VaultView>
  onChange(listener: (view: VaultView) => void): Unsubscribe
}

/** The product without its window: one small object per area. */
export interface Desk {
  readonly profiles: ProfilesDesk
  readonly tokens: TokensDesk
  readonly signIn: SignInDesk
  readonly vault: VaultDesk
  /** Cancels what waits, waits for what is being written, and forgets the key. */
  dispose(): Promise<void>
}
