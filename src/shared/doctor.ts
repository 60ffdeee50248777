import { z } from 'zod'
import { profileIdSchema } from './profile'
import { failureSchema } from './token'

/** The doctor's checks, in the order in which they run. */
export const doctorCheckIds = [
  'network',
  'tls',
  'tenant',
  'application',
  'redirect',
  'credential',
  'api',
  'consent',
  'mfa',
  'token',
  'probe'
] as const
export type DoctorCheckId = (typeof doctorCheckIds)[number]

export const doctorVerdicts = [
  'waiting',
  'running',
  'passed',
  'failed',
  /** An earlier check failed, so that this one could not be made. */
  'unreached',
  /** Cannot be known without signing in. */
  'needs-sign-in',
  /** Nothing was found that says either. */
  'unknown',
  /** Does not apply to this profile. */
  'not-needed'
] as const
export type DoctorVerdict = (typeof doctorVerdicts)[number]

export const doctorCheckSchema = z.object({
  id: z.enum(doctorCheckIds),
  verdict: z.enum(doctorVerdicts),
  /** Seen by the app itself, or concluded from a code that Microsoft sent. */
  evidence: z.enum(['observed', 'inferred']).optional(),
  /** What was seen, or the code that it is concluded from. */
  found: z.string().max(1100).optional(),
  failure: failureSchema.optional(),
  durationMs: z.number().optional()
})
export type DoctorCheck = z.infer<typeof doctorCheckSchema>

export const doctorReportSchema = z.object({
  profileId: profileIdSchema,
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  /** Milliseconds since the epoch; `undefined` while it runs. */
  endedAt: z.number().optional(),
  cancelled: z.boolean(),
  checks: z.array(doctorCheckSchema).max(20)
})
export type DoctorReport = z.infer<typeof doctorReportSchema>
