import { z } from 'zod'
import { MOST_PROFILES, nothing, ofProfile } from './inputs'
import { accessModes, environments, LENGTHS, profileIdSchema } from './profile'

/** A row of the quick-copy window. */
export const quickRowSchema = z.object({
  profileId: profileIdSchema,
  name: z.string().max(LENGTHS.name),
  tenant: z.string().max(LENGTHS.tenant),
  clientId: z.string().max(36),
  tags: z.array(z.string().max(LENGTHS.tag)).max(20),
  mode: z.enum(accessModes),
  environment: z.enum(environments)
})
export type QuickRow = z.infer<typeof quickRowSchema>

/** The calls of the quick-copy window only; besides them it may copy a token. */
export const quickCalls = {
  /** The most recently copied first. */
  getQuickRows: { input: nothing, output: z.array(quickRowSchema).max(MOST_PROFILES) },
  closeQuickCopy: { input: nothing, output: nothing },
  /** Brings the main window to the front, with this profile chosen. */
  showProfile: { input: ofProfile, output: nothing }
} as const

export const quickEvents = {
  /** The quick-copy window has come to the front: begin anew. */
  quickCopyShown: nothing,
  /** The main window is asked to show a profile. */
  profileChosen: ofProfile
} as const
