import {
  defaultSettings,
  settingsSchema,
  type Settings,
  type SettingsChange
} from '../../shared/settings'

/** The version of the file that this app writes. */
const settingsVersion = 1

/** What is in the file, also what this version of the app does not know. */
export type SettingsFields = Readonly<Record<string, unknown>>

export type SettingsReading =
  | { readonly kind: 'read'; readonly fields: SettingsFields; readonly newer: boolean }
  | { readonly kind: 'damaged' }

/** Reads the text of a settings file. */
export function parseSettingsFile(text: string): SettingsReading {
  const content = parseJson(text)
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { kind: 'damaged' }
  }
  const fields: SettingsFields = { ...content }
  const version = fields['version']
  return { kind: 'read', fields, newer: typeof version === 'number' && version > settingsVersion }
}

/** Returns the fields of a file with what `change` names. What this version does not know stays. */
export function withChange(fields: SettingsFields, change: SettingsChange): SettingsFields {
  const named = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...fields, ...Object.fromEntries(named) }
}

/** Returns the text of a settings file. */
export function formatSettingsFile(fields: SettingsFields): string {
  return `${JSON.stringify({ ...fields, version: settingsVersion }, undefined, 2)}\n`
}

/** Returns the settings of a file. Where a field is missing or cannot be used, its default holds. */
export function settingsOf(fields: SettingsFields): Settings {
  const usable = Object.entries(settingsSchema.shape).filter(
    ([name, schema]) => schema.safeParse(fields[name]).success
  )
  return settingsSchema.parse({
    ...defaultSettings,
    ...Object.fromEntries(usable.map(([name]) => [name, fields[name]]))
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
