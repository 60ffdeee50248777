import type { SettingsKeeper } from '../../core/settings/settings-store'
import { defaultSettings, type SettingsView } from '../../shared/settings'

/** What the settings page shows beside the settings, and who knows it. */
export interface SettingsSurroundings {
  readonly dataFolder: string
  /** The system's locale. */
  readonly locale: string
  /** What this desktop can do, and which shortcuts another program holds. */
  readonly desktop: () => Pick<SettingsView, 'takenShortcuts' | 'canStartAtLogin' | 'hasTray'>
}

/** Returns the settings as the page sees them. */
export function settingsView(
  settings: SettingsKeeper,
  { dataFolder, locale, desktop }: SettingsSurroundings
): SettingsView {
  return {
    settings: settings.current(),
    defaults: defaultSettings,
    dataFolder,
    locale,
    ...desktop(),
    ...(settings.unreadable ? { unreadable: true } : {})
  }
}
