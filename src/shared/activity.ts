import { z } from 'zod'
import { nothing } from './inputs'
import { LENGTHS, profileIdSchema } from './profile'
import { copyForms, failureCodes } from './token'

export const activityKinds = [
  'signed-in',
  'signed-out',
  'renewed',
  'copied',
  'refused',
  'probed',
  'consent-granted',
  'credential-saved',
  'profile-created',
  'profile-changed',
  'profiles-deleted',
  'profiles-restored',
  'imported',
  'exported',
  'locked',
  'unlocked'
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** One thing that was done, and when. Never a token, a secret or an address with a query. */
export const activityEntrySchema = z.object({
  id: z.uuid(),
  /** Milliseconds since the epoch. */
  at: z.number().min(0).max(8.64e15),
  kind: z.enum(activityKinds),
  profileId: profileIdSchema.optional(),
  /** The profile's name at that time. */
  profileName: z.string().max(LENGTHS.name).optional(),
  form: z.enum(copyForms).optional(),
  failure: z.enum(failureCodes).optional(),
  aadsts: z.number().int().optional(),
  correlationId: z.string().max(100).optional(),
  /** HTTP status of a test call. */
  status: z.number().int().optional(),
  /** How many profiles. */
  count: z.number().int().optional(),
  /** Through which door. */
  by: z.enum(['window', 'quick-copy', 'tray', 'command-line']).optional()
})
export type ActivityEntry = z.infer<typeof activityEntrySchema>

export const activityCalls = {
  /** The newest first. */
  getActivity: {
    input: z.strictObject({
      profileId: profileIdSchema.optional(),
      /** Of these kinds only; of all unless given. */
      kinds: z.array(z.enum(activityKinds)).max(activityKinds.length).optional(),
      /** Only what is older than the entry of this id. */
      before: z.uuid().optional(),
      limit: z.number().int().min(1).max(500)
    }),
    output: z.object({ entries: z.array(activityEntrySchema).max(500), more: z.boolean() })
  },
  /** Saves it as text for a ticket where the person says; names only when chosen. */
  saveActivity: {
    input: z.strictObject({ profileId: profileIdSchema.optional(), withNames: z.boolean() }),
    output: z.object({ savedAs: z.string().max(255).optional() })
  },
  copyActivity: {
    input: z.strictObject({ profileId: profileIdSchema.optional(), withNames: z.boolean() }),
    output: z.object({ count: z.number().int() })
  },
  /** After a native confirmation. */
  clearActivity: { input: nothing, output: z.object({ cleared: z.boolean() }) }
} as const

export const activityEvents = { activityAdded: activityEntrySchema } as const
