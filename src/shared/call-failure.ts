import { z } from 'zod'
import { fieldProblemSchema } from './profile'
import { failureSchema, tokenCheckSchema } from './token'
import { fileProblemCodes } from './transfer'

/** Why a call gave no answer. `refused` and `internal` are bugs or attacks; the rest is expected. */
export const callFailureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('failure'), failure: failureSchema }),
  z.object({ kind: z.literal('fields'), problems: z.array(fieldProblemSchema).max(40) }),
  z.object({ kind: z.literal('profile-missing') }),
  z.object({ kind: z.literal('store-read-only') }),
  z.object({ kind: z.literal('store-not-written'), detail: z.string().max(500) }),
  /** What was asked for was not copied: the API will refuse the token. */
  z.object({ kind: z.literal('token-fails-checks'), checks: z.array(tokenCheckSchema).max(10) }),
  /** The token cannot be read, so there are no claims. */
  z.object({ kind: z.literal('token-opaque') }),
  /** The profile's API is a name and no address, so there is no call to copy. */
  z.object({ kind: z.literal('no-api-address') }),
  /** The person did not agree to the host that a copied call leads to. */
  z.object({ kind: z.literal('host-not-confirmed') }),
  /** The place has no address: the portal of the cloud is not known. */
  z.object({ kind: z.literal('no-portal-link') }),
  /** The file is none of profiles, or cannot be read; `about` is a number, a version or a name. */
  z.object({
    kind: z.literal('file'),
    problem: z.enum(fileProblemCodes),
    about: z.string().max(300).optional()
  }),
  /** What a ticket stood for is over: a preview, or a deletion that can be undone. */
  z.object({ kind: z.literal('too-late') }),
  /** Another process has saved a profile that was to be brought back. */
  z.object({ kind: z.literal('profile-came-back') }),
  z.object({ kind: z.literal('claim-missing') }),
  /** The profile's records hold no such account any more. */
  z.object({ kind: z.literal('account-missing') }),
  z.object({ kind: z.literal('shortcut-taken') }),
  /** Tokens of many profiles are being renewed or checked already. */
  z.object({ kind: z.literal('work-running') }),
  /** Nothing but unlocking is answered behind the privacy screen. */
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('internal') })
])
export type CallFailure = z.infer<typeof callFailureSchema>
