import { z } from 'zod'
import { lastProbeSchema } from '../../shared/probe'
import { consentViewSchema } from '../../shared/consent'
import { guideStepIdSchema, guideStepIds } from '../../shared/guide'
import { LENGTHS } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { copyForms, tokenCheckSchema } from '../../shared/token'
import { credentialViewSchema } from '../../shared/views'

/** What is known of a profile and changes often: beside the profile file, one small file each. */
const stateFieldsSchema = z.object({
  /** User name of the signed-in account. */
  account: z.string().max(LENGTHS.account).optional(),
  /** MSAL's id of the account that the profile is pinned to. */
  homeAccountId: z.string().max(300).optional(),
  /** The accounts that have signed in, the pinned one among them. */
  accounts: z
    .array(z.object({ id: z.string().max(300), userName: z.string().max(LENGTHS.account) }))
    .max(20)
    .optional(),
  /** Directory id that the profile is pinned to. */
  tenantId: z.string().max(LENGTHS.tenant).optional(),
  /** Milliseconds since the epoch. */
  issuedAt: z.number().optional(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number().optional(),
  /** How far this computer's clock was ahead of Microsoft's when the token came; negative when behind. */
  clockAheadMs: z.number().optional(),
  checks: z.array(tokenCheckSchema).max(10).optional(),
  credential: credentialViewSchema.optional(),
  /** The mark at which a reminder of the credential's end was dismissed. */
  dismissedReminderDays: z.number().optional(),
  /** The last answer of the API to a test call. */
  probe: lastProbeSchema.optional(),
  /** The last consent, with what it was granted for: it says nothing of a profile that names another. */
  consent: consentViewSchema.extend({ grantedFor: z.string().max(3000) }).optional(),
  /** The set-up guide's, with what it was recorded for: it says nothing of a profile that names another. */
  guide: z
    .object({
      recordedFor: z.string().max(3000),
      /** Steps that the person has ticked. */
      ticked: z.array(guideStepIdSchema).max(guideStepIds.length),
      /** When a token came last, in milliseconds since the epoch. */
      tokenAt: z.number().optional(),
      /** When one came last that had the delegated permission, in milliseconds since the epoch. */
      scopeAt: z.number().optional(),
      /** When the API accepted one last, in milliseconds since the epoch. */
      testCallAt: z.number().optional()
    })
    .optional(),
  /** The form in which a token was copied last. */
  lastForm: z.enum(copyForms).optional()
})

export type ProfileState = Readonly<z.infer<typeof stateFieldsSchema>>

/** Fields to change; `undefined` takes a field away, one that is not named stays. */
export type ProfileStatePatch = {
  readonly [Field in keyof ProfileState]?: ProfileState[Field] | undefined
}

/** The states could not be written; what is on disk is as it was. */
export interface StateFailure {
  readonly kind: 'store-not-written'
  readonly detail: string
}

export interface ProfileStates {
  /** Returns what is known of a profile, or `undefined`. @throws RangeError for what is no profile id. */
  get(profileId: string): Promise<ProfileState | undefined>
  /** Returns every profile's state by id. */
  readAll(): Promise<ReadonlyMap<string, ProfileState>>
  set(profileId: string, patch: ProfileStatePatch): Promise<Result<ProfileState, StateFailure>>
  remove(profileId: string): Promise<Result<undefined, StateFailure>>
}

/** A state as its file holds it. */
const stateFileSchema = z.object({ version: z.literal(1), state: stateFieldsSchema })

/** Returns the state that a file's text holds. @throws when it holds none of this version. */
export function parseState(text: string): ProfileState {
  return stateFileSchema.parse(JSON.parse(text)).state
}

/** Returns the text of a state's file: declared fields only, so that nothing else gets to the disk. */
export function formatState(state: ProfileState): string {
  return `${JSON.stringify(stateFileSchema.parse({ version: 1, state }))}\n`
}

/** Returns the state with the patch's fields set, or taken away where they are `undefined`. */
export function patchState(
  state: ProfileState | undefined,
  patch: ProfileStatePatch
): ProfileState {
  const fields = Object.entries({ ...state, ...patch }).filter(([, value]) => value !== undefined)
  return stateFieldsSchema.parse(Object.fromEntries(fields))
}
