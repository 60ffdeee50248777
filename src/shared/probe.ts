import { z } from 'zod'
import { nothing, ofProfile } from './inputs'
import { profileIdSchema } from './profile'
import { remedyIds } from './token'

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

/** Why there is no host that a profile's token could be sent to. */
export const noHostReasons = ['not-a-web-address', 'not-in-cloud'] as const
export type NoHostReason = (typeof noHostReasons)[number]

/** The calls for a profile, the most telling one first, and where they go. */
export const probePlanSchema = z.object({
  calls: z.array(probeCallSchema).max(20),
  /** `https://host[:port]`; none when there is no host to send anything to. */
  origin: z.string().max(1024).optional(),
  /** False when the host is none of Microsoft's, so that a native dialog asks before a call. */
  known: z.boolean(),
  noHost: z.enum(noHostReasons).optional()
})
export type ProbePlan = z.infer<typeof probePlanSchema>

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

/** What the error code of a partner API means. `words` has sentences for each. */
export const partnerErrorIds = [
  'audience-not-accepted',
  'mfa-missing',
  'application-not-admitted',
  'no-partner-token',
  'operation-denied',
  'no-customer-relationship',
  'role-missing',
  'program-inactive',
  'reseller-inactive',
  'agreement-missing',
  'resource-not-found',
  'customer-tenant-not-found',
  'throttled',
  'caller-not-authorized',
  'unauthenticated',
  'claims-demanded',
  'request-or-token-invalid',
  'precondition-failed',
  'resource-modified',
  'service-not-available',
  'service-failed'
] as const
export type PartnerErrorId = (typeof partnerErrorIds)[number]

/** Facts of a body that may be shown. */
export const probeFactIds = [
  'company-name',
  'vetting-status',
  'total-count',
  'partner-id',
  'country',
  'culture',
  'lines',
  'items'
] as const
export type ProbeFactId = (typeof probeFactIds)[number]

/** What came of a probe. Never the token; the body's text is asked for apart. */
export const probeViewSchema = z.object({
  profileId: profileIdSchema,
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** None for a path that the person typed. */
  call: z.enum(probeCallIds).optional(),
  url: z.string().max(8200),
  status: z.number().int(),
  latencyMs: z.number(),
  verdict: z.enum(probeVerdicts),
  remedy: z.enum(remedyIds),
  /** What `isMfaCompliant` said. */
  mfa: z.enum(['compliant', 'not-compliant', 'not-said']),
  /** Ids that Microsoft's support asks for, by header name. */
  requestIds: z.array(z.object({ name: z.string().max(60), value: z.string().max(300) })).max(10),
  /** The body's declared facts, such as a company's name. */
  summary: z.array(z.object({ name: z.enum(probeFactIds), value: z.string().max(400) })).max(12),
  /** What the answer's error code means, where that is known. */
  meaning: z.enum(partnerErrorIds).optional(),
  /** Code and text of an error body. */
  errorCode: z.string().max(200).optional(),
  errorText: z.string().max(2000).optional(),
  retryAfterSeconds: z.number().optional(),
  /** True when the API demanded claims, which the next sign-in with a second factor passes on. */
  claimsDemanded: z.boolean(),
  bodyBytes: z.number().int(),
  /** True when the body was longer than is taken in, so that nothing of it was kept. */
  bodyRefused: z.boolean()
})
export type ProbeView = z.infer<typeof probeViewSchema>

/** What is wrong with a path that a person typed. */
export const pathProblems = [
  'empty',
  'too-long',
  'whole-address',
  'no-slash',
  'other-host',
  'double-slash',
  'backslash',
  'at-sign',
  'control-characters',
  'dot-segments',
  'fragment'
] as const
export type PathProblem = (typeof pathProblems)[number]

/** Why a call that was sent got no answer. */
export const probeTroubleCodes = [
  'network-unreachable',
  'network-timed-out',
  'network-untrusted',
  'proxy-refused'
] as const
export type ProbeTroubleCode = (typeof probeTroubleCodes)[number]

/** How a probe ended, when the token for it was there. */
export const probeOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), probe: probeViewSchema }),
  z.object({
    kind: z.literal('unanswered'),
    code: z.enum(probeTroubleCodes),
    host: z.string().max(300),
    /** The system's or TLS's own sentence. */
    detail: z.string().max(400)
  }),
  z.object({ kind: z.literal('path-refused'), problem: z.enum(pathProblems) }),
  z.object({ kind: z.literal('no-host'), reason: z.enum(noHostReasons) }),
  /** The person has not confirmed a host that is none of Microsoft's; nothing was sent. */
  z.object({ kind: z.literal('not-confirmed'), host: z.string().max(300) }),
  z.object({ kind: z.literal('cancelled') })
])
export type ProbeOutcome = z.infer<typeof probeOutcomeSchema>

/** The last answer that a profile's token got, kept beside the profile. */
export const lastProbeSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  verdict: z.enum(probeVerdicts),
  /** None for a path that the person typed. */
  call: z.enum(probeCallIds).optional()
})
export type LastProbe = z.infer<typeof lastProbeSchema>

export const probeCalls = {
  getProbeCalls: { input: ofProfile, output: probePlanSchema },
  /** Sends one GET with the profile's token; a host that is not Microsoft's is confirmed natively. */
  runProbe: {
    input: z.strictObject({ profileId: profileIdSchema, request: probeRequestSchema }),
    output: probeOutcomeSchema
  },
  cancelProbe: { input: ofProfile, output: nothing },
  /** The body of the profile's last test call, while it is kept. */
  getProbeText: { input: ofProfile, output: z.object({ text: z.string().max(300_000).optional() }) }
} as const
