import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron'
import { words, type DeletionAsked, type DialogWords } from '../../words'
import type { Profile } from '../../shared/profile'
import type { FileFormat } from '../../shared/transfer'

/** Questions that only a native dialog may ask, because a page can be faked. */
export interface NativeQuestions {
  confirmDelete(asked: DeletionAsked): Promise<boolean>
  confirmFreshKey(profileNames: readonly string[]): Promise<boolean>
  /** Asks whether a new secret or certificate is dropped for the one before it. */
  confirmKeepFormer(profile: Profile): Promise<boolean>
  /** Asks whether a profile that came by an import may sign in at the login host that it names. */
  confirmAuthority(profile: Profile, host: string): Promise<boolean>
  /** Asks whether a profile's token may go to a host that is none of Microsoft's. */
  confirmApiHost(profile: Profile, host: string): Promise<boolean>
  /** Returns the chosen paths, or `undefined` when the person turned back. */
  chooseCertificateFiles(): Promise<readonly string[] | undefined>
  /** Returns where to save a certificate's public part, or `undefined` when the person turned back. */
  chooseCertificateTarget(fileName: string): Promise<string | undefined>
  /** Returns the path of a file of profiles, or `undefined` when the person turned back. */
  chooseProfileFile(): Promise<string | undefined>
  /** Returns where to save profiles, or `undefined` when the person turned back. */
  chooseProfileTarget(fileName: string, format: FileFormat): Promise<string | undefined>
  /** Returns where to save a text for a ticket, or `undefined` when the person turned back. */
  chooseTextTarget(fileName: string): Promise<string | undefined>
  confirmClearActivity(): Promise<boolean>
}

/**
 * Returns the app's native dialogs over a window.
 *
 * @param untilLocked aborted when the desk is locked: a question then counts as answered with no
 */
export function createNativeQuestions(
  window: BrowserWindow,
  untilLocked: () => AbortSignal
): NativeQuestions {
  const confirm = async (text: DialogWords): Promise<boolean> => {
    const signal = untilLocked()
    // The names in it go with the rest of the window.
    const { response } = await dialog.showMessageBox(window, { ...confirmation(text), signal })
    return response === confirmButton && !signal.aborted
  }
  return {
    confirmDelete: (asked) => confirm(words.dialogs.deleteProfiles(asked)),
    confirmFreshKey: (profileNames) => confirm(words.dialogs.startFreshVault(profileNames)),
    confirmKeepFormer: (profile) => confirm(words.dialogs.keepFormerCredential(profile)),
    confirmAuthority: (profile, host) =>
      confirm(words.dialogs.confirmAuthority(host, words.names.profile(profile))),
    confirmApiHost: (profile, host) => confirm(words.dialogs.confirmApiHost(host, profile)),
    confirmClearActivity: () => confirm(words.dialogs.clearActivity),
    async chooseCertificateFiles() {
      const text = words.dialogs.chooseCertificate
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: text.title,
        buttonLabel: text.button,
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
        filters: [
          {
            name: text.certificates,
            extensions: ['pfx', 'p12', 'pem', 'crt', 'cer', 'der', 'key']
          },
          { name: text.allFiles, extensions: ['*'] }
        ]
      })
      return canceled || filePaths.length === 0 ? undefined : filePaths
    },
    async chooseCertificateTarget(fileName) {
      const text = words.dialogs.saveCertificate
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: text.title,
        buttonLabel: text.button,
        defaultPath: fileName,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        filters: [{ name: text.certificate, extensions: ['cer'] }]
      })
      return canceled || filePath === '' ? undefined : filePath
    },
    async chooseTextTarget(fileName) {
      const text = words.dialogs.saveText
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: text.title,
        buttonLabel: text.button,
        defaultPath: fileName,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        filters: [{ name: text.text, extensions: ['txt'] }]
      })
      return canceled || filePath === '' ? undefined : filePath
    },
    async chooseProfileFile() {
      const text = words.dialogs.chooseProfiles
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: text.title,
        buttonLabel: text.button,
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: text.profiles, extensions: ['json', 'csv', 'tsv', 'txt'] },
          { name: text.allFiles, extensions: ['*'] }
        ]
      })
      return canceled ? undefined : filePaths[0]
    },
    async chooseProfileTarget(fileName, format) {
      const text = words.dialogs.saveProfiles
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: text.title,
        buttonLabel: text.button,
        defaultPath: fileName,
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        filters: [{ name: text[format], extensions: [format] }]
      })
      return canceled || filePath === '' ? undefined : filePath
    }
  }
}

/** Asks whether to open the window again after its page has ended twice. */
export async function askOpenAgain(window: BrowserWindow): Promise<boolean> {
  const text = confirmation(words.dialogs.pageGone)
  const { response } = await dialog.showMessageBox(window, text)
  return response === confirmButton
}

/** Says that the app ends before its window is there; returns when the person has read it. */
export function showStartFailure(dataFolder: string, code: string): void {
  const { title, detail } = words.dialogs.startFailed(dataFolder, code)
  dialog.showErrorBox(title, detail)
}

const confirmButton = 0
const cancelButton = 1

/** The button that changes nothing is the one that Return and Escape press. */
function confirmation(text: DialogWords): MessageBoxOptions {
  return {
    type: 'warning',
    title: text.title,
    message: text.message,
    detail: text.detail,
    buttons: [text.confirm, text.cancel],
    defaultId: cancelButton,
    cancelId: cancelButton,
    noLink: true
  }
}
