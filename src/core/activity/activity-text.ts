import type { ActivityEntry } from '../../shared/activity'
import { words } from '../../words'
import { plainName } from './activity-writer'

export interface ActivityTextFacts {
  /** Whether profiles are named; otherwise they are numbered. */
  readonly withNames: boolean
  /** The app's version. */
  readonly version: string
  /** Milliseconds since the epoch. */
  readonly writtenAt: number
}

/**
 * Returns the activity as text for a ticket, the newest first, with times in UTC. Names stand in quotation
 * marks; the entries hold no control characters.
 *
 * @param entries the oldest first
 */
export function activityText(entries: readonly ActivityEntry[], facts: ActivityTextFacts): string {
  const { ticket, said, by } = words.activity
  const numbers = numbered(entries)
  const lines = entries.toReversed().map((entry) => {
    const { at, profileId, correlationId } = entry
    const number = profileId === undefined ? undefined : numbers.get(profileId)
    const about = facts.withNames ? quoted(entry.profileName) : undefined
    return [
      words.time.utc(at),
      said(entry),
      about ?? (number === undefined ? undefined : ticket.profile(number)),
      correlationId === undefined ? undefined : ticket.correlationId(correlationId),
      entry.by === undefined ? undefined : by[entry.by]
    ]
      .filter((part) => part !== undefined)
      .join(' | ')
  })
  const head = [
    ticket.title(facts.version),
    ticket.written(words.time.utc(facts.writtenAt), entries.length),
    facts.withNames ? ticket.withNames : ticket.withoutNames
  ]
  return `${[...head, '', ...lines].join('\n')}\n`
}

/** The profiles in the order in which they first appear. */
function numbered(entries: readonly ActivityEntry[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { profileId } of entries)
    if (profileId !== undefined && !numbers.has(profileId)) numbers.set(profileId, numbers.size + 1)
  return numbers
}

/** Another program may have written the file, so the name is cleaned here too. */
function quoted(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const shown = { name }
  // SECURITY: a name must not begin a line of its own, or turn the text of a ticket around.
  // [src/core/activity/activity-text.security.test.ts]
  shown.name = plainName(name)
  return `“${shown.name}”`
}
