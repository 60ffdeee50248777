import { EntraError } from './errors'
import { failures } from './failures'
import type { TenantState } from './tenant-state'

const windowMs = 5 * 60_000

/** Counts equal token requests. Throws AADSTS50196 once there were more than the limit in five minutes. */
export type LoopGuard = (form: URLSearchParams) => void

/** Creates a guard that has seen nothing yet. */
export function createLoopGuard(state: TenantState): LoopGuard {
  const seen = new Map<string, number[]>()
  return (form) => {
    const key = ['client_id', 'grant_type', 'scope'].map((name) => form.get(name) ?? '').join('|')
    const now = state.now()
    const recent = (seen.get(key) ?? []).filter((at) => now - at < windowMs)
    seen.set(key, [...recent, now])
    if (recent.length >= state.loopLimit) throw new EntraError(failures.loop())
  }
}
