import { failed } from '../../shared/result'
import { words } from '../../words'
import { profileOf, textOption, type RunCommand } from '../command'
import { changesFields, readProfileInput } from '../input/profile-input'
import { tellSaved } from '../save-profile'

/** `ptd edit PROFILE` */
export const run: RunCommand = async (context) => {
  if (!changesFields(context)) return failed({ kind: 'nothing-to-change' })
  const desk = await context.openDesk({ keyStore: 'not-needed' })
  if (!desk.ok) return desk
  const profile = profileOf(context, desk.value)
  if (!profile.ok) return profile
  const { id, name } = profile.value
  const input = readProfileInput(context, textOption(context, 'name') ?? name, profile.value)
  if (!input.ok) return input
  return tellSaved(await desk.value.profiles.update(id, input.value), words.cli.answers.saved)
}
