import { clipboard, ClipboardItem } from 'electron'
import type { ClipboardPort } from './clipboard-conduct'
import { concealingFormats } from './concealed-formats'

/** Returns the system's clipboard. Nothing else in the app touches Electron's. */
export function systemClipboard(platform: NodeJS.Platform): ClipboardPort {
  return {
    writeConcealed: (text) =>
      // One write, so that the text is never there without its markers.
      clipboard.write([
        new ClipboardItem({
          'text/plain': text,
          // SECURITY: keeps the token out of clipboard histories. [tests/e2e/clipboard.spec.ts]
          ...concealingItems(platform)
        })
      ]),
    writePlain: (text) => clipboard.writeText(text),
    readText: () => clipboard.readText(),
    clear: () => {
      clipboard.clear()
    }
  }
}

/** The formats under the names by which Electron passes them on to the operating system as they are. */
function concealingItems(platform: NodeJS.Platform): Record<string, Blob> {
  return Object.fromEntries(
    Object.entries(concealingFormats(platform)).map(([format, data]) => [
      `electron application/osclipboard;format="${format}"`,
      new Blob([data])
    ])
  )
}
