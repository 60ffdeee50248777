import { z } from 'zod'
import { profileIdSchema } from './profile'

/** Inputs that many calls of the contract have in common. */
export const nothing = z.strictObject({})
export const ofProfile = z.strictObject({ profileId: profileIdSchema })

/** The most profiles that one call names. */
export const MOST_PROFILES = 20_000
export const ofProfiles = z.strictObject({
  profileIds: z.array(profileIdSchema).min(1).max(MOST_PROFILES)
})
