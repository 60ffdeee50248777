import { z } from 'zod'
import { nothing, ofProfile } from './inputs'
import { profileIdSchema } from './profile'
import { signInViewSchema, tokenViewSchema } from './views'

/** How the sign-in page is asked to behave; `mfa` also passes on what a policy demanded. */
export const signInPrompts = ['default', 'select-account', 'consent', 'login', 'mfa'] as const

export const signInCalls = {
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
  signOut: {
    input: ofProfile,
    output: tokenViewSchema
  } /** Signs in with a code that is typed at Microsoft's page on any device; answers when it has ended. */,
  signInWithDeviceCode: { input: ofProfile, output: tokenViewSchema },
  copyDeviceCode: { input: ofProfile, output: nothing },
  openDeviceCodePage: { input: ofProfile, output: nothing },
  /** Uses another of the accounts that have signed in to this profile, or the one that is offered. */
  chooseAccount: {
    input: z.strictObject({ profileId: profileIdSchema, accountId: z.string().max(300) }),
    output: tokenViewSchema
  },
  /** Stays with the profile's account after another one has signed in and was refused. */
  keepAccount: { input: ofProfile, output: tokenViewSchema },
  /** After a native confirmation of the host: an imported profile's custom authority is used from now on. */
  confirmAuthority: { input: ofProfile, output: z.object({ confirmed: z.boolean() }) }
} as const

export const signInEvents = {
  signInChanged: z.object({ profileId: profileIdSchema, signIn: signInViewSchema.optional() })
} as const
