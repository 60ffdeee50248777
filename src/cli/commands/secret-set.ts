import { failed } from '../../shared/result'
import { words } from '../../words'
import { answered, profileOf, textOption, type RunCommand } from '../command'
import { inputOf } from '../input/profile-input'
import { readSecret } from '../input/read-secret'
import { vaultProblem } from '../open-desk'
import { identityOf } from '../output/json-forms'

/** `ptd secret set PROFILE` */
export const run: RunCommand = async (context) => {
  const opened = await context.openDesk({ keyStore: 'needed' })
  if (!opened.ok) return opened
  const desk = opened.value
  const found = profileOf(context, desk)
  if (!found.ok) return found
  const profile = found.value
  if (profile.mode !== 'app-only') return failed({ kind: 'no-credential-for-mode', profile })
  const locked = await vaultProblem(desk)
  if (locked !== undefined) return failed(locked)
  const name = words.names.profile(profile)
  const secret = await readSecret(context, words.cli.ask.secret(name))
  if (!secret.ok) return secret
  const expiresOn = textOption(context, 'expires')
  const credential = {
    kind: 'secret',
    value: secret.value,
    ...(expiresOn === undefined ? {} : { expiresOn })
  } as const
  const saved = await desk.profiles.update(profile.id, inputOf(profile), credential)
  if (!saved.ok) return failed({ kind: 'call', failure: saved.failure, profile })
  return answered([[words.cli.answers.secretSaved(name)]], {
    profile: identityOf(profile),
    credential: { kind: 'secret' }
  })
}
