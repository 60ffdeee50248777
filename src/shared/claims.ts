import { z } from 'zod'

export const CLAIM_NAME_LENGTH = 300

/** One value of a claim, as text that may be shown. */
export const claimValueSchema = z.object({
  text: z.string().max(4000),
  /** The name of what an id stands for, as its owner writes it, where it is known. */
  name: z.string().max(300).optional()
})
export type ClaimValue = z.infer<typeof claimValueSchema>

/** One claim of a token. */
export const claimSchema = z.object({
  name: z.string().max(CLAIM_NAME_LENGTH),
  /** The one value, or each of a list: text, number or truth as it is, an object as JSON. */
  values: z.array(claimValueSchema).max(500),
  isList: z.boolean(),
  /** How many more values there are than are shown. */
  leftOut: z.number().int().optional(),
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
