import type { ClipboardView } from '../../shared/views'
import type { ShellOptions } from '../app-options'
import type { SettingsKeeper } from '../../core/settings/settings-store'
import { ClipboardConduct } from './clipboard-conduct'
import { systemClipboard } from './secret-clipboard'

/** Returns the app's conduct towards the system's clipboard. */
export function openClipboard(
  { log, clipboardClearAfterMs }: ShellOptions,
  settings: Pick<SettingsKeeper, 'current'>,
  onChange: (view: ClipboardView) => void
): ClipboardConduct {
  return new ClipboardConduct({
    clipboard: systemClipboard(process.platform),
    clock: {
      now: Date.now,
      after: (delayMs, work) => {
        const timer = setTimeout(work, delayMs)
        return () => {
          clearTimeout(timer)
        }
      }
    },
    clearAfterMs: () => clipboardClearAfterMs ?? settings.current().clipboardSeconds * 1000,
    onChange,
    onTrouble: (error) => {
      log({ event: 'error', during: 'clipboard', error })
    }
  })
}
