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

/** How all profiles stand at a moment. */
export interface StandingsThen {
  readonly standings: ReadonlyMap<string, Standing>
  /** When tokens expire, in milliseconds since the epoch. */
  readonly expiries: ReadonlyMap<string, number>
  /** The first moment at which a profile stands otherwise by itself; infinite when there is none. */
  readonly until: number
}

export const nothingKnown: StandingsThen = {
  standings: new Map(),
  expiries: new Map(),
  until: Infinity
}

/** Returns how profiles stand at `now`. */
export function standingsAt(
  profiles: readonly Profile[],
  viewOf: (profileId: string) => TokenView | undefined,
  now: number
): StandingsThen {
  const standings = new Map<string, Standing>()
  const expiries = new Map<string, number>()
  let until = Infinity
  for (const profile of profiles) {
    const view = viewOf(profile.id)
    standings.set(profile.id, standingOf(profile, view, now))
    if (view?.state !== 'token' || view.expiresAt === undefined) continue
    expiries.set(profile.id, view.expiresAt)
    if (view.expiresAt > now) until = Math.min(until, view.expiresAt)
  }
  return { standings, expiries, until }
}

/** Tells whether two maps say the same. */
export function isSame<Value>(
  one: ReadonlyMap<string, Value>,
  other: ReadonlyMap<string, Value>
): boolean {
  if (one.size !== other.size) return false
  for (const [key, value] of other) if (one.get(key) !== value) return false
  return true
}
