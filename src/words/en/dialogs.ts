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

/** Words of the native dialogs of the main process. */
export const dialogs = {
  deleteProfile: (profile: Pick<Profile, 'name' | 'environment' | 'tenant'>): DialogWords => ({
    title: 'Delete profile',
    message: `Delete “${names.profile(profile)}”?`,
    detail: `The profile for ${profile.tenant} is removed, together with its saved sign-in and its secret or certificate. This cannot be undone. Nothing changes in the tenant.`,
    confirm: 'Delete',
    cancel: 'Keep'
  }),
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
