import type { ActivityEntry } from '../../shared/activity'
import { failures } from './failures'
import { number } from './locale'
import { names } from './names'

const profilesCount = (count: number): string =>
  count === 1 ? '1 profile' : `${number(count)} profiles`

/** Words of the activity: what was done and when. */
export const activity = {
  intro:
    'What was done with this desk, in the window and by ptd. It never holds a token, a secret or an address.',
  /** What was done, in a few words. */
  said: (entry: ActivityEntry): string => {
    const { kind, count, form, failure, aadsts, status } = entry
    switch (kind) {
      case 'signed-in':
        return 'Signed in'
      case 'signed-out':
        return 'Signed out'
      case 'renewed':
        return count === undefined ? 'Token renewed' : `Tokens of ${profilesCount(count)} renewed`
      case 'copied':
        return form === undefined || form === 'token'
          ? 'Token copied'
          : `Copied: ${names.copyForms[form]}`
      case 'refused': {
        const why =
          failure === undefined ? 'Refused' : `Refused: ${failures.byCode[failure].headline}`
        return aadsts === undefined ? why : `${why} (AADSTS${aadsts})`
      }
      case 'probed':
        return status === undefined ? 'Test call' : `Test call answered with HTTP ${status}`
      case 'consent-granted':
        return 'Consent granted'
      case 'credential-saved':
        return 'Secret or certificate saved'
      case 'profile-created':
        return 'Profile created'
      case 'profile-changed':
        return 'Profile changed'
      case 'profiles-deleted':
        return count === undefined ? 'Profile deleted' : `${profilesCount(count)} deleted`
      case 'profiles-restored':
        return count === undefined ? 'Profile brought back' : `${profilesCount(count)} brought back`
      case 'imported':
        return `${profilesCount(count ?? 0)} imported`
      case 'exported':
        return `${profilesCount(count ?? 0)} exported`
      case 'locked':
        return 'Desk covered'
      case 'unlocked':
        return 'Desk uncovered'
    }
  },
  by: {
    window: 'window',
    'quick-copy': 'quick copy',
    tray: 'tray',
    'command-line': 'ptd'
  } satisfies Record<NonNullable<ActivityEntry['by']>, string>,
  filter: 'Show',
  groups: {
    all: 'Everything',
    tokens: 'Tokens copied and renewed',
    signIns: 'Sign-ins and consents',
    refused: 'Refusals',
    probes: 'Test calls',
    profiles: 'Changes of profiles',
    lock: 'Covered and uncovered'
  },
  correlationId: 'Correlation id',
  deletedProfile: 'A profile without a name',
  listLabel: 'Activity, the newest first',
  loading: 'Reading the activity',
  none: 'Nothing has been noted yet.',
  noneOfProfile: 'Nothing has been noted of this profile yet.',
  noneHint: 'Sign-ins, copied and renewed tokens, refusals and changes of profiles appear here.',
  noneOfKind: 'Nothing of this kind has been noted.',
  more: 'Show older',
  shown: (count: number): string =>
    count === 1 ? '1 entry is shown.' : `${number(count)} entries are shown.`,
  added: (said: string, profileName: string | undefined): string =>
    profileName === undefined ? `Noted: ${said}.` : `Noted: ${said}, ${profileName}.`,
  unreadable: 'The activity could not be read. Check the permissions of the data folder.',
  tryAgain: 'Try again',
  export: 'For a ticket',
  copy: 'Copy as text',
  save: 'Save as a file…',
  withNames: 'With the names of profiles',
  withNamesHint:
    'Otherwise profiles are numbered. A name is the one that the profile had then, also when it was renamed or deleted since.',
  copied: (count: number): string =>
    count === 1 ? 'Copied: 1 entry.' : `Copied: ${number(count)} entries.`,
  saved: (fileName: string): string => `Saved as ${fileName}.`,
  notSaved: 'The file could not be written. Choose another place, and try again.',
  failed: 'That did not work. Nothing was changed; please try again.',
  clear: 'Clear the activity…',
  cleared: 'The activity was cleared.',
  /** The text for a ticket. */
  ticket: {
    title: (version: string): string => `Activity of Partner Token Desk ${version}`,
    written: (time: string, count: number): string =>
      `Written ${time}; ${number(count)} ${count === 1 ? 'entry' : 'entries'}, the newest first`,
    withNames: 'Profiles are named as they were then.',
    withoutNames: 'Profiles are numbered; their names were left out.',
    profile: (position: number): string => `profile ${position}`,
    correlationId: (id: string): string => `correlation id ${id}`,
    fileName: (day: string): string => `token-desk-activity-${day}.txt`
  }
} as const
