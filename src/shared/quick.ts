import { z } from 'zod'
import { MOST_PROFILES, nothing, ofProfile } from './inputs'
import { profileSchema } from './profile'

/** A row of the quick-copy window: what a profile is found by, and what is said of it. */
export const quickRowSchema = profileSchema.omit({ notes: true })
export type QuickRow = z.infer<typeof quickRowSchema>

/** The calls of the quick-copy window only; besides them it may copy a token. */
export const quickCalls = {
  /** Those that a token was copied from come first, the latest of them at the top. */
  getQuickRows: { input: nothing, output: z.array(quickRowSchema).max(MOST_PROFILES) },
  closeQuickCopy: { input: nothing, output: nothing },
  /** Brings the main window to the front, with this profile chosen. */
  showProfile: { input: ofProfile, output: nothing }
} as const

/** The events of the quick-copy window only. */
export const quickEvents = {
  /** The quick-copy window comes to the front: begin anew. */
  quickCopyShown: nothing
} as const

/** What of the menus the page does; the rest is done by the main process. */
export const menuCommands = [
  'new-profile',
  'import',
  'export',
  'settings',
  'find',
  'palette',
  'shortcuts'
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** What the main window is asked to do from outside its page. */
export const shellEvents = {
  /** Show a profile. */
  profileChosen: ofProfile,
  menuChosen: z.object({ command: z.enum(menuCommands) })
} as const
