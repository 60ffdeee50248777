import { failed } from '../../shared/result'
import { words } from '../../words'
import { answered, hasSwitch, profileOf, textOption, type RunCommand } from '../command'
import { prompts } from '../grammar'
import { profileFacts } from '../output/json-forms'
import { signIn } from '../sign-in'

/** `ptd sign-in PROFILE` */
export const run: RunCommand = async (context) => {
  const desk = await context.openDesk({ keyStore: 'needed' })
  if (!desk.ok) return desk
  const found = profileOf(context, desk.value)
  if (!found.ok) return found
  const profile = found.value
  if (profile.mode === 'app-only') return failed({ kind: 'no-browser-sign-in', profile })
  const prompt = prompts.find((choice) => choice === textOption(context, 'prompt'))
  const noBrowser = hasSwitch(context, 'no-browser')
  const deviceCode = hasSwitch(context, 'device-code')
  if (deviceCode && prompt !== undefined)
    return failed({ kind: 'two-of-one', options: ['device-code', 'prompt'] })
  const view = await signIn(context, desk.value, profile, { prompt, noBrowser, deviceCode })
  if (!view.ok) return view
  const name = words.names.profile(profile)
  const left = words.time.span((view.value.expiresAt ?? 0) - context.now())
  return answered([[words.cli.answers.signedIn(name, view.value.account, left)]], {
    profile: profileFacts(profile, view.value)
  })
}
