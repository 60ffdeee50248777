import { resolve } from 'node:path'
import { failed, succeeded, type Result } from '../../shared/result'
import type { FileFormat } from '../../shared/transfer'
import { words } from '../../words'
import { answered, hasSwitch, textOption, type CommandContext, type RunCommand } from '../command'
import { fileFormatChoices } from '../grammar'
import type { Problem } from '../problem'

/** `ptd export [FILE]` */
export const run: RunCommand = async (context) => {
  const file = context.command.arguments[0]
  const wanted = formatOf(context, file)
  if (!wanted.ok) return wanted
  const format = wanted.value
  const opened = await context.openWholeDesk({ keyStore: 'not-needed' })
  if (!opened.ok) return opened
  const desk = opened.value
  // What cannot be read must not take the place of a good copy.
  if (desk.profiles.storeView().mode === 'damaged') return failed({ kind: 'profiles-damaged' })
  if (file === undefined) {
    const { text } = await desk.transfer.exportText({ format })
    return succeeded({ lines: [], json: undefined, text })
  }
  const count = await desk.transfer.exportFile(file, { format })
  if (!count.ok) return failed({ kind: 'call', failure: count.failure, profile: undefined })
  return answered([[words.transfer.exported(count.value, file)]], {
    file: resolve(file),
    format,
    count: count.value
  })
}

/** A file's name says its format unless the person does. What is printed as an answer in JSON is JSON. */
function formatOf(context: CommandContext, file: string | undefined): Result<FileFormat, Problem> {
  const given = fileFormatChoices.find((choice) => choice === textOption(context, 'format'))
  if (file === undefined && given === 'csv' && hasSwitch(context, 'json'))
    return failed({ kind: 'two-of-one', options: ['json', 'format csv'] })
  const byName = file !== undefined && /\.csv$/i.test(file) ? 'csv' : 'json'
  return succeeded(given ?? byName)
}
