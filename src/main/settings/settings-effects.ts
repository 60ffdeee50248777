import { nativeTheme } from 'electron'
import type { SettingsKeeper } from '../../core/settings/settings-store'
import { followLocale, localeOf } from '../../words'

/**
 * Makes the app look and write as the settings say, from now on. Called before the first window is made,
 * so that none is painted in another theme.
 *
 * @param systemLocale what the language `system` stands for
 */
export function followSettings(
  settings: Pick<SettingsKeeper, 'current' | 'onChange'>,
  systemLocale: string
): void {
  const applyTheme = (): void => {
    nativeTheme.themeSource = settings.current().theme
  }
  applyTheme()
  settings.onChange(applyTheme)
  followLocale(() => localeOf(settings.current().language, systemLocale))
}
