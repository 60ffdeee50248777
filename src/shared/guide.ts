import { z } from 'zod'
import { accessModes, namedApis, namedClouds, profileIdSchema } from './profile'
import { portalPlaceSchema } from './portal'

/**
 * What a guide is for: a saved profile, or, before there is an application, the choices that the steps
 * depend on.
 */
export const guideSubjectSchema = z.union([
  z.strictObject({ profileId: profileIdSchema }),
  z.strictObject({
    draft: z.strictObject({
      cloud: z.enum(namedClouds),
      /** As typed; may be empty. */
      tenant: z.string().max(10_000),
      /** As typed; empty before there is an application. */
      clientId: z.string().max(10_000),
      mode: z.enum(accessModes),
      api: z.enum(namedApis)
    })
  })
])
export type GuideSubject = z.infer<typeof guideSubjectSchema>

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
  'permission',
  'client-id',
  'tenant'
] as const
export type GuideValueId = (typeof guideValueIds)[number]

export const guideStepSchema = z.object({
  id: guideStepIdSchema,
  /** `seen`: the app knows; `ticked`: the person said so; `open`: neither. */
  state: z.enum(['seen', 'ticked', 'open']),
  /** When it was seen, in milliseconds since the epoch. */
  seenAt: z.number().optional(),
  /** Where in the portals it is done; `undefined` for a step of this app. */
  place: portalPlaceSchema.optional(),
  values: z.array(z.object({ id: z.enum(guideValueIds), value: z.string().max(1100) })).max(6)
})
export type GuideStep = z.infer<typeof guideStepSchema>

export const guideViewSchema = z.object({ steps: z.array(guideStepSchema).max(20) })
export type GuideView = z.infer<typeof guideViewSchema>
