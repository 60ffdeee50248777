import type { SettingsKeeper } from '../../core/settings/settings-store'
import type { LoginStart } from './login-start'

/**
 * Keeps the setting and the system together: a change of the setting is made in the system, and what
 * the system says afterwards, or at the start of the app, is the setting. People switch such things off
 * in the system's own settings too.
 *
 * @returns resolves when the setting says what the system does
 */
export async function followStartAtLogin(
  settings: Pick<SettingsKeeper, 'current' | 'change' | 'onChange'>,
  login: LoginStart,
  onTrouble: (error: unknown) => void
): Promise<void> {
  let known = await login.isOn().catch((error: unknown) => {
    onTrouble(error)
    return false
  })
  const takeOver = async (): Promise<void> => {
    if (settings.current().startAtLogin !== known) await settings.change({ startAtLogin: known })
  }
  const follow = async (): Promise<void> => {
    const wanted = settings.current().startAtLogin
    if (wanted === known) return
    await login.set(wanted)
    known = await login.isOn()
  }
  await takeOver()
  let turn = Promise.resolve()
  settings.onChange(() => {
    turn = turn.then(follow).catch(onTrouble).then(takeOver)
  })
}
