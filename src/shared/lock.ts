import { z } from 'zod'
import { nothing } from './inputs'

export const lockReasons = ['idle', 'screen', 'suspend', 'person'] as const
export type LockReason = (typeof lockReasons)[number]

/**
 * Whether the desk is locked. It is a `lock` only where the operating system checks the person on the
 * way back, elsewhere a `privacy-screen`.
 */
export const lockViewSchema = z.object({
  kind: z.enum(['lock', 'privacy-screen']),
  locked: z.object({ reason: z.enum(lockReasons), at: z.number() }).optional()
})
export type LockView = z.infer<typeof lockViewSchema>

export const lockCalls = {
  getLock: { input: nothing, output: lockViewSchema },
  lock: { input: nothing, output: nothing },
  /** `unlocked` is false when the person was not recognised or turned back. */
  unlock: { input: nothing, output: z.object({ unlocked: z.boolean() }) }
} as const

export const lockEvents = { lockChanged: lockViewSchema } as const
