import type { SignInView, TokenView } from '../../shared/views'
import { words } from '../../words'
import { remainingOf } from '../token-card/card-state'
import type { RingState } from './Ring.svelte'

/** Below this share of its life a token's ring takes the colour of a warning. */
const LOW_FRACTION = 0.15

/** Returns what the ring of a profile shows at `now`, and the same in words. */
export function ringStateOf(
  view: TokenView | undefined,
  signIn: SignInView | undefined,
  now: number
): { readonly ring: RingState; readonly label: string } {
  const text = words.profiles.ring
  if (signIn !== undefined) return { ring: { kind: 'waiting' }, label: text.waiting }
  const remaining = remainingOf(view, now)
  if (remaining !== undefined && remaining.leftMs > 0) {
    if (view?.checks.some(({ id, verdict }) => verdict === 'failed' && id !== 'expiry') === true) {
      return { ring: { kind: 'problem' }, label: text.problem }
    }
    const { fraction, leftMs } = remaining
    return {
      ring: { kind: 'left', fraction, low: fraction < LOW_FRACTION },
      label: text.left(words.time.span(leftMs))
    }
  }
  if (view?.failure !== undefined && view.failure.code !== 'cancelled') {
    return { ring: { kind: 'problem' }, label: text.problem }
  }
  return remaining === undefined
    ? { ring: { kind: 'none' }, label: text.none }
    : { ring: { kind: 'expired' }, label: text.expired }
}
