import { z } from 'zod'
import { MOST_PROFILES, nothing, ofProfiles } from './inputs'
import { profileIdSchema } from './profile'
import { failureSchema, tokenCheckIds } from './token'

/** Long work on many profiles: new tokens, or a look at whether each would get a good one. */
export const workKinds = ['renew', 'check'] as const
export type WorkKind = (typeof workKinds)[number]

export const workResultSchema = z.object({
  profileId: profileIdSchema,
  outcome: z.enum(['good', 'fails-checks', 'failed', 'not-done']),
  failedChecks: z.array(z.enum(tokenCheckIds)).max(10),
  failure: failureSchema.optional()
})
export type WorkResult = z.infer<typeof workResultSchema>

/** One run. At most one runs at a time; its end stays until the next begins. */
export const workViewSchema = z.object({
  id: z.uuid(),
  kind: z.enum(workKinds),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  endedAt: z.number().optional(),
  end: z.enum(['complete', 'cancelled']).optional(),
  total: z.number().int(),
  done: z.number().int(),
  good: z.number().int(),
  /** The profiles that are being worked on. */
  current: z.array(profileIdSchema).max(20)
})
export type WorkView = z.infer<typeof workViewSchema>

export const workCalls = {
  /** Answers when the run has ended. Progress comes by event. */
  startWork: {
    input: ofProfiles.extend({ kind: z.enum(workKinds) }),
    output: z.object({
      work: workViewSchema,
      results: z.array(workResultSchema).max(MOST_PROFILES)
    })
  },
  cancelWork: { input: nothing, output: nothing }
} as const

export const workEvents = { workChanged: workViewSchema } as const
