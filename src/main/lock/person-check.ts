import { systemPreferences } from 'electron'
import { words } from '../../words'
import type { PersonCheck } from './desk-lock'

/**
 * Returns how this system checks the person: by Touch ID on a Mac that has it. Electron 45 offers nothing
 * of the kind on Windows (its platform authenticators, too, are for macOS only) or on Linux; there it is
 * nobody's check.
 * https://www.electronjs.org/docs/latest/api/system-preferences#systempreferencesprompttouchidreason-macos
 */
export function systemPersonCheck(platform: NodeJS.Platform): PersonCheck {
  if (platform !== 'darwin')
    return { kind: () => 'privacy-screen', recognise: () => Promise.resolve(true) }
  return {
    kind: () => (systemPreferences.canPromptTouchID() ? 'lock' : 'privacy-screen'),
    // Electron rejects whatever the reason is: no match, turned back, lid closed.
    recognise: () =>
      systemPreferences.promptTouchID(words.lock.touchIdReason).then(
        () => true,
        () => false
      )
  }
}
