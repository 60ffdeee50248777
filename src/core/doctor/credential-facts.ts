import type { CredentialView } from '../../shared/views'
import type { CredentialFacts } from './token-findings'

const dayMs = 24 * 60 * 60 * 1000

/** Returns kind and end of a credential. `now` is in milliseconds since the epoch. */
export function credentialFactsOf(view: CredentialView, now: number): CredentialFacts {
  if (view.kind === 'none') return {}
  const expiresAt = view.kind === 'secret' ? view.expiresAt : view.certificate.notAfter
  return {
    credential: view.kind,
    ...(expiresAt === undefined
      ? {}
      : { expiresAt, daysLeft: Math.floor((expiresAt - now) / dayMs) })
  }
}
