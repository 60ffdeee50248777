import type { Profile } from '../../shared/profile'
import type { TokenView } from '../../shared/views'
import type { GotToken } from '../get-token'

/*
 * The forms of JSON that commands answer; docs/command-line.md describes them. They change by new fields
 * only. Times are ISO 8601 in UTC.
 */

/** Returns a time of milliseconds since the epoch. */
export function timeOf(at: number): string {
  return new Date(at).toISOString()
}

export function identityOf({ id, name }: Profile): { readonly id: string; readonly name: string } {
  return { id, name }
}

/** Returns a profile with the state of its token. */
export function profileFacts(profile: Profile, view: TokenView | undefined): object {
  return { ...profile, token: stateOf(view), credential: credentialOf(view) }
}

function stateOf(view: TokenView | undefined): object {
  if (view === undefined) return { state: 'none' }
  return {
    state: view.state,
    ...(view.account === undefined ? {} : { account: view.account }),
    ...(view.expiresAt === undefined ? {} : { expiresAt: timeOf(view.expiresAt) })
  }
}

function credentialOf(view: TokenView | undefined): object {
  const credential = view?.credential ?? { kind: 'none' }
  if (credential.kind === 'none') return { kind: 'none' }
  const savedAt = timeOf(credential.savedAt)
  if (credential.kind === 'secret') return { kind: 'secret', savedAt }
  const { subject, thumbprintSha256, notAfter } = credential.certificate
  return { kind: 'certificate', savedAt, subject, thumbprintSha256, expiresAt: timeOf(notAfter) }
}

/** Returns a token with what is known of it. Secret. */
export function tokenFacts(profile: Profile, { text, receipt }: GotToken): object {
  const { tenant, clientId, mode } = profile
  return {
    profile: identityOf(profile),
    token: text,
    tokenType: 'Bearer',
    expiresAt: timeOf(receipt.expiresAt),
    renewed: receipt.renewed,
    tenant,
    clientId,
    mode,
    checks: receipt.checks
  }
}
