import type { LockReason, LockView } from '../../shared/lock'

type Kind = LockView['kind']

/** The lock, and the privacy screen where the operating system does not check the person. */
export const lock = {
  titles: {
    lock: 'The desk is locked',
    'privacy-screen': 'The desk is covered'
  } satisfies Record<Kind, string>,
  names: { lock: 'Lock', 'privacy-screen': 'Privacy screen' } satisfies Record<Kind, string>,
  /** What a menu or the palette offers. */
  actions: {
    lock: 'Lock now',
    'privacy-screen': 'Show privacy screen'
  } satisfies Record<Kind, string>,
  since: (reason: LockReason, time: string): string => {
    switch (reason) {
      case 'idle':
        return `Since ${time}, because nobody used the computer for a while.`
      case 'screen':
        return `Since ${time}, because the computer’s screen was locked.`
      case 'suspend':
        return `Since ${time}, because the computer went to sleep.`
      case 'person':
        return `Since ${time}, because you asked for it.`
    }
  },
  unlock: {
    lock: 'Unlock with Touch ID',
    'privacy-screen': 'Uncover the desk'
  } satisfies Record<Kind, string>,
  unlocking: 'Waiting for Touch ID…',
  notRecognised:
    'You were not recognised, or turned back. Try again. Touch ID does not answer while the lid is closed.',
  failed: 'The desk did not answer. Try again, or quit the app and start it again.',
  /** Why the system asks for a finger; macOS writes the app’s name before it. */
  touchIdReason: 'show your profiles and copy their tokens',
  what: 'Tokens were taken out of memory and off the clipboard. Until you are back, nothing is copied.',
  notProtected: {
    lock: 'This guards the window. It does not keep out a program that runs in your session, or somebody who knows your password.',
    'privacy-screen':
      'This hides the window from passers-by. It is no lock: whoever can use your session can uncover it.'
  } satisfies Record<Kind, string>,
  /** For the settings. */
  explained: {
    lock: 'macOS asks for Touch ID before the desk is shown again. While it is locked, the app answers nothing else, the clipboard is cleared, and no token is in memory. Encrypted records stay on the disk: programs that run as you, and the command line ptd, can still ask the Keychain for their key. So lock the screen too when you leave.',
    'privacy-screen':
      'While it is shown, the app answers nothing else, the clipboard is cleared, and no token is in memory. It is called no lock because this system does not let the app check who comes back: one key press uncovers the desk. It does not protect from somebody who uses your session or your disk, and the command line ptd does not heed it. So lock the screen too when you leave.'
  } satisfies Record<Kind, string>,
  /** After it, in the editor that was open. */
  afterLock: {
    kept: 'What you had typed is still here, and is not saved yet.',
    'secret-dropped':
      'What you had typed is still here, and is not saved yet. The secret or certificate was dropped when the desk was locked: enter it again.'
  }
} as const
