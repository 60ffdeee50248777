import { calls, type CallName } from '../../shared/contract'
import { quickCalls } from '../../shared/quick'

/** The calls of the quick-copy window: its own, and the one that copies. */
export const quickWindowCalls: readonly CallName[] = [...namesOf(quickCalls), 'copyToken']

/** The calls of the main window: all but those of the quick-copy window. */
export const mainWindowCalls: readonly CallName[] = namesOf(calls).filter(
  (name) => !Object.hasOwn(quickCalls, name)
)

function namesOf(some: Readonly<Record<string, unknown>>): readonly CallName[] {
  return Object.keys(some).filter((name): name is CallName => Object.hasOwn(calls, name))
}
