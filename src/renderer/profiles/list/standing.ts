import type { Profile } from '../../../shared/profile'
import type { TokenView } from '../../../shared/views'
import { remainingOf } from '../../token-card/card-state'

/** How a profile stands, in the order of the groups: what wants a person comes before what waits. */
export const standings = ['problem', 'ready', 'expired', 'sign-in', 'none'] as const
export type Standing = (typeof standings)[number]

/** Returns how a profile stands at `now`, in the terms of the ring beside its name. */
export function standingOf(profile: Profile, view: TokenView | undefined, now: number): Standing {
  const remaining = remainingOf(view, now)
  if (remaining !== undefined && remaining.leftMs > 0) {
    const failed = view?.checks.some(({ id, verdict }) => verdict === 'failed' && id !== 'expiry')
    return failed === true ? 'problem' : 'ready'
  }
  if (view?.failure !== undefined && view.failure.code !== 'cancelled') return 'problem'
  if (remaining !== undefined) return 'expired'
  return profile.mode === 'app+user' ? 'sign-in' : 'none'
}
