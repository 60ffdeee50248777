import type { DesktopApi } from '../../shared/contract'
import type { LockView } from '../../shared/lock'
import type { Settings, SettingsChange, SettingsView } from '../../shared/settings'
import { localeOf, words } from '../../words'

export type SettingName = keyof Settings

/** What was last said about a setting: that it holds now, or why it does not. */
export interface SettingSaid {
  readonly name: SettingName
  readonly tone: 'good' | 'bad'
  readonly sentence: string
}

/** What the person has chosen about the app itself. */
export class DeskSettings {
  readonly #desktop: DesktopApi
  /** Nothing before the page has its first answer. */
  view = $state.raw<SettingsView | undefined>(undefined)
  said = $state.raw<SettingSaid | undefined>(undefined)
  /** Why a folder could not be opened. */
  folderProblem = $state<string | undefined>(undefined)
  /** Whether this computer locks the desk, or only covers it. */
  lockKind = $state<LockView['kind']>('privacy-screen')
  /** Whose form dates and numbers take. */
  readonly locale = $derived(
    localeOf(this.view?.settings.language ?? 'system', this.view?.locale ?? '')
  )

  constructor(desktop: DesktopApi) {
    this.#desktop = desktop
  }

  async loadLockKind(): Promise<void> {
    const result = await this.#desktop.getLock({})
    if (result.ok) this.lockKind = result.value.kind
  }

  put(view: SettingsView): void {
    this.view = view
  }

  /** Saves one setting. Returns whether it holds now; if not, `said` tells why. */
  async change(name: SettingName, change: SettingsChange): Promise<boolean> {
    const { label } = words.settings.about[name]
    const result = await this.#desktop.changeSettings({ change })
    if (result.ok) {
      this.view = result.value
      this.said = { name, tone: 'good', sentence: words.settings.saved(label) }
      return true
    }
    this.tell(name, words.settings.notSaved(result.failure))
    return false
  }

  /** Says why a setting stays as it was. */
  tell(name: SettingName, sentence: string): void {
    this.said = { name, tone: 'bad', sentence }
  }

  /** Leaves behind what was said about the settings. */
  forgetSaid(): void {
    this.said = undefined
    this.folderProblem = undefined
  }

  async openFolder(folder: 'data' | 'logs'): Promise<void> {
    this.folderProblem = undefined
    const result =
      folder === 'data'
        ? await this.#desktop.openDataFolder({})
        : await this.#desktop.openLogFolder({})
    if (!result.ok) this.folderProblem = words.settings.folderNotOpened(folder)
  }
}
