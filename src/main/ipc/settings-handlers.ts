import type { Handlers } from '../../shared/contract'
import { succeeded } from '../../shared/result'
import type { HandlerParts } from './handler-parts'

/** What a person chooses about the app itself. */
export function settingsHandlers({
  settings,
  settingsView,
  openFolder
}: Pick<HandlerParts, 'settings' | 'settingsView' | 'openFolder'>): Pick<
  Handlers,
  'changeSettings' | 'openDataFolder' | 'openLogFolder'
> {
  return {
    async changeSettings({ change }) {
      const changed = await settings.change(change)
      return changed.ok ? succeeded(settingsView()) : changed
    },
    async openDataFolder() {
      await openFolder('data')
      return succeeded({})
    },
    async openLogFolder() {
      await openFolder('logs')
      return succeeded({})
    }
  }
}
