import type { AccessMode, Profile } from '../../shared/profile'
import type { Failure, TokenCheck } from '../../shared/token'
import type { SignInView, TokenView } from '../../shared/views'

/** Below this a token may end before the call that it is pasted into. */
export const SOON_MS = 5 * 60_000
/** Where the authority did not say when a token began: the usual life of one. */
const USUAL_LIFE_MS = 75 * 60_000

/** A clock that is corrected moves by less. */
const SET_BACK_MS = 2 * 60_000

/** How much of its life a token still has. */
export interface Remaining {
  readonly leftMs: number
  /** From 1 (new) to 0 (expired). */
  readonly fraction: number
}

/** What the token card shows. */
export type CardState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'signing-in'; readonly signIn: SignInView }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly view: TokenView }
  | { readonly kind: 'signed-out' | 'no-token' | 'no-credential'; readonly view: TokenView }
  | {
      readonly kind: 'token'
      readonly health: 'ready' | 'expires-soon' | 'expired' | 'checks-fail'
      readonly view: TokenView
      readonly expiresAt: number
      readonly remaining: Remaining
      readonly checks: readonly TokenCheck[]
      /** Something that went wrong while the token is still good. */
      readonly failure: Failure | undefined
    }

/** Returns what is left of a token at `now`; `undefined` when none is cached. */
export function remainingOf(view: TokenView | undefined, now: number): Remaining | undefined {
  if (view?.state !== 'token' || view.expiresAt === undefined) return undefined
  const lifeMs =
    view.issuedAt === undefined ? USUAL_LIFE_MS : view.expiresAt - issuedByThisClock(view)
  const toTheEndMs = Math.max(0, view.expiresAt - now)
  // A clock that was set back would have a token live longer than it does.
  const leftMs = lifeMs > 0 ? Math.min(toTheEndMs, lifeMs) : toTheEndMs
  return { leftMs, fraction: lifeMs <= 0 ? 0 : Math.min(1, leftMs / lifeMs) }
}

/** When a token was issued, by this computer's clock as it was then. */
function issuedByThisClock({ issuedAt = 0, clockAheadMs = 0 }: TokenView): number {
  return issuedAt + clockAheadMs
}

/** What is wrong with this computer's clock, as far as a token tells. */
export type ClockTrouble =
  | { readonly kind: 'was-off'; readonly byMs: number; readonly direction: 'ahead' | 'behind' }
  | { readonly kind: 'set-back' }

/** Returns what a token tells of this computer's clock at `now`, or `undefined` when nothing is wrong. */
export function clockTroubleOf(view: TokenView, now: number): ClockTrouble | undefined {
  const { issuedAt, clockAheadMs } = view
  if (issuedAt !== undefined && now < issuedByThisClock(view) - SET_BACK_MS)
    return { kind: 'set-back' }
  if (clockAheadMs === undefined) return undefined
  const direction = clockAheadMs > 0 ? 'ahead' : 'behind'
  return { kind: 'was-off', byMs: Math.abs(clockAheadMs), direction }
}

/** Whether a token's sign-in had no second factor although its API wants one. */
export function lacksSecondFactor(checks: readonly TokenCheck[]): boolean {
  return checks.some(({ id, verdict }) => id === 'mfa' && verdict === 'failed')
}

/**
 * Whether a token cannot be read: of one that can be, it is known which audience is expected, whatever its
 * own is.
 */
export function isOpaque(checks: readonly TokenCheck[]): boolean {
  return checks.some(
    ({ id, verdict, expected }) =>
      id === 'audience' && verdict === 'unknown' && expected === undefined
  )
}

/** Returns what most likely brings a token that passes the checks that fail. */
export function remedyOfChecks(
  mode: AccessMode,
  checks: readonly TokenCheck[]
): 'renew' | 'sign-in' | 'sign-in-with-mfa' {
  const failed = checks.filter(({ verdict }) => verdict === 'failed')
  if (mode === 'app-only' || failed.every(({ id }) => id === 'expiry')) return 'renew'
  return lacksSecondFactor(checks) ? 'sign-in-with-mfa' : 'sign-in'
}

/** Returns what the card shows for a profile at `now`. */
export function cardStateOf(
  profile: Pick<Profile, 'mode'>,
  view: TokenView | undefined,
  signIn: SignInView | undefined,
  now: number
): CardState {
  // A consent waits in its own place and leaves the token as it is.
  if (signIn?.purpose === 'sign-in') return { kind: 'signing-in', signIn }
  if (view === undefined) return { kind: 'loading' }
  const remaining = remainingOf(view, now)
  if (remaining === undefined || view.expiresAt === undefined) return withoutToken(profile, view)
  if (remaining.leftMs === 0 && view.failure !== undefined) {
    return { kind: 'failed', failure: view.failure, view }
  }
  const checks = view.checks.map((check) => atTime(check, remaining))
  return {
    kind: 'token',
    health: healthOf(checks, remaining),
    view,
    expiresAt: view.expiresAt,
    remaining,
    checks,
    failure: view.failure
  }
}

function withoutToken(profile: Pick<Profile, 'mode'>, view: TokenView): CardState {
  if (view.failure !== undefined) return { kind: 'failed', failure: view.failure, view }
  if (profile.mode === 'app+user') return { kind: 'signed-out', view }
  return { kind: view.credential.kind === 'none' ? 'no-credential' : 'no-token', view }
}

/** The check of the expiry was made when the token came; the clock has gone on since. */
function atTime(check: TokenCheck, { leftMs }: Remaining): TokenCheck {
  return check.id === 'expiry' && leftMs === 0 ? { ...check, verdict: 'failed' } : check
}

function healthOf(
  checks: readonly TokenCheck[],
  { leftMs }: Remaining
): Extract<CardState, { kind: 'token' }>['health'] {
  if (leftMs === 0) return 'expired'
  if (checks.some(({ verdict }) => verdict === 'failed')) return 'checks-fail'
  return leftMs < SOON_MS ? 'expires-soon' : 'ready'
}
