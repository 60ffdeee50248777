import { failed } from '../../shared/result'
import { words } from '../../words'
import { answered, hasSwitch, profileOf, type RunCommand } from '../command'
import { askYesOrNo } from '../input/ask'
import { identityOf } from '../output/json-forms'

/** `ptd remove PROFILE` */
export const run: RunCommand = async (context) => {
  const desk = await context.openDesk({ keyStore: 'not-needed' })
  if (!desk.ok) return desk
  const found = profileOf(context, desk.value)
  if (!found.ok) return found
  const profile = found.value
  const name = words.names.profile(profile)
  // SECURITY: a secret that is gone does not come back, so nothing but a clear yes removes it.  [tests/cli/secret.security.test.ts]
  if (!hasSwitch(context, 'yes') && !(await askYesOrNo(context, words.cli.ask.remove(name))))
    return failed({ kind: 'not-confirmed', profile })
  const removed = await desk.value.profiles.remove(profile.id)
  if (!removed.ok) return failed({ kind: 'call', failure: removed.failure, profile })
  return answered([[words.cli.answers.removed(name)]], { removed: identityOf(profile) })
}
