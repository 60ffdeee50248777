import { failed } from '../../shared/result'
import { words } from '../../words'
import { answered, profileOf, type RunCommand } from '../command'
import { profileFacts } from '../output/json-forms'

/** `ptd sign-out PROFILE` */
export const run: RunCommand = async (context) => {
  const desk = await context.openDesk({ keyStore: 'not-needed' })
  if (!desk.ok) return desk
  const profile = profileOf(context, desk.value)
  if (!profile.ok) return profile
  const view = await desk.value.signIn.signOut(profile.value.id)
  if (!view.ok) return failed({ kind: 'call', failure: view.failure, profile: profile.value })
  const name = words.names.profile(profile.value)
  return answered([[words.cli.answers.signedOut(name)]], {
    profile: profileFacts(profile.value, view.value)
  })
}
