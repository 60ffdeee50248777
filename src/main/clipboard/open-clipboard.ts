import type { ClipboardView } from '../../shared/views'
import type { ShellOptions } from '../app-options'
import { ClipboardConduct } from './clipboard-conduct'
import { systemClipboard } from './secret-clipboard'

const defaultClearAfterMs = 30_000

/** Returns the app's conduct towards the system's clipboard. */
export function openClipboard(
  { log, clipboardClearAfterMs }: ShellOptions,
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
    clearAfterMs: clipboardClearAfterMs ?? defaultClearAfterMs,
    onChange,
    onTrouble: (error) => {
      log({ event: 'error', during: 'clipboard', error })
    }
  })
}
