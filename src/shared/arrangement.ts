import { z } from 'zod'
import { MOST_PROFILES, nothing, ofProfiles } from './inputs'
import { LENGTHS, MOST_TAGS, profileIdSchema } from './profile'

export const tagColours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple'
] as const
export type TagColour = (typeof tagColours)[number]
export const sortings = ['name', 'tenant', 'expiry', 'recent'] as const
export type Sorting = (typeof sortings)[number]
export const groupings = ['none', 'tag', 'cloud', 'mode', 'state'] as const
export type Grouping = (typeof groupings)[number]

/** How many profiles are remembered as used last, and how many tags with a colour of their own. */
export const MOST_RECENT = 50
export const MOST_TAG_COLOURS = 1000

/** How long a deletion can be undone. */
export const UNDO_MS = 30_000

const tag = z.string().min(1).max(LENGTHS.tag)

/** How a person has arranged the list of profiles. Beside the profile file: it is not shared. */
export const arrangementSchema = z.object({
  pinned: z.array(profileIdSchema).max(MOST_PROFILES),
  /** The profiles whose tokens were got or copied, the last one first. */
  recent: z.array(profileIdSchema).max(MOST_RECENT),
  /** Of tags that differ in case only, one stands here. */
  tagColours: z.array(z.object({ tag, colour: z.enum(tagColours) })).max(MOST_TAG_COLOURS),
  sorting: z.enum(sortings),
  grouping: z.enum(groupings)
})
export type Arrangement = z.infer<typeof arrangementSchema>

export const arrangementCalls = {
  sortProfiles: {
    input: z.strictObject({
      sorting: z.enum(sortings).optional(),
      grouping: z.enum(groupings).optional()
    }),
    output: nothing
  },
  pinProfiles: {
    input: ofProfiles.extend({ pinned: z.boolean() }),
    output: nothing
  },
  colourTag: { input: z.strictObject({ tag, colour: z.enum(tagColours) }), output: nothing },
  tagProfiles: {
    input: ofProfiles.extend({
      add: z.array(tag).max(MOST_TAGS),
      remove: z.array(tag).max(1000)
    }),
    output: z.object({ changed: z.number().int() })
  },
  /** Asks in a native dialog, then removes the profiles with their tokens and credentials. */
  deleteProfiles: {
    input: ofProfiles,
    /** `undo` brings them back until `undoUntil`, in milliseconds since the epoch. */
    output: z.object({
      deleted: z.number().int(),
      undo: z.uuid().optional(),
      undoUntil: z.number().optional()
    })
  },
  undoDelete: {
    input: z.strictObject({ undo: z.uuid() }),
    output: z.object({ restored: z.number().int() })
  }
} as const

export const arrangementEvents = { arrangementChanged: arrangementSchema } as const
