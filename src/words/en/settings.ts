import type { CallFailure } from '../../shared/call-failure'
import type { Settings, ShortcutAction } from '../../shared/settings'
import { number } from './locale'

interface SettingWords {
  readonly label: string
  /** What it does, in one sentence. */
  readonly effect: string
}

const minutes = (count: number): string => (count === 1 ? '1 minute' : `${number(count)} minutes`)
const seconds = (count: number): string => (count === 1 ? '1 second' : `${number(count)} seconds`)

const whyNotSaved: Partial<Record<CallFailure['kind'], string>> = {
  'store-read-only':
    'This could not be saved: the settings file comes from a newer version of this app, and stays as it is. Update the app to change settings.',
  'shortcut-taken':
    'Another program holds this shortcut, or the system does not allow it. Choose another one.'
}

/** Words of the settings. */
export const settings = {
  intro: 'Each change holds at once and is kept in the data folder.',
  groups: {
    appearance: 'Appearance',
    clipboard: 'Clipboard',
    lock: { lock: 'Lock', 'privacy-screen': 'Privacy screen' },
    signIn: 'Sign-in',
    shortcuts: 'Shortcuts',
    quick: 'Quick access',
    data: 'Data and log'
  },
  about: {
    theme: {
      label: 'Theme',
      effect: 'Colours of the window; “As the system” changes with it.'
    },
    language: {
      label: 'Dates and numbers',
      effect: 'How days, times and counts are written; the sentences are English.'
    },
    clipboardSeconds: {
      label: 'Clear the clipboard after',
      effect: 'A copied token is taken off the clipboard after this time, if it is still there.'
    },
    lockMinutes: {
      label: 'After nobody used the computer for',
      effect: 'The page is covered, tokens leave memory and the clipboard is cleared.'
    },
    lockWithScreen: {
      label: 'With the computer’s screen',
      effect: 'The same happens when the screen is locked or the computer goes to sleep.'
    },
    signInMinutes: {
      label: 'Wait for the browser for',
      effect: 'A sign-in or consent that is not finished in the browser by then is ended.'
    },
    quickCopyShortcut: {
      label: 'Quick copy',
      effect: 'Opens a small window over any program: type a few letters, Enter copies the token.'
    },
    lockShortcut: {
      label: 'Cover the desk',
      effect: 'Hides the desk at once, while its window is in front.'
    },
    startAtLogin: {
      label: 'Start when you sign in to the computer',
      effect: 'The app starts by itself, so that quick copy is there.'
    },
    closing: {
      label: 'When the window is closed',
      effect: 'In the tray the app goes on, and quick copy and the shortcuts stay.'
    },
    logLevel: {
      label: 'What the log holds',
      effect:
        'The log never holds a token, a name or an address; it helps to find a fault of the app.'
    }
  } satisfies Record<keyof Settings, SettingWords>,
  theme: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<
    Settings['theme'],
    string
  >,
  language: {
    system: 'As the system',
    'en-US': 'American: Nov 23, 2026, 5:49 PM',
    'en-GB': 'British: 23 Nov 2026, 17:49'
  } satisfies Record<Settings['language'], string>,
  closing: {
    ask: 'Ask once',
    tray: 'Go on in the tray',
    quit: 'Quit the app'
  } satisfies Record<Settings['closing'], string>,
  logLevel: {
    errors: 'Faults only',
    events: 'Faults, and each call with how long it took'
  } satisfies Record<Settings['logLevel'], string>,
  lockMinutes: (count: number): string => (count === 0 ? 'Never' : minutes(count)),
  minutes,
  seconds,
  unit: { minutes: 'minutes', seconds: 'seconds' },
  switched: (on: boolean): string => (on ? 'On' : 'Off'),
  noShortcut: 'None',
  default: (value: string): string => `Default: ${value}.`,
  backToDefault: 'Back to default',
  backToDefaultOf: (label: string): string => `Back to default: ${label}`,
  saved: (label: string): string => `Saved: ${label}.`,
  notSaved: (failure: CallFailure): string =>
    failure.kind === 'store-not-written'
      ? `This could not be saved: the data folder could not be written (${failure.detail}). Check the disk’s free space and the folder’s permissions, then try again.`
      : (whyNotSaved[failure.kind] ??
        'The app did not accept this. The setting stays as it was; please try again.'),
  notANumber: (least: number, most: number, unit: string): string =>
    `Enter a whole number of ${unit} from ${number(least)} to ${number(most)}. The setting stays as it was.`,
  shortcut: {
    change: 'Press to record other keys.',
    recording: 'Press the keys…',
    recordingHint:
      'Hold Ctrl, Alt or another such key, and press one more. Escape keeps the one before.',
    clear: 'Clear',
    clearOf: (label: string): string => `Clear the shortcut: ${label}`,
    needsModifier:
      'A shortcut needs Ctrl, Alt, ⌘ or the Windows key with it: without, no other program would get this key any more.',
    notUsable:
      'This key cannot be part of a shortcut. Use a letter, a digit, a function key or Space.',
    reserved: (keys: string): string =>
      `${keys} does something else in nearly every program. Add Shift or Alt, or take another key.`,
    sameAs: (label: string): string =>
      `That is already the shortcut of “${label}”. Choose another one.`,
    taken:
      'Another program holds this shortcut, so it does nothing here. Choose another one, or free it there.'
  },
  actions: {
    'quick-copy': 'quickCopyShortcut',
    lock: 'lockShortcut'
  } satisfies Record<ShortcutAction, keyof Settings>,
  cannot: {
    startAtLogin: 'This system does not let the app do that.',
    closing: 'This desktop has no tray, so closing the window quits the app.'
  },
  unreadable:
    'The settings file could not be read. It was kept aside in the data folder, and the defaults hold; what you change now is saved in a new file.',
  unreadableTitle: 'Your settings are the defaults again',
  dataFolder: 'Data folder',
  dataFolderEffect:
    'Profiles, encrypted tokens and secrets, settings and the activity lie here. To use another folder, start the app with --user-data-dir.',
  openDataFolder: 'Open the data folder',
  logFolder: 'Log',
  openLogFolder: 'Open the log’s folder',
  folderNotOpened: (folder: 'data' | 'logs'): string =>
    folder === 'data'
      ? 'The folder could not be opened. Open it in a file manager: its path stands above.'
      : 'The folder could not be opened. It is the folder “logs” in the data folder.'
} as const
