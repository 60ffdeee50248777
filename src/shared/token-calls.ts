import { z } from 'zod'
import { claimsViewSchema, CLAIM_NAME_LENGTH } from './claims'
import { nothing, ofProfile } from './inputs'
import { profileIdSchema } from './profile'
import { copyForms } from './token'
import { copyReceiptSchema, tokenViewSchema } from './views'

export const tokenCalls = {
  /** The state of every profile's token, asked for after the list has been painted. */
  getTokenViews: { input: nothing, output: z.array(tokenViewSchema) },
  /** A token that fails a check is copied only when that was asked for knowingly. */
  copyToken: {
    input: z.strictObject({
      profileId: profileIdSchema,
      form: z.enum(copyForms),
      anyway: z.boolean().optional()
    }),
    output: copyReceiptSchema
  },
  /** Gets a new token without a person: by refresh token, secret or certificate. */
  renewToken: {
    input: ofProfile,
    output: tokenViewSchema
  } /** What the profile's cached token says, without a call to anybody. */,
  getClaims: { input: ofProfile, output: claimsViewSchema },
  /** Copies the value of one claim, as plain text. */
  copyClaim: {
    input: z.strictObject({
      profileId: profileIdSchema,
      name: z.string().max(CLAIM_NAME_LENGTH)
    }),
    output: nothing
  }
} as const

export const tokenEvents = { tokenChanged: tokenViewSchema } as const
