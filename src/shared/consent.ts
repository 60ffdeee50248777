import { z } from 'zod'
import { nothing } from './inputs'
import { profileIdSchema } from './profile'

/**
 * Which permissions an administrator is asked for: everything that is listed under API permissions
 * (version 1 of the page), or the profile's API only (version 2).
 */
export const consentForms = ['all-listed', 'this-api'] as const
export type ConsentForm = (typeof consentForms)[number]

/** A consent that an administrator granted through the app. */
export const consentViewSchema = z.object({
  /** Milliseconds since the epoch. */
  grantedAt: z.number(),
  form: z.enum(consentForms),
  /** Directory id that the answer named; said by the browser, so never used to decide anything. */
  tenantId: z.string().max(255).optional()
})
export type ConsentView = z.infer<typeof consentViewSchema>

/** What would be asked for, shown before the browser opens. */
export const consentPlanSchema = z.object({
  form: z.enum(consentForms),
  /** The link for this computer's browser carries another state and port each time; this is for sending. */
  link: z.string().max(4000),
  scopes: z.array(z.string().max(1100)).max(10)
})
export type ConsentPlan = z.infer<typeof consentPlanSchema>

const ofConsent = z.strictObject({ profileId: profileIdSchema, form: z.enum(consentForms) })

export const consentCalls = {
  getConsentPlan: { input: ofConsent, output: consentPlanSchema },
  /** Opens the consent page in the system browser; answers when it has ended, however it ends. */
  askForConsent: { input: ofConsent, output: consentViewSchema },
  /** For the customer's administrator: the link alone, or a message that explains it. */
  copyConsent: {
    input: z.strictObject({
      profileId: profileIdSchema,
      form: z.enum(consentForms),
      as: z.enum(['link', 'message'])
    }),
    output: nothing
  }
} as const
