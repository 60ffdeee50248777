import type { Profile } from '../../shared/profile'
import { names } from './names'

/** The words of a native message box. */
export interface DialogWords {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly confirm: string
  readonly cancel: string
}

/** What a deletion would remove. */
export interface DeletionAsked {
  readonly profiles: readonly Pick<Profile, 'name' | 'environment' | 'tenant'>[]
  /** How many of them have a saved sign-in or token, and how many a secret or certificate. */
  readonly signIns: number
  readonly credentials: number
}

/** Words of the native dialogs of the main process. */
export const dialogs = {
  deleteProfiles: ({ profiles, signIns, credentials }: DeletionAsked): DialogWords => {
    const [first] = profiles
    const isOne = profiles.length === 1 && first !== undefined
    const what = isOne
      ? `The profile for ${first.tenant} is removed.`
      : `These are removed: ${shortened(profiles.map((profile) => names.profile(profile)))}.`
    return {
      title: isOne ? 'Delete profile' : 'Delete profiles',
      message: isOne ? `Delete “${names.profile(first)}”?` : `Delete ${profiles.length} profiles?`,
      detail: [
        what,
        goesToo(signIns, credentials),
        'For 30 seconds it can be undone. Nothing changes in the tenant.'
      ].join(' '),
      confirm: 'Delete',
      cancel: 'Keep'
    }
  },
  startFreshVault: (profileNames: readonly string[]): DialogWords => ({
    title: 'Start with a new key',
    message: 'Start with a new key?',
    detail: [
      'Saved sign-ins and secrets that only the lost key can open are kept aside and no longer used.',
      profileNames.length === 0
        ? 'You then sign in and enter secrets again where they are needed.'
        : `You then sign in or enter the secret again for: ${shortened(profileNames)}.`
    ].join(' '),
    confirm: 'Start with a new key',
    cancel: 'Cancel'
  }),
  keepFormerCredential: (profile: Pick<Profile, 'name' | 'environment'>): DialogWords => ({
    title: 'Keep the one before',
    message: `Drop the new secret or certificate of “${names.profile(profile)}”?`,
    detail:
      'The one before it is used again, alone. The new one is removed from this app; what is at Microsoft stays as it is.',
    confirm: 'Drop the new one',
    cancel: 'Cancel'
  }),
  /** Before a login host that is none of Microsoft's listed clouds is used. */
  confirmAuthority: (host: string, profileName: string): DialogWords => ({
    title: 'Trust this login host',
    message: `Send sign-ins to ${host}?`,
    detail: `The profile “${profileName}” names ${host}, which is none of Microsoft’s listed clouds. Sign-ins and secrets of this profile go there. Continue only if you know this host.`,
    confirm: 'Trust this host',
    cancel: 'Cancel'
  }),
  /** Before a token goes to an API host that is none of Microsoft's listed ones. */
  confirmApiHost: (host: string, profile: Pick<Profile, 'name' | 'environment'>): DialogWords => ({
    title: 'Send the token',
    message: `Send the token to ${host}?`,
    detail: `${host} is none of Microsoft’s listed API hosts. The test call gives it a token of the profile “${names.profile(profile)}”, and whoever runs that host can use the token until it expires. Continue only if you know this host. You are asked once until the app ends.`,
    confirm: 'Send the token',
    cancel: 'Cancel'
  }),
  chooseCertificate: {
    title: 'Choose the certificate and its private key',
    button: 'Choose',
    certificates: 'Certificates and keys',
    allFiles: 'All files'
  },
  chooseProfiles: {
    title: 'Choose a file of profiles',
    button: 'Look at it',
    profiles: 'Profiles (JSON, CSV)',
    allFiles: 'All files'
  },
  saveProfiles: {
    title: 'Save profiles without tokens and secrets',
    button: 'Save',
    json: 'Profiles (JSON)',
    csv: 'Table (CSV)',
    /** `day` is YYYY-MM-DD. */
    fileName: (day: string, ending: string) => `partner-profiles-${day}.${ending}`
  },
  saveText: {
    title: 'Save the activity as text',
    button: 'Save',
    text: 'Text'
  },
  clearActivity: {
    title: 'Clear the activity',
    message: 'Clear the activity?',
    detail:
      'Everything that was noted of every profile is removed from this computer. This cannot be undone.',
    confirm: 'Clear',
    cancel: 'Keep'
  },
  saveCertificate: {
    title: 'Save the certificate that you upload to Microsoft',
    button: 'Save',
    certificate: 'Certificate'
  },
  /** When the app ends before its window is there. `code` is the system's or the error's name. */
  startFailed: (dataFolder: string, code: string) => ({
    title: 'Partner Token Desk cannot start',
    detail: `Something failed before the window opened (${code}). Check that ${dataFolder} can be written and that its disk has room, then start again. The log in its folder “logs” says where it failed.`
  }),
  /** When the window's page ends unexpectedly. */
  pageGone: {
    title: 'Window ended',
    message: 'The window ended unexpectedly.',
    detail: 'Profiles, sign-ins and secrets are safe. Open the window again to go on.',
    confirm: 'Open again',
    cancel: 'Quit'
  } satisfies DialogWords
} as const

const SHOWN_NAMES = 8

function shortened(profileNames: readonly string[]): string {
  const shown = profileNames.slice(0, SHOWN_NAMES).join(', ')
  const rest = profileNames.length - SHOWN_NAMES
  return rest > 0 ? `${shown} and ${rest} more` : shown
}

function goesToo(signIns: number, credentials: number): string {
  const parts = [
    ...(signIns === 0 ? [] : [signIns === 1 ? 'a saved sign-in' : `${signIns} saved sign-ins`]),
    ...(credentials === 0
      ? []
      : [
          credentials === 1
            ? 'a saved secret or certificate'
            : `${credentials} saved secrets or certificates`
        ])
  ]
  return parts.length === 0
    ? 'No sign-in, secret or certificate is saved for this.'
    : `With this goes ${parts.join(' and ')}.`
}
