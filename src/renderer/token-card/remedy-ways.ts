import type { CallInput } from '../../shared/contract'
import type { PortalPlace } from '../../shared/portal'
import type { RemedyId } from '../../shared/token'
import type { EditorPlace } from '../lib/editor-place'

/** Where the button of a failure leads. */
export type RemedyWay =
  | { readonly kind: 'sign-in'; readonly prompt: CallInput<'signIn'>['prompt'] }
  | { readonly kind: 'retry' }
  | { readonly kind: 'editor'; readonly at?: EditorPlace }
  | { readonly kind: 'consent' }
  | { readonly kind: 'authority' }
  | { readonly kind: 'portal'; readonly place: PortalPlace }
  | { readonly kind: 'nowhere' }

/** The way of each remedy. The first two are operations on the token, the others lead elsewhere. */
export const remedyWays: Readonly<Record<RemedyId, RemedyWay>> = {
  'sign-in': { kind: 'sign-in', prompt: 'default' },
  'sign-in-other-account': { kind: 'sign-in', prompt: 'select-account' },
  'sign-in-with-consent': { kind: 'sign-in', prompt: 'consent' },
  'sign-in-with-mfa': { kind: 'sign-in', prompt: 'mfa' },
  retry: { kind: 'retry' },
  'enter-credential': { kind: 'editor', at: 'credential' },
  'edit-profile': { kind: 'editor' },
  'edit-tenant': { kind: 'editor', at: 'tenant' },
  'edit-client-id': { kind: 'editor', at: 'clientId' },
  'edit-mode': { kind: 'editor', at: 'mode' },
  'edit-api': { kind: 'editor', at: 'api' },
  'edit-cloud': { kind: 'editor', at: 'cloud' },
  'confirm-authority': { kind: 'authority' },
  'grant-consent': { kind: 'consent' },
  'open-authentication': { kind: 'portal', place: 'app-authentication' },
  'open-credentials': { kind: 'portal', place: 'app-credentials' },
  'open-permissions': { kind: 'portal', place: 'app-permissions' },
  'open-app-overview': { kind: 'portal', place: 'app-overview' },
  'open-enterprise-apps': { kind: 'portal', place: 'enterprise-apps' },
  'open-partner-center': { kind: 'portal', place: 'partner-center-apps' },
  none: { kind: 'nowhere' }
}
