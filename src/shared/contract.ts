import { z } from 'zod'
import { consentForms, consentPlanSchema, consentViewSchema } from './consent'
import { doctorReportSchema } from './doctor'
import { guideStepIdSchema, guideSubjectSchema, guideValueIds, guideViewSchema } from './guide'
import { portalPlaceSchema } from './portal'
import { probeOutcomeSchema, probePlanSchema, probeRequestSchema } from './probe'
import {
  credentialInputSchema,
  fieldProblemCodes,
  LENGTHS,
  profileFields,
  profileIdSchema,
  profileInputSchema,
  profileSchema,
  profileWarningCodes
} from './profile'
import type { Result } from './result'
import { copyForms, failureSchema, tokenCheckSchema } from './token'
import {
  certificateSummarySchema,
  clipboardViewSchema,
  copyReceiptSchema,
  signInViewSchema,
  storeViewSchema,
  tokenViewSchema,
  vaultViewSchema
} from './views'

/**
 * The contract between the main process and the page: every call and every event, each with a schema
 * of what goes in and what comes out. Both sides' types derive from it. The main process imports the
 * schemas; preload and page import types only.
 */

const nothing = z.strictObject({})
const ofProfile = z.strictObject({ profileId: profileIdSchema })

export const fieldProblemSchema = z.object({
  field: z.enum(profileFields),
  code: z.enum(fieldProblemCodes)
})
export const profileWarningSchema = z.object({
  code: z.enum(profileWarningCodes),
  /** The other profile's name, a date or a host: what the sentence is about. */
  about: z.string().max(300).optional()
})

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
  z.object({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('internal') })
])

const savedProfile = z.object({
  profile: profileSchema,
  warnings: z.array(profileWarningSchema).max(20)
})

const ofConsent = z.strictObject({ profileId: profileIdSchema, form: z.enum(consentForms) })

/** Chosen files, known by their ticket. Without `certificate`, the key waits for its passphrase. */
const chosenCertificate = z.object({
  ticket: z.uuid(),
  fileNames: z.array(z.string().max(255)).max(3),
  certificate: certificateSummarySchema.optional()
})

/** How the sign-in page is asked to behave; `mfa` also passes on what a policy demanded. */
export const signInPrompts = ['default', 'select-account', 'consent', 'login', 'mfa'] as const

export const helpTopics = [
  'app-registrations',
  'partner-center-authentication',
  'error-codes',
  'secret-storage'
] as const

export const calls = {
  /** Everything the first painting needs. */
  getSnapshot: {
    input: nothing,
    output: z.object({
      version: z.string().max(40),
      demo: z.boolean(),
      profiles: z.array(profileSchema),
      store: storeViewSchema,
      vault: vaultViewSchema,
      clipboard: clipboardViewSchema,
      signIns: z.array(signInViewSchema)
    })
  },
  /** The state of every profile's token, asked for after the list has been painted. */
  getTokenViews: { input: nothing, output: z.array(tokenViewSchema) },
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
  /** Asks in a native dialog, then removes the profile with its token and credential. */
  deleteProfile: { input: ofProfile, output: z.object({ deleted: z.boolean() }) },
  /** Lets the person choose certificate and key files in a native dialog; the main process reads them. */
  chooseCertificate: { input: nothing, output: z.object({ chosen: chosenCertificate.optional() }) },
  /** Opens chosen files whose key is encrypted. The ticket stays good after a wrong passphrase. */
  unlockCertificate: {
    input: z.strictObject({ ticket: z.uuid(), passphrase: z.string().max(LENGTHS.passphrase) }),
    output: z.object({ chosen: chosenCertificate })
  },
  /** Makes a key and a self-signed certificate, and saves its public part where the person says. */
  makeCertificate: {
    input: z.strictObject({
      name: z.string().max(10_000),
      months: z.number().int().min(1).max(24)
    }),
    output: z.object({ chosen: chosenCertificate.optional() })
  },
  /** Saves the public part of the profile's certificate where the person says. */
  saveCertificateFile: {
    input: ofProfile,
    output: z.object({ savedAs: z.string().max(255).optional() })
  },
  copyThumbprint: {
    input: z.strictObject({ profileId: profileIdSchema, which: z.enum(['sha1', 'sha256']) }),
    output: nothing
  },
  /** Ends the trial of a replaced credential: the one before it is used again, alone. */
  keepFormerCredential: {
    input: ofProfile,
    /** Without a token's view when the person turned back. */
    output: z.object({ token: tokenViewSchema.optional() })
  },
  /** Not to be reminded of this credential's end before the next mark (30, 7 and 1 days). */
  dismissReminder: {
    input: z.strictObject({ profileId: profileIdSchema, days: z.number().int().min(0).max(30) }),
    output: tokenViewSchema
  },
  /** Brings back the last good copy of a damaged profile file. */
  restoreLastGood: { input: nothing, output: z.object({ count: z.number() }) },
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
  renewToken: { input: ofProfile, output: tokenViewSchema },
  /** Opens the system browser; answers when the sign-in has ended, however it ends. */
  signIn: {
    input: z.strictObject({
      profileId: profileIdSchema,
      prompt: z.enum(signInPrompts)
    }),
    output: tokenViewSchema
  },
  cancelSignIn: { input: ofProfile, output: nothing },
  copySignInLink: { input: ofProfile, output: nothing },
  openSignInAgain: { input: ofProfile, output: nothing },
  /** Ends a wait with the error that the browser's page shows, if the text copied from there names one. */
  reportShownError: {
    input: z.strictObject({ profileId: profileIdSchema, shown: z.string().max(20_000) }),
    output: z.object({ recognised: z.boolean() })
  },
  /** Removes the profile's sealed token cache. The credential of an app-only profile stays. */
  signOut: { input: ofProfile, output: tokenViewSchema },
  retryVault: { input: nothing, output: vaultViewSchema },
  /** After a native confirmation: keeps unreadable records aside and begins with a new data key. */
  startFreshVault: { input: nothing, output: vaultViewSchema },
  clearClipboard: { input: nothing, output: nothing },
  openHelp: { input: z.strictObject({ topic: z.enum(helpTopics) }), output: nothing },
  /** Opens Microsoft's official page about an AADSTS number. */
  openErrorLookup: {
    input: z.strictObject({ aadsts: z.number().int().min(1).max(99_999_999) }),
    output: nothing
  },

  getGuide: { input: z.strictObject({ of: guideSubjectSchema }), output: guideViewSchema },
  /** Ticks or unticks a step that the app cannot see. */
  tickGuideStep: {
    input: z.strictObject({
      profileId: profileIdSchema,
      step: guideStepIdSchema,
      ticked: z.boolean()
    }),
    output: guideViewSchema
  },
  copyGuideValue: {
    input: z.strictObject({ of: guideSubjectSchema, value: z.enum(guideValueIds) }),
    output: nothing
  },
  /** Opens a place of Microsoft's portals in the system browser. */
  openPortal: {
    input: z.strictObject({ of: guideSubjectSchema, place: portalPlaceSchema }),
    output: nothing
  },
  copyPortalLink: {
    input: z.strictObject({ of: guideSubjectSchema, place: portalPlaceSchema }),
    output: nothing
  },

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
  },

  /** Runs every check; answers when it has ended, however it ends. Progress comes by event. */
  runDoctor: { input: ofProfile, output: doctorReportSchema },
  cancelDoctor: { input: ofProfile, output: nothing },
  /** Copies the last report for a ticket; names of tenant and account only when chosen. */
  copyDoctorReport: {
    input: z.strictObject({ profileId: profileIdSchema, withNames: z.boolean() }),
    output: nothing
  },

  getProbeCalls: { input: ofProfile, output: probePlanSchema },
  /** Sends one GET with the profile's token; a host that is not Microsoft's is confirmed natively. */
  runProbe: {
    input: z.strictObject({ profileId: profileIdSchema, request: probeRequestSchema }),
    output: probeOutcomeSchema
  },
  cancelProbe: { input: ofProfile, output: nothing },
  /** The body of the profile's last test call, while it is kept. */
  getProbeText: { input: ofProfile, output: z.object({ text: z.string().max(300_000).optional() }) }
} as const

export const events = {
  profilesChanged: z.object({ saved: z.array(profileSchema), removed: z.array(profileIdSchema) }),
  tokenChanged: tokenViewSchema,
  signInChanged: z.object({ profileId: profileIdSchema, signIn: signInViewSchema.optional() }),
  vaultChanged: vaultViewSchema,
  storeChanged: storeViewSchema,
  clipboardChanged: clipboardViewSchema,
  /** Without `report`, the last one no longer says anything of the profile. */
  doctorChanged: z.object({ profileId: profileIdSchema, report: doctorReportSchema.optional() })
} as const

type Calls = typeof calls
type Events = typeof events
export type CallName = keyof Calls
export type EventName = keyof Events
export type CallInput<Name extends CallName> = z.infer<Calls[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<Calls[Name]['output']>
export type CallFailure = z.infer<typeof callFailureSchema>
export type CallResult<Name extends CallName> = Result<CallOutput<Name>, CallFailure>
export type EventPayload<Name extends EventName> = z.infer<Events[Name]>
export type FieldProblem = z.infer<typeof fieldProblemSchema>
export type ProfileWarning = z.infer<typeof profileWarningSchema>
export type HelpTopic = (typeof helpTopics)[number]
export type Snapshot = CallOutput<'getSnapshot'>

/** What the main process implements: one function per call. */
export type Handlers = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallResult<Name>>
}

/** What the page sees as `window.desktop`: one method per call, one subscription per event. */
export type DesktopApi = {
  readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallResult<Name>>
} & {
  /** Calls `listener` for each event; returns the function that ends it. */
  readonly [Name in EventName as `on${Capitalize<Name>}`]: (
    listener: (payload: EventPayload<Name>) => void
  ) => () => void
}
