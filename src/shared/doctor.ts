import { z } from 'zod'
import { nothing, ofProfile } from './inputs'
import { probeViewSchema } from './probe'
import { namedClouds, profileIdSchema } from './profile'
import { failureSchema, tokenCheckSchema } from './token'

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

/** What a verdict rests on. All but `refusal-elsewhere` and `saved-sign-in` are seen by the app itself. */
export const doctorBases = [
  /** The connection that the app opened. */
  'connection',
  /** The discovery document of the tenant. */
  'discovery',
  /** What the authority refused, by this very check's own code. */
  'refusal',
  /** What the last sign-in in the browser ended with, which nobody can try again but the person. */
  'last-sign-in',
  /** What the authority refused belongs to a later check: it had no objection to this one. */
  'refusal-elsewhere',
  /** A token was issued. */
  'token-issued',
  /** A saved sign-in was renewed without a secret. */
  'saved-sign-in',
  /** What the token itself says. */
  'token-claims',
  /** What the desk keeps, without asking anybody. */
  'own-records',
  /** What the API answered. */
  'api-answer'
] as const
export type DoctorBasis = (typeof doctorBases)[number]

/** What was seen, as names, hosts, ids and dates that a sentence may show. Never secret. */
export const doctorFactsSchema = z.object({
  /** Login host, with its port where it is not 443. */
  host: z.string().max(300).optional(),
  /** Host and port of the proxy; none when the way is direct. */
  proxyHost: z.string().max(300).optional(),
  /** Who signed the login host's certificate. */
  issuer: z.string().max(400).optional(),
  /** Whether that leads to an authority that every computer trusts, and not only this one. */
  issuerIsPublic: z.boolean().optional(),
  tlsVersion: z.string().max(40).optional(),
  /** The named cloud that the tenant is in. */
  cloud: z.enum(namedClouds).optional(),
  tenantId: z.string().max(100).optional(),
  /** `tenant_region_scope` of the discovery document. */
  region: z.string().max(40).optional(),
  /** `cloud_instance_name` of the discovery document. */
  cloudInstance: z.string().max(300).optional(),
  /** `msgraph_host` of the discovery document. */
  graphHost: z.string().max(300).optional(),
  credential: z.enum(['secret', 'certificate']).optional(),
  /** End of the secret (as noted) or certificate (as read), in milliseconds since the epoch. */
  expiresAt: z.number().optional(),
  /** Whole days until then; negative when it is over. */
  daysLeft: z.number().int().optional(),
  /** The AADSTS number that a conclusion rests on, when another check failed with it. */
  aadsts: z.number().int().optional(),
  /** The checks of the token. */
  tokenChecks: z.array(tokenCheckSchema).max(10).optional(),
  /** What the API answered to the test call. */
  answer: probeViewSchema
    .pick({ call: true, status: true, verdict: true, meaning: true, errorCode: true })
    .extend({ requestIds: probeViewSchema.shape.requestIds })
    .optional(),
  /** Why no test call was made. */
  noCall: z.enum(['not-confirmed', 'none-documented', 'no-host']).optional()
})
export type DoctorFacts = z.infer<typeof doctorFactsSchema>

export const doctorCheckSchema = z.object({
  id: z.enum(doctorCheckIds),
  verdict: z.enum(doctorVerdicts),
  /** Seen by the app itself, or concluded from something else that it saw. */
  evidence: z.enum(['observed', 'inferred']).optional(),
  basis: z.enum(doctorBases).optional(),
  /** The check whose failure keeps this one from being made. */
  because: z.enum(doctorCheckIds).optional(),
  facts: doctorFactsSchema.optional(),
  failure: failureSchema.optional(),
  /** How long it took. Checks that one request answers have it once, at the first of them. */
  durationMs: z.number().optional()
})
export type DoctorCheck = z.infer<typeof doctorCheckSchema>

export const doctorReportSchema = z.object({
  profileId: profileIdSchema,
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  /** Milliseconds since the epoch; `undefined` while it runs. */
  endedAt: z.number().optional(),
  /** How it ended; `undefined` while it runs. */
  end: z.enum(['complete', 'cancelled', 'profile-changed']).optional(),
  checks: z.array(doctorCheckSchema).max(20)
})
export type DoctorReport = z.infer<typeof doctorReportSchema>

export const doctorCalls = {
  /** Runs every check; answers when it has ended, however it ends. Progress comes by event. */
  runDoctor: { input: ofProfile, output: doctorReportSchema },
  cancelDoctor: { input: ofProfile, output: nothing },
  /** Copies the last report for a ticket; names of tenant and account only when chosen. */
  copyDoctorReport: {
    input: z.strictObject({ profileId: profileIdSchema, withNames: z.boolean() }),
    output: nothing
  }
} as const

export const doctorEvents = {
  /** Without `report`, the last one no longer says anything of the profile. */
  doctorChanged: z.object({ profileId: profileIdSchema, report: doctorReportSchema.optional() })
} as const
