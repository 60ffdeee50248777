import { spawn } from 'node:child_process'
import { headful } from './environment'

/** Electron's dialogs take the window they belong to first, or nothing. */
type Arguments<Options> = readonly [Options] | readonly [window: object, options: Options]

/** What zenity answered: how it ended (0 for its OK button) and what it printed. */
interface ZenityAnswer {
  readonly status: number
  readonly text: string
}

/**
 * `dialog`. A test stubs each dialog it causes, as with Electron; one that it did not foresee throws.
 * With a person, zenity shows a plain form of it, and where zenity is missing it counts as cancelled.
 */
export const dialog = {
  async showMessageBox(
    ...args: Arguments<Electron.MessageBoxOptions>
  ): Promise<Electron.MessageBoxReturnValue> {
    const { buttons = ['OK'], cancelId = 0, defaultId = 0, message, detail = '' } = last(args)
    const others = buttons.filter((_, index) => index !== defaultId && index !== cancelId)
    const answer = await zenity('showMessageBox', message, [
      buttons.length > 1 ? '--question' : '--info',
      '--no-markup',
      `--text=${[message, detail].join('\n\n').trim()}`,
      `--ok-label=${buttons[defaultId] ?? 'OK'}`,
      ...(buttons.length > 1 ? [`--cancel-label=${buttons[cancelId] ?? 'Cancel'}`] : []),
      ...others.map((label) => `--extra-button=${label}`)
    ])
    const extra = buttons.indexOf(answer.text)
    const response = answer.status === 0 ? defaultId : extra >= 0 ? extra : cancelId
    return { response, checkboxChecked: false }
  },

  async showOpenDialog(
    ...args: Arguments<Electron.OpenDialogOptions>
  ): Promise<Electron.OpenDialogReturnValue> {
    const { title = 'Open' } = last(args)
    const answer = await zenity('showOpenDialog', title, ['--file-selection', `--title=${title}`])
    const canceled = answer.status !== 0
    return { canceled, filePaths: canceled ? [] : [answer.text] }
  },

  async showSaveDialog(
    ...args: Arguments<Electron.SaveDialogOptions>
  ): Promise<Electron.SaveDialogReturnValue> {
    const { title = 'Save' } = last(args)
    const answer = await zenity('showSaveDialog', title, [
      '--file-selection',
      '--save',
      `--title=${title}`
    ])
    return { canceled: answer.status !== 0, filePath: answer.status === 0 ? answer.text : '' }
  },

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  }
}

function last<Options>(args: Arguments<Options>): Options {
  return args.length === 1 ? args[0] : args[1]
}

function zenity(name: string, subject: string, args: readonly string[]): Promise<ZenityAnswer> {
  if (!headful)
    throw new Error(
      `electron stand-in: dialog.${name} ("${subject}") has no answer; stub it in the test`
    )
  return new Promise((resolve) => {
    const child = spawn('zenity', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
    child.on('error', () => {
      process.stderr.write(`electron stand-in: no zenity, so this was cancelled: ${subject}\n`)
      resolve({ status: 1, text: '' })
    })
    child.on('close', (status) => resolve({ status: status ?? 1, text: text.trimEnd() }))
  })
}
