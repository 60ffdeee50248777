import { z } from 'zod'
import { arrangementSchema, groupings, sortings, type Arrangement } from '../../shared/arrangement'

/** How the list is arranged before anybody has arranged it. */
export const defaultArrangement: Arrangement = {
  pinned: [],
  recent: [],
  tagColours: [],
  sorting: 'name',
  grouping: 'none'
}

const fields = arrangementSchema.shape

/**
 * One field that cannot be read does not take the others with it. It is only a list's arrangement: what
 * was garbled begins anew.
 */
const fileSchema = z
  .object({
    pinned: fields.pinned.catch([]),
    recent: fields.recent.catch([]),
    tagColours: fields.tagColours.catch([]),
    sorting: z.enum(sortings).catch('name'),
    grouping: z.enum(groupings).catch('none')
  })
  .catch(defaultArrangement)

/** Returns what a file says of the arrangement. Never throws. */
export function parseArrangement(text: string): Arrangement {
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch {
    return defaultArrangement
  }
}

/** Returns the text of the file: fields in a fixed order, two spaces of indentation. */
export function formatArrangement(arrangement: Arrangement): string {
  const { pinned, recent, tagColours, sorting, grouping } = arrangement
  const content = { version: 1, sorting, grouping, pinned, recent, tagColours }
  return `${JSON.stringify(content, undefined, 2)}\n`
}
