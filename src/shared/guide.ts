import { z } from 'zod'
import { nothing } from './inputs'
import { probeCallIds } from './probe'
import { profileIdSchema, profileInputSchema } from './profile'
import { portalPlaceSchema } from './portal'
import { failureCodes } from './token'

/**
 * What a guide is for: a saved profile, or, before there is one, the choices that the steps depend on,
 * with tenant and application id as typed; both may be empty.
 */
export const guideSubjectSchema = z.union([
  z.strictObject({ profileId: profileIdSchema }),
  z.strictObject({
    draft: profileInputSchema.pick({
      mode: true,
      api: true,
      cloud: true,
      environment: true,
      tenant: true,
      clientId: true
    })
  })
])
export type GuideSubject = z.infer<typeof guideSubjectSchema>
export type GuideDraft = Extract<GuideSubject, { readonly draft: unknown }>['draft']

/** The steps of the set-up guide, of both access modes. */
export const guideStepIds = [
  'register-application',
  'copy-ids',
  'add-redirect',
  'allow-public-client',
  'add-permission',
  'grant-consent',
  'create-credential',
  'register-in-partner-center',
  'get-token',
  'test-api'
] as const
export const guideStepIdSchema = z.enum(guideStepIds)
export type GuideStepId = (typeof guideStepIds)[number]

/** The values that a person enters in the portal. */
export const guideValueIds = [
  'application-name',
  'redirect-uri',
  'api-id',
  'partner-center-api-id',
  'permission',
  'client-id',
  'tenant'
] as const
export type GuideValueId = (typeof guideValueIds)[number]

/** What is worth knowing about a step, or about the whole guide. `words` has a sentence for each. */
export const guideNoteIds = [
  'no-portal',
  'cloud-of-its-own',
  'sandbox-of-its-own',
  'partner-api-not-in-china',
  'app-only-partner-api',
  'api-without-permission-names',
  'concrete-tenant',
  'redirect-under-mobile',
  'public-client-not-needed',
  'api-not-found',
  'permission-by-hand',
  'delegated-without-effect',
  'consent-replaces',
  'secret-lifetime',
  'secret-value',
  'certificate-instead',
  'without-it-refused',
  'marketplace-user',
  'partner-center-address-unknown',
  'mfa-demanded',
  'roles-needed'
] as const
export type GuideNoteId = (typeof guideNoteIds)[number]

/** By what the app knows that a step is done. */
export const guideEvidences = ['ids', 'token', 'delegated-token', 'consent', 'test-call'] as const
export type GuideEvidence = (typeof guideEvidences)[number]

export const guideStepSchema = z.object({
  id: guideStepIdSchema,
  /** `seen`: the app knows; `ticked`: the person said so; `open`: neither. */
  state: z.enum(['seen', 'ticked', 'open']),
  /** How and when a step was seen; times are milliseconds since the epoch. */
  seen: z.object({ by: z.enum(guideEvidences), at: z.number().optional() }).optional(),
  /** What the last attempt says is missing here, since it was seen. */
  missing: z.object({ code: z.enum(failureCodes), at: z.number() }).optional(),
  /** Not needed for the app; does not count. */
  optional: z.boolean(),
  /** False for a step that only the app ticks. */
  byPerson: z.boolean(),
  /** Where in the portals it is done; none for a step of this app. */
  place: portalPlaceSchema.optional(),
  /** Whether the place has an address that can be opened. */
  linked: z.boolean(),
  /** Whether that address may lead to the portal's start page only. */
  uncertain: z.boolean(),
  values: z
    .array(z.object({ id: z.enum(guideValueIds), value: z.string().max(10_000) }))
    .max(guideValueIds.length),
  notes: z.array(z.enum(guideNoteIds)).max(guideNoteIds.length)
})
export type GuideStep = z.infer<typeof guideStepSchema>

export const guideViewSchema = z.object({
  steps: z.array(guideStepSchema).max(guideStepIds.length),
  /** What concerns all steps. */
  notes: z.array(z.enum(guideNoteIds)).max(guideNoteIds.length),
  /** For application-only access: the calls that Microsoft documents for it. */
  appOnlyCalls: z.array(z.enum(probeCallIds)).max(probeCallIds.length)
})
export type GuideView = z.infer<typeof guideViewSchema>

export const guideCalls = {
  getGuide: { input: z.strictObject({ of: guideSubjectSchema }), output: guideViewSchema },
  /** Ticks or unticks a step that the app cannot see. */
  tickGuideStep: {
    input: z.strictObject({
      profileId: profileIdSchema,
      step: guideStepIdSchema,
      ticked: z.boolean()
    }),
    output: guideViewSchema
  },
  copyGuideValue: {
    input: z.strictObject({ of: guideSubjectSchema, value: z.enum(guideValueIds) }),
    output: nothing
  },
  /** Opens a place of Microsoft's portals in the system browser. */
  openPortal: {
    input: z.strictObject({ of: guideSubjectSchema, place: portalPlaceSchema }),
    output: nothing
  },
  copyPortalLink: {
    input: z.strictObject({ of: guideSubjectSchema, place: portalPlaceSchema }),
    output: nothing
  }
} as const
