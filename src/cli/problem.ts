import type { CallFailure } from '../shared/call-failure'
import type { ProbeOutcome } from '../shared/probe'
import type { Profile } from '../shared/profile'
import type { VaultView } from '../shared/views'
import type { Candidates } from './find-profile'

/** How a test call ended that got no answer. */
export type NotProbed = Exclude<ProbeOutcome, { readonly kind: 'answered' | 'cancelled' }>

/** Why a command did not do what it was asked: facts, which `describe-problem.ts` puts into words. */
export type Problem =
  | { readonly kind: 'call'; readonly failure: CallFailure; readonly profile: Profile | undefined }
  | { readonly kind: 'no-such-profile'; readonly wanted: string }
  | { readonly kind: 'several-profiles'; readonly wanted: string; readonly candidates: Candidates }
  | { readonly kind: 'token-to-terminal' }
  | { readonly kind: 'opaque-token'; readonly profile: Profile }
  | { readonly kind: 'vault'; readonly view: Extract<VaultView, { mode: 'memory' }> }
  | { readonly kind: 'key-chain-open-to-scripts' }
  | { readonly kind: 'no-browser-sign-in'; readonly profile: Profile }
  | { readonly kind: 'no-credential-for-mode'; readonly profile: Profile }
  | { readonly kind: 'not-confirmed'; readonly profile: Profile }
  | { readonly kind: 'two-of-one'; readonly options: readonly string[] }
  | { readonly kind: 'nothing-to-change' }
  | { readonly kind: 'nothing-entered' }
  | { readonly kind: 'too-much-entered' }
  | { readonly kind: 'file-not-read'; readonly file: string; readonly detail: string }
  | { readonly kind: 'not-probed'; readonly outcome: NotProbed; readonly profile: Profile }
  | { readonly kind: 'profiles-damaged' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'data-folder'; readonly folder: string; readonly detail: string }
