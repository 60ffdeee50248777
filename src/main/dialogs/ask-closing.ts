import { dialog, type BrowserWindow } from 'electron'
import { words } from '../../words'

const ways = ['tray', 'quit', 'stay'] as const

/** What the person answers when the window is closed for the first time. */
export interface ClosingAnswer {
  readonly way: (typeof ways)[number]
  readonly remember: boolean
}

/** Asks whether closing the window hides it or ends the app. */
export async function askClosing(window: BrowserWindow): Promise<ClosingAnswer> {
  const text = words.tray.closing
  const { response, checkboxChecked } = await dialog.showMessageBox(window, {
    type: 'question',
    title: text.title,
    message: text.message,
    detail: text.detail,
    buttons: [text.keep, text.quit, text.cancel],
    defaultId: ways.indexOf('tray'),
    cancelId: ways.indexOf('stay'),
    checkboxLabel: text.remember,
    checkboxChecked: true,
    noLink: true
  })
  return { way: ways[response] ?? 'stay', remember: checkboxChecked }
}
