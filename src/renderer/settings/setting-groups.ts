import type { Settings } from '../../shared/settings'
import { words } from '../../words'
import { keysOf } from './accelerator'
import { isMac } from '../lib/shortcut'
import type { SettingName } from './desk-settings.svelte'

const text = words.settings

/** The settings that stand together, in the order in which they are shown. */
export const settingGroups = [
  { id: 'appearance', settings: ['theme', 'language'] },
  { id: 'clipboard', settings: ['clipboardSeconds'] },
  { id: 'lock', settings: ['lockMinutes', 'lockWithScreen'] },
  { id: 'signIn', settings: ['signInMinutes'] },
  { id: 'shortcuts', settings: ['quickCopyShortcut', 'lockShortcut'] },
  { id: 'quick', settings: ['startAtLogin', 'closing'] },
  { id: 'data', settings: ['logLevel'] }
] as const satisfies readonly { readonly id: string; readonly settings: readonly SettingName[] }[]

/** Returns how a setting's value is said. */
export function saidValue(name: SettingName, settings: Settings): string {
  switch (name) {
    case 'theme':
      return text.theme[settings.theme]
    case 'language':
      return text.language[settings.language]
    case 'clipboardSeconds':
      return text.seconds(settings.clipboardSeconds)
    case 'lockMinutes':
      return text.lockMinutes(settings.lockMinutes)
    case 'lockWithScreen':
      return text.switched(settings.lockWithScreen)
    case 'signInMinutes':
      return text.minutes(settings.signInMinutes)
    case 'quickCopyShortcut':
    case 'lockShortcut':
      return keysOf(settings[name], isMac).join(' ') || text.noShortcut
    case 'startAtLogin':
      return text.switched(settings.startAtLogin)
    case 'closing':
      return text.closing[settings.closing]
    case 'logLevel':
      return text.logLevel[settings.logLevel]
  }
}
