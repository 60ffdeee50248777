import type { Profile } from '../../shared/profile'
import { LENGTHS } from '../../shared/profile'

const copyMark = / \(copy(?: [0-9]+)?\)$/

/** Returns a name for the copy of a profile that no other has: “Contoso (copy)”, “Contoso (copy 2)” … */
export function copyName(name: string, others: readonly Pick<Profile, 'name'>[]): string {
  const taken = new Set(others.map((other) => other.name.toLowerCase()))
  const stem = name.replace(copyMark, '')
  for (let count = 1; ; count += 1) {
    const mark = count === 1 ? ' (copy)' : ` (copy ${count})`
    const copy = cut(stem, LENGTHS.name - mark.length) + mark
    if (!taken.has(copy.toLowerCase())) return copy
  }
}

/** Shortens a text to `length` UTF-16 code units without cutting a character in two. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}
