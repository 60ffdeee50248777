import { EntraError } from './errors'
import type { EntraFailure } from './errors'
import { failures } from './failures'
import type { Registration } from './registrations'
import { mfaPolicyId } from './tenant-state'
import type { TenantState } from './tenant-state'
import type { DemoDirectory, DemoUser, PolicyControl } from './types'

/** Policies that nothing in a browser of the demo can satisfy. */
const closedDoors: readonly (readonly [PolicyControl, () => EntraFailure])[] = [
  ['block', failures.blockedByPolicy],
  ['compliant-device', failures.deviceNotCompliant],
  ['joined-device', failures.deviceNotJoined],
  ['approved-application', failures.applicationNotApproved],
  ['external-factor', failures.externalFactorMissing]
]

/**
 * Returns what keeps a person who has proved who they are out of an application, or undefined. Entra
 * says it on a page of its own at a sign-in, and in the answer at a refresh.
 */
export function refusalOf(
  state: TenantState,
  registration: Registration,
  user: DemoUser
): EntraFailure | undefined {
  const { isDisabled, isLocked, isAtRisk } = state.settingsOf(user)
  if (isDisabled) return failures.userDisabled()
  if (isLocked) return failures.userLocked()
  if (isAtRisk) return failures.userAtRisk()
  const { assigned } = registration.settings
  if (assigned !== undefined && !assigned.includes(user.objectId)) {
    const { clientId, name } = registration.application
    return failures.userNotAssigned(clientId, name)
  }
  const closed = closedDoors.find(([control]) => state.isUnder(control, registration, 'person'))
  return closed?.[1]()
}

/**
 * Looks at the person behind a refresh token once more. Throws an EntraError.
 *
 * @param amr how the person proved who they are at the sign-in that the refresh token came from
 */
export function checkPersonAtRefresh(
  state: TenantState,
  directory: DemoDirectory,
  registration: Registration,
  user: DemoUser,
  amr: readonly string[]
): void {
  const { isDeleted, passwordIsExpired, isRegisteredForMfa } = state.settingsOf(user)
  if (isDeleted) throw new EntraError(failures.unknownUser(user.userName, directory.name))
  const refusal = refusalOf(state, registration, user)
  if (refusal !== undefined) throw new EntraError(refusal)
  if (passwordIsExpired) throw new EntraError(failures.passwordExpiredSince())
  if (state.isUnder('sign-in-every-time', registration, 'person')) {
    throw new EntraError(failures.signInTooOld())
  }
  const passedMfa = amr.includes('mfa')
  if (passedMfa && state.isUnder('mfa-every-time', registration, 'person')) {
    throw new EntraError(failures.mfaExpired())
  }
  if (state.mfaIsRequired && !passedMfa) {
    throw new EntraError(
      isRegisteredForMfa ? failures.mfaRequired(mfaPolicyId) : failures.mfaNotRegistered()
    )
  }
}
