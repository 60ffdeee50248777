/** What is put beside the text, by the name that the operating system knows it by. */
export type ConcealingFormats = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>

/** A Windows `DWORD` of zero. */
const zeroDword = new Uint8Array(4)

const windowsFormats: ConcealingFormats = {
  // SECURITY: no program that watches the clipboard keeps the token.
  // [src/main/clipboard/concealed-formats.security.test.ts]
  ExcludeClipboardContentFromMonitorProcessing: zeroDword,
  // SECURITY: not in the history of Windows. [src/main/clipboard/concealed-formats.security.test.ts]
  CanIncludeInClipboardHistory: zeroDword,
  // SECURITY: not on the person's other machines. [src/main/clipboard/concealed-formats.security.test.ts]
  CanUploadToCloudClipboard: zeroDword
}

const macFormats: ConcealingFormats = {
  // SECURITY: shown as dots, and not kept. [src/main/clipboard/concealed-formats.security.test.ts]
  'org.nspasteboard.ConcealedType': '1',
  // SECURITY: gone soon, so not worth keeping. [src/main/clipboard/concealed-formats.security.test.ts]
  'org.nspasteboard.TransientType': '1'
}

const linuxFormats: ConcealingFormats = {
  // SECURITY: not in the clipboard's history. [src/main/clipboard/concealed-formats.security.test.ts]
  'x-kde-passwordManagerHint': 'secret'
}

/**
 * Returns the formats that ask clipboard histories, cloud clipboards and clipboard watchers to leave a
 * text alone. They are requests: a program may not heed them.
 *
 * Windows: https://learn.microsoft.com/en-us/windows/win32/dataxchg/clipboard-formats#cloud-clipboard-and-clipboard-history-formats
 * macOS: http://nspasteboard.org
 * Linux: the hint of KDE's Klipper, which other clipboard programs follow
 */
export function concealingFormats(platform: NodeJS.Platform): ConcealingFormats {
  if (platform === 'win32') return windowsFormats
  if (platform === 'darwin') return macFormats
  return linuxFormats
}
