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
  failure: failureSchema.optional(),
  /** The token is there and works until the app ends: the data folder did not take it. */
  unsaved: z.boolean().optional()
})
export type WorkResult = z.infer<typeof workResultSchema>

/** How a run can end: `throttled` is given up because the authority was asked too often. */
export const workEnds = ['complete', 'cancelled', 'throttled'] as const
export type WorkEnd = (typeof workEnds)[number]

/** One run. At most one runs at a time; its end stays until the next begins. */
export const workViewSchema = z.object({
  id: z.uuid(),
  kind: z.enum(workKinds),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  endedAt: z.number().optional(),
  end: z.enum(workEnds).optional(),
  total: z.number().int(),
  done: z.number().int(),
  good: z.number().int(),
  /** The profiles that are being worked on. */
  current: z.array(profileIdSchema).max(20)
})
export type WorkView = z.infer<typeof workViewSchema>

const workReportSchema = z.object({
  work: workViewSchema,
  /** In the order in which the profiles were named; empty while the run goes on. */
  results: z.array(workResultSchema).max(MOST_PROFILES)
})
export type WorkReport = z.infer<typeof workReportSchema>

export const workCalls = {
  /** Answers when the run has ended. Progress comes by event. */
  startWork: {
    input: ofProfiles.extend({ kind: z.enum(workKinds) }),
    output: workReportSchema
  },
  cancelWork: { input: nothing, output: nothing },
  /** The run that goes on, or the last one. */
  getWork: { input: nothing, output: z.object({ report: workReportSchema.optional() }) },
  /** Copies what became of the last run as text for a ticket; names only when chosen. */
  copyWork: { input: z.strictObject({ withNames: z.boolean() }), output: nothing }
} as const

export const workEvents = { workChanged: workViewSchema } as const
