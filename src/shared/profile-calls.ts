import { z } from 'zod'
import { nothing, ofProfile } from './inputs'
import {
  credentialInputSchema,
  fieldProblemSchema,
  profileIdSchema,
  profileInputSchema,
  profileSchema,
  profileWarningSchema
} from './profile'

const savedProfile = z.object({
  profile: profileSchema,
  warnings: z.array(profileWarningSchema).max(20)
})

export const profileCalls = {
  /** Checks what is typed in the editor, without saving it. */
  checkProfile: {
    input: z.strictObject({ id: profileIdSchema.optional(), input: profileInputSchema }),
    output: z.object({
      problems: z.array(fieldProblemSchema).max(40),
      warnings: z.array(profileWarningSchema).max(20)
    })
  },
  createProfile: {
    input: z.strictObject({
      input: profileInputSchema,
      credential: credentialInputSchema.optional()
    }),
    output: savedProfile
  },
  updateProfile: {
    input: z.strictObject({
      id: profileIdSchema,
      input: profileInputSchema,
      credential: credentialInputSchema.optional()
    }),
    output: savedProfile
  },
  /** Copies a profile under a new name; the credential and the sign-in stay with the old one. */
  duplicateProfile: { input: ofProfile, output: z.object({ profile: profileSchema }) },
  /** Brings back the last good copy of a damaged profile file. */
  restoreLastGood: { input: nothing, output: z.object({ count: z.number() }) }
} as const

export const profileEvents = {
  profilesChanged: z.object({ saved: z.array(profileSchema), removed: z.array(profileIdSchema) })
} as const
