import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import { defaultSettings, type Settings, type SettingsChange } from '../../shared/settings'
import { readFileIfPresent, writeFileAtomically } from '../disk/atomic-file'
import { withFolderLock } from '../disk/folder-lock'
import { freeName } from '../disk/free-name'
import { systemErrorCode } from '../disk/system-error'
import {
  formatSettingsFile,
  parseSettingsFile,
  settingsOf,
  withChange,
  type SettingsFields
} from './settings-file'

export interface SettingsOptions {
  /** The data folder. Created when it is not there. */
  readonly folder: string
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/** Why a setting could not be saved. Nothing has changed then. */
export type SettingsFailure = Extract<
  CallFailure,
  { kind: 'store-read-only' } | { kind: 'store-not-written' }
>

/** The settings as the rest of the app uses them. */
export type SettingsKeeper = Pick<SettingsStore, 'current' | 'change' | 'onChange' | 'unreadable'>

const fileName = 'settings.json'

/**
 * Opens the settings of a data folder. A file that cannot be read is kept aside as
 * `settings.damaged-TIME.json`, and the defaults hold.
 */
export async function openSettings(options: SettingsOptions): Promise<SettingsStore> {
  const store = new SettingsStore(options)
  await store.refresh()
  return store
}

/** What a person has chosen, for as long as the app runs and beyond. */
export class SettingsStore {
  readonly #folder: string
  readonly #now: () => number
  readonly #listeners = new Set<(settings: Settings) => void>()
  #settings = defaultSettings
  #unreadable = false

  constructor({ folder, now = Date.now }: SettingsOptions) {
    this.#folder = folder
    this.#now = now
  }

  current(): Settings {
    return this.#settings
  }

  /** Whether the file could not be read, and nothing has been saved since. */
  get unreadable(): boolean {
    return this.#unreadable
  }

  /** Calls `listener` with the settings whenever they have changed. Returns what ends it. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Saves what `change` names, on top of what the file holds by now. */
  async change(change: SettingsChange): Promise<Result<Settings, SettingsFailure>> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const written = await withFolderLock(this.#folder, () => this.#write(change), {
        name: 'settings'
      })
      if (written.ok) return written.value
      const detail = 'Another process is writing the settings file and does not finish.'
      return failed({ kind: 'store-not-written', detail })
    } catch (error) {
      if (!(error instanceof Error) || systemErrorCode(error) === undefined) throw error
      return failed({ kind: 'store-not-written', detail: error.message.slice(0, 500) })
    }
  }

  /** Reads what another program has written since. What cannot be read now leaves things as they are. */
  async refresh(): Promise<void> {
    try {
      const { fields } = await this.#read()
      this.#adopt(settingsOf(fields))
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error
      this.#unreadable = true
    }
  }

  async #write(change: SettingsChange): Promise<Result<Settings, SettingsFailure>> {
    const { fields, newer } = await this.#read()
    if (newer) return failed({ kind: 'store-read-only' })
    const changed = withChange(fields, change)
    await writeFileAtomically(join(this.#folder, fileName), formatSettingsFile(changed))
    this.#unreadable = false
    this.#adopt(settingsOf(changed))
    return succeeded(this.#settings)
  }

  /** @throws the system's error, also when a damaged file cannot be moved out of the way. */
  async #read(): Promise<{ readonly fields: SettingsFields; readonly newer: boolean }> {
    const path = join(this.#folder, fileName)
    const bytes = await readFileIfPresent(path)
    if (bytes === undefined) return { fields: {}, newer: false }
    const reading = parseSettingsFile(bytes.toString('utf8'))
    if (reading.kind === 'read') return reading
    this.#unreadable = true
    const aside = await freeName(this.#folder, 'settings.damaged', this.#now())
    await rename(path, join(this.#folder, aside))
    return { fields: {}, newer: false }
  }

  #adopt(settings: Settings): void {
    if (isDeepStrictEqual(this.#settings, settings)) return
    this.#settings = settings
    for (const listener of [...this.#listeners]) listener(settings)
  }
}
