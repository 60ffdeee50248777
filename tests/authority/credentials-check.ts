import { failures } from './failures'
import type { EntraFailure } from './errors'
import { findUser } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory, DemoUser } from './types'

type Checked =
  | { readonly kind: 'user'; readonly user: DemoUser }
  | { readonly kind: 'wrong'; readonly failure: EntraFailure }
  | { readonly kind: 'other-tenant'; readonly failure: EntraFailure }

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
  if (user.password !== form.get('password')) {
    return { kind: 'wrong', failure: failures.wrongPassword() }
  }
  if (user.tenantId !== directory.tenantId) {
    const failure = failures.userOfAnotherTenant(user.userName, directory.name, clientId)
    return { kind: 'other-tenant', failure }
  }
  return { kind: 'user', user }
}
