import { z } from 'zod'
import { profileIdSchema } from './profile'

/** The harmless calls that test a token. */
export const probeCallIds = [
  'legal-business-profile',
  'customers',
  'organization-profile',
  'partner-network-profile',
  'referrals',
  'exchange-rates',
  'ingestion-products',
  'resource-root'
] as const
export type ProbeCallId = (typeof probeCallIds)[number]

/** What is asked for: one of the known calls, or a path on the same host. */
export const probeRequestSchema = z.union([
  z.strictObject({ call: z.enum(probeCallIds) }),
  z.strictObject({ path: z.string().max(4000) })
])
export type ProbeRequest = z.infer<typeof probeRequestSchema>

/** A call that suits the profile's API and cloud. */
export const probeCallSchema = z.object({
  id: z.enum(probeCallIds),
  url: z.string().max(4000),
  /** Whether Microsoft documents it for the profile's access mode. */
  documented: z.boolean()
})
export type ProbeCall = z.infer<typeof probeCallSchema>

export const probeVerdicts = [
  'accepted',
  'token-refused',
  'mfa-missing',
  'access-denied',
  'not-found',
  'throttled',
  'request-refused',
  'service-trouble',
  'redirected'
] as const
export type ProbeVerdict = (typeof probeVerdicts)[number]

/** What came of a probe. Never the token; the body's text is asked for apart. */
export const probeViewSchema = z.object({
  profileId: profileIdSchema,
  /** Milliseconds since the epoch. */
  at: z.number(),
  url: z.string().max(4000),
  status: z.number().int(),
  latencyMs: z.number(),
  verdict: z.enum(probeVerdicts),
  /** What `isMfaCompliant` said. */
  mfa: z.enum(['compliant', 'not-compliant', 'not-said']),
  /** Ids that Microsoft's support asks for, by header name. */
  requestIds: z.array(z.object({ name: z.string().max(60), value: z.string().max(300) })).max(10),
  /** The body's declared facts, such as a company's name. */
  summary: z.array(z.object({ name: z.string().max(60), value: z.string().max(400) })).max(12),
  /** Code and text of an error body. */
  errorCode: z.string().max(200).optional(),
  errorText: z.string().max(2000).optional(),
  retryAfterSeconds: z.number().optional(),
  bodyBytes: z.number().int()
})
export type ProbeView = z.infer<typeof probeViewSchema>
