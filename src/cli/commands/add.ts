import { words } from '../../words'
import type { RunCommand } from '../command'
import { readProfileInput } from '../input/profile-input'
import { tellSaved } from '../save-profile'

/** `ptd add NAME` */
export const run: RunCommand = async (context) => {
  const input = readProfileInput(context, context.command.arguments[0] ?? '', undefined)
  if (!input.ok) return input
  const desk = await context.openDesk({ keyStore: 'not-needed' })
  if (!desk.ok) return desk
  return tellSaved(await desk.value.profiles.create(input.value), words.cli.answers.added)
}
