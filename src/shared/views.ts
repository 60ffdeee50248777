import { z } from 'zod'
import { consentViewSchema } from './consent'
import { lastProbeSchema } from './probe'
import { accessModes, profileIdSchema } from './profile'
import { copyForms, failureSchema, tokenCheckSchema } from './token'

/** Facts of a certificate that may be shown. */
export const certificateSummarySchema = z.object({
  subject: z.string().max(1000),
  /** 64 hexadecimal digits, no colons. */
  thumbprintSha256: z.string().length(64),
  /** 40 hexadecimal digits, no colons: the one that the portal shows. */
  thumbprintSha1: z.string().length(40),
  /** Milliseconds since the epoch. */
  notBefore: z.number(),
  /** Milliseconds since the epoch. */
  notAfter: z.number()
})
export type CertificateSummary = z.infer<typeof certificateSummarySchema>

/**
 * The trial of a credential that has replaced another: it has not worked yet, and the one before it is
 * kept. With `refusedAt`, Microsoft has refused it and the one before it is used.
 */
const credentialTrialSchema = z.object({
  /** Milliseconds since the epoch. */
  refusedAt: z.number().optional(),
  aadsts: z.number().int().optional()
})
export type CredentialTrial = z.infer<typeof credentialTrialSchema>

/** Which credential the vault holds for an app-only profile; never the credential. */
export const credentialViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('secret'),
    savedAt: z.number(),
    /** As noted when it was entered, in milliseconds since the epoch. */
    expiresAt: z.number().optional(),
    onTrial: credentialTrialSchema.optional()
  }),
  z.object({
    kind: z.literal('certificate'),
    savedAt: z.number(),
    certificate: certificateSummarySchema,
    onTrial: credentialTrialSchema.optional()
  })
])
export type CredentialView = z.infer<typeof credentialViewSchema>

/**
 * What the page knows of a profile's token. `none`: not signed in, or no token asked for yet;
 * `token`: one is cached (whether it has expired is `expiresAt` against the clock).
 */
export const tokenViewSchema = z.object({
  profileId: profileIdSchema,
  state: z.enum(['none', 'token']),
  mode: z.enum(accessModes),
  /** User name of the signed-in account. */
  account: z.string().max(320).optional(),
  /** The accounts that have signed in to this profile, when there are several. */
  accounts: z
    .array(z.object({ id: z.string().max(300), userName: z.string().max(320) }))
    .max(20)
    .optional(),
  /** Which of `accounts` is used. */
  accountId: z.string().max(300).optional(),
  /** The account that signed in last and was refused beside `failure`; it can be used if that is wanted. */
  offeredAccount: z.object({ id: z.string().max(300), userName: z.string().max(320) }).optional(),
  /** Milliseconds since the epoch. */
  issuedAt: z.number().optional(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number().optional(),
  /** How far this computer's clock was ahead of Microsoft's when the token came; negative when behind. */
  clockAheadMs: z.number().optional(),
  checks: z.array(tokenCheckSchema).max(10),
  credential: credentialViewSchema,
  /** Which mark (30, 7 or 1 days) a reminder of the credential's end was dismissed at. */
  dismissedReminderDays: z.number().optional(),
  /** The last consent that was granted through the app. */
  consent: consentViewSchema.optional(),
  /** The last answer of the API to a test call. */
  probe: lastProbeSchema.optional(),
  /** The form in which a token was copied last. */
  lastForm: z.enum(copyForms).optional(),
  /** The last thing that went wrong, until something goes right. */
  failure: failureSchema.optional()
})
export type TokenView = z.infer<typeof tokenViewSchema>

/** What comes back from a copy. Never the token. */
export const copyReceiptSchema = z.object({
  profileId: profileIdSchema,
  form: z.enum(copyForms),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
  checks: z.array(tokenCheckSchema).max(10),
  /** True when the token was fetched or renewed for this copy. */
  renewed: z.boolean(),
  /** Milliseconds since the epoch at which the clipboard is cleared. */
  clearsAt: z.number()
})
export type CopyReceipt = z.infer<typeof copyReceiptSchema>

/** A sign-in that waits for the browser. */
export const signInViewSchema = z.object({
  profileId: profileIdSchema,
  phase: z.enum(['opening', 'waiting', 'redeeming']),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  /** Milliseconds since the epoch at which waiting ends by itself. */
  endsAt: z.number(),
  authorityHost: z.string().max(260),
  /** Origin of the page that the browser was sent to, once there is one. */
  pageOrigin: z.string().max(300).optional(),
  tenant: z.string().max(255),
  /** What the browser is waited for. */
  purpose: z.enum(['sign-in', 'consent']),
  /** How the person signs in: in the browser here, or with a code that is typed in any. */
  way: z.enum(['browser', 'device-code']).optional(),
  /** The code that waits to be typed, once there is one. */
  deviceCode: z
    .object({
      userCode: z.string().max(40),
      page: z.string().max(300),
      /** False for an address that is none of the cloud's: it is shown and never opened. */
      isKnownPage: z.boolean(),
      /** Milliseconds since the epoch. */
      expiresAt: z.number()
    })
    .optional(),
  account: z.string().max(320).optional()
})
export type SignInView = z.infer<typeof signInViewSchema>

export const memoryReasons = [
  'missing-library',
  'no-service',
  'locked-or-slow',
  'refused',
  'key-lost'
] as const
export type MemoryReason = (typeof memoryReasons)[number]

/** How secrets are protected just now. In `memory`, nothing secret is written to disk. */
export const vaultViewSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('opening') }),
  z.object({ mode: z.literal('sealed'), keptBy: z.string().max(100) }),
  z.object({
    mode: z.literal('memory'),
    reason: z.enum(memoryReasons),
    detail: z.string().max(500)
  })
])
export type VaultView = z.infer<typeof vaultViewSchema>

/** What became of the profile file. */
export const storeViewSchema = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('writable'),
    /** Rows of the file that are no profiles; the file keeps them as they are. */
    unreadableRows: z.number().int().optional()
  }),
  /** Written by a newer version of the app: shown, never overwritten. */
  z.object({ mode: z.literal('read-only-newer'), version: z.number() }),
  /** The file could not be read as profiles; it was kept aside under `keptAs`. */
  z.object({
    mode: z.literal('damaged'),
    keptAs: z.string().max(255),
    lastGood: z.object({ savedAt: z.number(), count: z.number() }).optional()
  })
])
export type StoreView = z.infer<typeof storeViewSchema>

export const clipboardViewSchema = z.object({
  /** What of ours the clipboard still holds, if anything. */
  holding: z
    .object({ profileId: profileIdSchema, clearsAt: z.number(), totalMs: z.number() })
    .optional()
})
export type ClipboardView = z.infer<typeof clipboardViewSchema>
