import { failures } from './failures'
import type { EntraFailure } from './errors'
import { findUser } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory, DemoUser } from './types'

type Checked =
  | { readonly kind: 'user'; readonly user: DemoUser }
  | { readonly kind: 'wrong'; readonly failure: EntraFailure }
  | { readonly kind: 'other-tenant'; readonly failure: EntraFailure }

/** As in Entra's smart lockout. */
const passwordsBeforeLock = 10

/** Checks an account and a password as typed on a page. */
export function checkPassword(
  state: TenantState,
  directory: DemoDirectory,
  clientId: string,
  form: URLSearchParams
): Checked {
  const userName = form.get('account') ?? ''
  const user = findUser(state, userName)
  if (user === undefined) {
    return { kind: 'wrong', failure: failures.unknownUser(userName, directory.name) }
  }
  const settings = state.settingsOf(user)
  if (user.password !== form.get('password')) {
    settings.wrongPasswords += 1
    if (settings.wrongPasswords >= passwordsBeforeLock) settings.isLocked = true
    const failure = settings.isLocked ? failures.userLocked() : failures.wrongPassword()
    return { kind: 'wrong', failure }
  }
  if (settings.isLocked) return { kind: 'wrong', failure: failures.userLocked() }
  settings.wrongPasswords = 0
  if (settings.isDisabled) return { kind: 'wrong', failure: failures.userDisabled() }
  if (settings.passwordIsExpired) return { kind: 'wrong', failure: failures.passwordExpired() }
  if (user.tenantId !== directory.tenantId) {
    const failure = failures.userOfAnotherTenant(user.userName, directory.name, clientId)
    return { kind: 'other-tenant', failure }
  }
  return { kind: 'user', user }
}
