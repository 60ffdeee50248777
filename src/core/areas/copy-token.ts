import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { CopyForm } from '../../shared/token'
import type { ConfirmedHosts } from '../probe/confirmed-hosts'
import { firstCallOf, type FirstCallParts } from '../probe/first-call'
import { copiedCall, copiedText, isCallForm } from '../tokens/copied-text'
import type { NotedToken } from './acquire-token'

/** Asks the person, outside the page, whether a profile's token may go to a host (`host[:port]`). */
export type ConfirmHost = (profile: Profile, host: string) => Promise<boolean>

export interface CopyFormParts extends FirstCallParts {
  readonly confirmedHosts: ConfirmedHosts
}

/** Returns a token in a form for the clipboard. Secret. */
export async function textOfForm(
  parts: CopyFormParts,
  form: CopyForm,
  { profile, token }: NotedToken,
  confirmHost: ConfirmHost
): Promise<Result<string, CallFailure>> {
  const facts = { profile, token: token.accessToken, expiresAt: token.expiresAt }
  if (!isCallForm(form)) {
    const text = copiedText(form, facts)
    return text.ok ? text : failed({ kind: 'token-opaque' })
  }
  const call = firstCallOf(profile, parts)
  if (!call.ok) return failed({ kind: 'no-api-address' })
  const { origin, known } = call.value
  const isConfirmed =
    known || (await confirmOnce(parts.confirmedHosts, profile, origin, confirmHost))
  // SECURITY: who runs a copied call sends the token, and has to have seen where to.  [tests/integration/copy-forms.security.test.ts]
  if (!isConfirmed) return failed({ kind: 'host-not-confirmed' })
  return succeeded(copiedCall(form, call.value, facts))
}

async function confirmOnce(
  hosts: ConfirmedHosts,
  profile: Profile,
  origin: string,
  confirmHost: ConfirmHost
): Promise<boolean> {
  if (hosts.has(profile.id, origin)) return true
  if (!(await confirmHost(profile, new URL(origin).host))) return false
  hosts.add(profile.id, origin)
  return true
}
