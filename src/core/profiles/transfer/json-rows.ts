import { z } from 'zod'
import { MOST_PROFILES } from '../../../shared/inputs'
import { failed, succeeded, type Result } from '../../../shared/result'
import { profileFileVersion } from '../profile-file'
import type { FileProblem } from './file-problem'
import { findJsonError } from './json-error'

/** A row as a file holds it. */
export interface RawRow {
  /** Counted from 1: the profile in a JSON file, the line in a CSV file. */
  readonly position: number
  /** Fields by name; whatever else a JSON file may hold. */
  readonly value: unknown
  /** Whether the line has more cells than there are columns. */
  readonly hasTooManyCells?: boolean
}

const versionSchema = z.object({ version: z.int().positive() })
const fileSchema = z.object({
  version: z.literal(profileFileVersion),
  profiles: z.custom<readonly unknown[]>(Array.isArray)
})

/** More than any field has that other tools write; what is nested without end cannot be written back. */
const mostLevels = 32

/** Returns the rows of a JSON file of profiles. */
export function rowsOfJson(text: string): Result<readonly RawRow[], FileProblem> {
  // SECURITY: what is nested a million times over is never built.  [src/core/profiles/transfer/import.security.test.ts]
  if (isTooDeep(text)) return failed({ problem: 'too-deeply-nested' })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    const place = findJsonError(text)
    const about = place === undefined ? {} : { about: `${place.line}:${place.column}` }
    return failed({ problem: 'not-json', ...about })
  }
  const versioned = versionSchema.safeParse(content)
  if (versioned.success && versioned.data.version > profileFileVersion)
    return failed({ problem: 'newer-version', about: String(versioned.data.version) })
  const file = fileSchema.safeParse(content)
  if (!file.success) return failed({ problem: 'not-profiles' })
  const { profiles } = file.data
  if (profiles.length > MOST_PROFILES)
    return failed({ problem: 'too-many-rows', about: String(profiles.length) })
  return succeeded(profiles.map((value, index) => ({ position: index + 1, value })))
}

function isTooDeep(text: string): boolean {
  let level = 0
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfText(text, at)
        break
      case 0x5b:
      case 0x7b:
        level += 1
        if (level > mostLevels) return true
        break
      case 0x5d:
      case 0x7d:
        level -= 1
        break
      default:
    }
  }
  return false
}

/** Returns where the text in quotes ends that begins at `start`. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return at
  }
  return text.length
}
