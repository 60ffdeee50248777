import type { Profile } from '../../../shared/profile'

export const noIds: ReadonlySet<string> = new Set()

export function setOf(ids: Iterable<string>): ReadonlySet<string> {
  return new Set(ids)
}

/** Returns the ids with one more, or without it when it was among them. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(ids)
  if (!after.delete(id)) after.add(id)
  return after
}

/** Returns profiles in their order, each once. */
export function eachOnce(profiles: readonly Profile[]): readonly Profile[] {
  return [...new Set(profiles)]
}
