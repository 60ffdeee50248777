import { words } from '../../words'

/** One value that can be chosen, and how it is said. */
export interface SettingOption<Value> {
  readonly value: Value
  readonly label: string
}

/** Returns the choices of a setting whose values are named in the words. */
export function optionsOf<Value extends string>(
  labels: Readonly<Record<Value, string>>
): readonly SettingOption<Value>[] {
  const options: SettingOption<Value>[] = []
  for (const value in labels) options.push({ value, label: labels[value] })
  return options
}

const usualMinutes: readonly number[] = [0, 1, 2, 5, 10, 15, 30, 60]

/** Returns the usual waits before the desk is covered, with the one that was written by hand, if any. */
export function offeredLockMinutes(current: number): readonly SettingOption<number>[] {
  const offered = [...new Set([...usualMinutes, current])].sort((one, other) => one - other)
  // Never stands last: it is no short wait.
  return [...offered.slice(1), 0].map((value) => ({
    value,
    label: words.settings.lockMinutes(value)
  }))
}
