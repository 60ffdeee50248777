import type { CallFailure } from '../../shared/call-failure'
import type { FailureCode, RemedyId } from '../../shared/token'
import { authorityFailures } from './failures/authority'
import type { FailureWords } from './failures/failure-words'
import { networkFailures } from './failures/network'
import { personFailures } from './failures/person'
import { recordFailures } from './failures/records'

export type { FailureFacts, FailureWords } from './failures/failure-words'

const byCode: Record<FailureCode, FailureWords> = {
  ...personFailures,
  ...authorityFailures,
  ...networkFailures,
  ...recordFailures
}

/** Words for everything that can keep a token from coming. */
export const failures = {
  byCode,
  /** The one button of a failure; none where nothing can be done. */
  remedies: {
    'sign-in': 'Sign in',
    'sign-in-other-account': 'Use another account',
    'sign-in-with-consent': 'Sign in and accept',
    'sign-in-with-mfa': 'Sign in with a second factor',
    'enter-credential': 'Enter secret or certificate',
    'edit-profile': 'Edit profile',
    'edit-tenant': 'Correct the tenant',
    'edit-client-id': 'Correct the application id',
    'edit-mode': 'Change the access mode',
    'edit-api': 'Change the API',
    'edit-cloud': 'Change the cloud',
    'confirm-authority': 'Confirm the host…',
    'grant-consent': 'Ask for admin consent',
    'open-authentication': 'Open Authentication',
    'open-credentials': 'Open Certificates & secrets',
    'open-permissions': 'Open API permissions',
    'open-app-overview': 'Open the app registration',
    'open-enterprise-apps': 'Open Enterprise applications',
    'open-partner-center': 'Open Partner Center',
    retry: 'Try again',
    none: undefined
  } satisfies Record<RemedyId, string | undefined>,
  /** Why a call to the main process gave no answer, apart from failures of a token. */
  calls: {
    fields: 'Some fields need a correction.',
    'profile-missing': 'This profile no longer exists. It was deleted in the meantime.',
    'store-read-only': 'Profiles are open for reading only, so nothing was saved.',
    'store-not-written':
      'The data folder could not be written. What was not saved works until the app is closed. Check the disk’s free space and the folder’s permissions, then try again.',
    'token-fails-checks': 'The API will refuse this token, so it was not copied.',
    'token-opaque':
      'This token cannot be read: Microsoft sends some in a form of its own. Its claims are not known here; the API can still accept it.',
    'no-api-address':
      'The API of this profile is a name and no https address, so there is no call to copy. Copy the token or the header.',
    'host-not-confirmed': 'Nothing was copied: the host was not confirmed.',
    'no-portal-link':
      'The app does not know the address of this portal page. Open the portal of this cloud and follow the path that the set-up guide names.',
    file: 'This file could not be used.',
    'too-late': 'It is too late for that: what it was for is over. Nothing was changed.',
    'profile-came-back':
      'Another program has saved one of these profiles in the meantime, so nothing was brought back and nothing was replaced.',
    'claim-missing': 'The token has no such claim any more. Nothing was copied.',
    'account-missing':
      'This account is no longer saved for the profile. Nothing was changed; sign in with it.',
    'shortcut-taken':
      'Another program holds this shortcut, or the system does not allow it. Choose another one.',
    'work-running':
      'Tokens of many profiles are being renewed or checked already. Wait until that has ended, or stop it.',
    locked: 'The desk is locked. Unlock it first.',
    refused: 'The app did not accept this request. Nothing was changed; please try again.',
    internal:
      'The app made a mistake that it did not expect. Nothing was changed; please try again.'
  } satisfies Record<Exclude<CallFailure['kind'], 'failure'>, string>,
  browserNotOpened:
    'The system’s browser could not be opened. Set a default browser and try again.',
  /** When it happened, after Microsoft's number where there is one. */
  when: (time: string, aadsts: number | undefined): string =>
    aadsts === undefined ? `At ${time}` : `AADSTS${aadsts} at ${time}`,
  correlationId: 'Correlation id',
  time: 'Time',
  errorCode: 'Error',
  details: 'Details',
  microsoftsWords: 'Microsoft’s own text',
  helpLink: 'About error codes'
} as const
