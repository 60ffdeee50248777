import { z } from 'zod'
import { arrangementSchema } from './arrangement'
import { nothing } from './inputs'
import { profileSchema } from './profile'
import { settingsViewSchema } from './settings'
import { clipboardViewSchema, signInViewSchema, storeViewSchema, vaultViewSchema } from './views'

export const helpTopics = [
  'app-registrations',
  'partner-center-authentication',
  'error-codes',
  'secret-storage'
] as const

export const deskCalls = {
  /** Everything the first painting needs. */
  getSnapshot: {
    input: nothing,
    output: z.object({
      version: z.string().max(40),
      demo: z.boolean(),
      profiles: z.array(profileSchema),
      arrangement: arrangementSchema,
      settings: settingsViewSchema,
      store: storeViewSchema,
      vault: vaultViewSchema,
      clipboard: clipboardViewSchema,
      signIns: z.array(signInViewSchema)
    })
  },
  retryVault: { input: nothing, output: vaultViewSchema },
  /** After a native confirmation: keeps unreadable records aside and begins with a new data key. */
  startFreshVault: { input: nothing, output: vaultViewSchema },
  clearClipboard: { input: nothing, output: nothing },
  openHelp: { input: z.strictObject({ topic: z.enum(helpTopics) }), output: nothing },
  /** Opens Microsoft's official page about an AADSTS number. */
  openErrorLookup: {
    input: z.strictObject({ aadsts: z.number().int().min(1).max(99_999_999) }),
    output: nothing
  }
} as const

export type HelpTopic = (typeof helpTopics)[number]

export const deskEvents = {
  vaultChanged: vaultViewSchema,
  storeChanged: storeViewSchema,
  clipboardChanged: clipboardViewSchema
} as const
