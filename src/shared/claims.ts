import { z } from 'zod'

export const CLAIM_NAME_LENGTH = 300

/** One claim of a token, as text that may be shown. */
export const claimSchema = z.object({
  name: z.string().max(CLAIM_NAME_LENGTH),
  /** Text, number or truth as it is; lists and objects as JSON. */
  value: z.string().max(8000),
  /** Milliseconds since the epoch, for a claim that is a time. */
  at: z.number().optional()
})
export type Claim = z.infer<typeof claimSchema>

/** What a token says. `none`: no token is cached; `opaque`: it is not for reading, only its API can. */
export const claimsViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('opaque') }),
  z.object({ kind: z.literal('claims'), claims: z.array(claimSchema).max(300) })
])
export type ClaimsView = z.infer<typeof claimsViewSchema>
