import { z } from 'zod'
import { nothing } from './inputs'

export const themes = ['system', 'light', 'dark'] as const
export const languages = ['system', 'en-US', 'en-GB'] as const
export const logLevels = ['errors', 'events'] as const
export type LogLevel = (typeof logLevels)[number]
export const closings = ['ask', 'tray', 'quit'] as const
/** What a global or window shortcut does. */
export const shortcutActions = ['quick-copy', 'lock'] as const
export type ShortcutAction = (typeof shortcutActions)[number]

const modifier = /CommandOrControl|Command|Control|Alt|Option|Shift|Super|Meta/.source
const key =
  /[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Space|Tab|Backspace|Delete|Insert|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|Plus|[-=[\];',./\\`]/
    .source

/**
 * An Electron accelerator with a modifier besides Shift, such as `CommandOrControl+Shift+Space`; empty
 * for none. A key alone, or with Shift, would be taken from every other program.
 *
 * @see https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts#accelerators
 */
const accelerator = z
  .string()
  .max(100)
  .regex(new RegExp(`^(?:(?!(?:Shift\\+)*(?:${key})$)(?:(?:${modifier})\\+)+(?:${key}))?$`))

export const settingsSchema = z.object({
  theme: z.enum(themes),
  /** Which of the languages the sentences, dates and numbers are in. */
  language: z.enum(languages),
  clipboardSeconds: z.number().int().min(5).max(600),
  lockMinutes: z.number().int().min(0).max(1440),
  /** Also when the screen is locked or the computer sleeps. */
  lockWithScreen: z.boolean(),
  signInMinutes: z.number().int().min(1).max(60),
  quickCopyShortcut: accelerator,
  lockShortcut: accelerator,
  startAtLogin: z.boolean(),
  closing: z.enum(closings),
  logLevel: z.enum(logLevels)
})
export type Settings = z.infer<typeof settingsSchema>

const settingsChangeSchema = settingsSchema.partial().strict()
/** Some settings; what is not named stays as it is. */
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export const defaultSettings: Settings = {
  theme: 'system',
  language: 'system',
  clipboardSeconds: 30,
  lockMinutes: 10,
  lockWithScreen: true,
  signInMinutes: 5,
  quickCopyShortcut: 'CommandOrControl+Alt+Space',
  lockShortcut: 'CommandOrControl+Shift+L',
  startAtLogin: false,
  closing: 'ask',
  logLevel: 'errors'
}

export const settingsViewSchema = z.object({
  settings: settingsSchema,
  defaults: settingsSchema,
  dataFolder: z.string().max(4096),
  /** The system's locale, which the language `system` stands for. */
  locale: z.string().max(40),
  /** Shortcuts that another program holds. */
  takenShortcuts: z.array(z.enum(shortcutActions)).max(10),
  /** Whether this system can start the app at login, and has a tray. */
  canStartAtLogin: z.boolean(),
  hasTray: z.boolean(),
  /** The settings file could not be read and was kept aside: the defaults hold. */
  unreadable: z.boolean().optional()
})
export type SettingsView = z.infer<typeof settingsViewSchema>

export const settingsCalls = {
  changeSettings: {
    input: z.strictObject({ change: settingsChangeSchema }),
    output: settingsViewSchema
  },
  openDataFolder: { input: nothing, output: nothing },
  openLogFolder: { input: nothing, output: nothing }
} as const

export const settingsEvents = { settingsChanged: settingsViewSchema } as const
