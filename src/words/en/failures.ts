import type { CallFailure } from '../../shared/contract'
import type { AccessMode } from '../../shared/profile'
import type { FailureCode, RemedyId } from '../../shared/token'
import { code, strong, text, type Text } from '../text'

/** What a failure's sentences may speak of: the profile, and what was expected and found. */
export interface FailureFacts {
  readonly tenant: string
  readonly clientId: string
  readonly api: string
  readonly cloud: string
  readonly mode: AccessMode
  readonly expected?: string | undefined
  readonly found?: string | undefined
}

/** What is said of one failure. */
export interface FailureWords {
  /** The state in a word or two. */
  readonly headline: string
  /** What happened, in one sentence. */
  readonly sentence: (facts: FailureFacts) => Text
  /** The usual cause, and what to do. */
  readonly cause: (facts: FailureFacts) => Text
}

const personAndPins = {
  cancelled: {
    headline: 'Sign-in cancelled',
    sentence: () => text`The sign-in was cancelled before it ended.`,
    cause: () => text`Nothing was changed. A tab that is still open in the browser can be closed.`
  },
  'timed-out': {
    headline: 'No answer in time',
    sentence: () => text`The browser gave no answer within 5 minutes, so the wait was ended.`,
    cause: () => text`Close the old tab and sign in again.`
  },
  declined: {
    headline: 'Declined',
    sentence: () => text`The sign-in was declined in the browser.`,
    cause: () => text`Sign in again and accept what the application asks for.`
  },
  'browser-not-opened': {
    headline: 'Browser did not open',
    sentence: () => text`The system’s browser could not be opened.`,
    cause: () =>
      text`Set a default browser and try again, or copy the link while the sign-in waits and open it by hand on this computer.`
  },
  'loopback-unavailable': {
    headline: 'No local port',
    sentence: () => text`The app could not listen on this computer for the browser’s answer.`,
    cause: () =>
      text`A firewall or security program may block local connections to ${code('127.0.0.1')}. Allow them for this app, then try again.`
  },
  'answer-invalid': {
    headline: 'Answer not accepted',
    sentence: () => text`The browser’s answer does not fit this sign-in and was not used.`,
    cause: () => text`It may have come from an old tab. Close it and sign in again.`
  },
  'wrong-account': {
    headline: 'Another account',
    sentence: ({ expected, found }) =>
      text`This profile belongs to ${strong(expected ?? 'another account')}, but ${strong(found ?? 'a different account')} signed in.`,
    cause: () => text`The token was not kept. Choose the expected account in the browser.`
  },
  'wrong-tenant': {
    headline: 'Another tenant',
    sentence: ({ expected, found, tenant }) =>
      text`This profile belongs to ${strong(expected ?? tenant)}, but the token is for ${strong(found ?? 'a different tenant')}.`,
    cause: () =>
      text`The token was not kept. Sign in with an account of the profile’s tenant, or correct the tenant.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>

const authority = {
  'sign-in-needed': {
    headline: 'Sign-in needed',
    sentence: ({ tenant }) => text`${strong(tenant)} asks for a new sign-in.`,
    cause: () =>
      text`A saved sign-in ends after 90 days without use, when the password changes, or when a policy says so.`
  },
  'consent-needed': {
    headline: 'Needs consent',
    sentence: ({ tenant, api }) =>
      text`Nobody in ${strong(tenant)} has allowed this application to call the ${api} yet.`,
    cause: ({ mode }) =>
      mode === 'app-only'
        ? text`Have an administrator choose API permissions, then Grant admin consent.`
        : text`Sign in and accept, or have an administrator choose API permissions, then Grant admin consent.`
  },
  'mfa-needed': {
    headline: 'Needs multi-factor sign-in',
    sentence: ({ tenant }) =>
      text`${strong(tenant)} asks for multi-factor authentication before it gives a token.`,
    cause: () => text`Sign in again and answer the second step in the browser.`
  },
  'blocked-by-policy': {
    headline: 'Blocked by policy',
    sentence: ({ tenant }) =>
      text`A Conditional Access policy of ${strong(tenant)} does not allow this sign-in.`,
    cause: () =>
      text`Often the device, the network or the application is not permitted. With the correlation id, an administrator finds the policy in the sign-in log.`
  },
  'credential-rejected': {
    headline: 'Credential not accepted',
    sentence: ({ clientId }) =>
      text`Microsoft does not accept the secret or certificate for application ${code(clientId)}.`,
    cause: () =>
      text`It may have been deleted, or the id of the secret was saved in place of its value. Enter a valid one.`
  },
  'credential-expired': {
    headline: 'Credential expired',
    sentence: ({ clientId }) =>
      text`The secret or certificate of application ${code(clientId)} has expired.`,
    cause: () => text`Make a new one under Certificates & secrets and enter it here.`
  },
  'certificate-not-registered': {
    headline: 'Certificate not registered',
    sentence: ({ clientId }) => text`Application ${code(clientId)} does not know this certificate.`,
    cause: () =>
      text`Upload it under Certificates & secrets. The thumbprint shown there has to be the one shown here.`
  },
  'application-not-found': {
    headline: 'Application not found',
    sentence: ({ clientId, tenant }) =>
      text`There is no application ${code(clientId)} in ${strong(tenant)}.`,
    cause: () =>
      text`The id may have a typing error, or the application is registered in another tenant or cloud.`
  },
  'application-needs-secret': {
    headline: 'Registered as a web app',
    sentence: ({ clientId }) =>
      text`Application ${code(clientId)} is registered as a web app, which needs a secret at sign-in.`,
    cause: () =>
      text`Sign-in through a web registration is not supported here. Under Authentication, add Mobile and desktop applications with ${code('http://localhost')} and allow public client flows.`
  },
  'tenant-not-found': {
    headline: 'Tenant not found',
    sentence: ({ tenant, cloud }) => text`${strong(tenant)} was not found in ${cloud}.`,
    cause: () => text`The tenant may have a typing error, or belong to another cloud.`
  },
  'wrong-cloud': {
    headline: 'Another cloud',
    sentence: ({ tenant, cloud }) => text`${strong(tenant)} does not belong to ${cloud}.`,
    cause: () => text`Choose the cloud of the tenant in the profile.`
  },
  'redirect-not-registered': {
    headline: 'Redirect not registered',
    sentence: ({ clientId }) =>
      text`Application ${code(clientId)} does not allow the redirect ${code('http://localhost')}.`,
    cause: () =>
      text`Under Authentication, add it to Mobile and desktop applications, then sign in again.`
  },
  'scope-invalid': {
    headline: 'Permission not known',
    sentence: ({ api }) =>
      text`Microsoft does not know the permission that was asked for on ${api}.`,
    cause: () => text`Check the API of the profile; for another API, check its resource.`
  },
  'api-not-in-tenant': {
    headline: 'API not in this tenant',
    sentence: ({ api, tenant }) => text`The ${api} has no entry in ${strong(tenant)}.`,
    cause: () =>
      text`It appears when an administrator of the tenant signs in to Partner Center for the first time. A tenant that is no partner tenant does not have it.`
  },
  throttled: {
    headline: 'Too many requests',
    sentence: () => text`Microsoft asks to wait before the next request.`,
    cause: () => text`Wait a minute, then try again.`
  },
  'authority-unavailable': {
    headline: 'Not available',
    sentence: ({ cloud }) => text`The login service (${cloud}) answers with an error of its own.`,
    cause: () => text`This passes by itself. Try again in a minute.`
  },
  'authority-refused': {
    headline: 'Refused',
    sentence: () => text`Microsoft refused the request.`,
    cause: () => text`The details hold Microsoft’s own words.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>

const network = {
  'network-unreachable': {
    headline: 'No connection',
    sentence: ({ cloud }) => text`The login service (${cloud}) could not be reached.`,
    cause: () => text`Check the network, the VPN and the proxy, then try again.`
  },
  'network-timed-out': {
    headline: 'No answer',
    sentence: ({ cloud }) => text`The login service (${cloud}) did not answer in time.`,
    cause: () => text`Check the network, the VPN and the proxy, then try again.`
  },
  'network-untrusted': {
    headline: 'Connection not trusted',
    sentence: () =>
      text`The certificate of the login service comes from an authority that this computer does not trust.`,
    cause: () =>
      text`Often a proxy opens the connections. Its certificate authority can be named in ${code('NODE_EXTRA_CA_CERTS')}; then start the app again.`
  },
  'proxy-refused': {
    headline: 'Proxy refused',
    sentence: () => text`The proxy did not let the request through.`,
    cause: () =>
      text`It may ask for a user name, or not allow the login service. Ask who runs it, then try again.`
  },
  'endpoint-refused': {
    headline: 'Address refused',
    sentence: () =>
      text`The login service named an address outside its own host, so nothing was sent there.`,
    cause: () =>
      text`Check the cloud or login host of the profile. If both are right, tell your administrator.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>

const records = {
  'credential-missing': {
    headline: 'No credential yet',
    sentence: () => text`Application-only access needs a secret or a certificate.`,
    cause: () => text`Enter it once; it is encrypted and never shown again.`
  },
  'credential-unreadable': {
    headline: 'Enter the credential again',
    sentence: () => text`The saved secret or certificate cannot be used for this profile any more.`,
    cause: () =>
      text`Its record cannot be read, or the profile now points to another tenant, application or cloud.`
  },
  'cache-unreadable': {
    headline: 'Sign in again',
    sentence: () => text`The saved sign-in cannot be used for this profile any more.`,
    cause: () =>
      text`Its record cannot be read, or the profile now points to another tenant, application or cloud.`
  },
  'key-unavailable': {
    headline: 'Locked',
    sentence: () =>
      text`What was saved for this profile is encrypted, and its key is out of reach.`,
    cause: () =>
      text`The system’s key store is locked or does not answer. Unlock it, then choose “Try again” above.`
  },
  'profile-missing': {
    headline: 'Profile gone',
    sentence: () => text`This profile no longer exists.`,
    cause: () => text`It was deleted in the meantime.`
  },
  'authority-unconfirmed': {
    headline: 'Host not confirmed',
    sentence: ({ cloud }) => text`The login host ${code(cloud)} has not been confirmed yet.`,
    cause: () => text`Nothing is sent to it until you open the profile and save it.`
  },
  busy: {
    headline: 'Busy',
    sentence: () => text`Another step for this profile is still under way.`,
    cause: () => text`Wait until it has ended, then try again.`
  },
  internal: {
    headline: 'Something went wrong',
    sentence: () => text`The app made a mistake that it did not expect.`,
    cause: () => text`Try again. If it comes back, please report it with the time shown here.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>

const byCode: Record<FailureCode, FailureWords> = {
  ...personAndPins,
  ...authority,
  ...network,
  ...records
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
    'no-portal-link':
      'The app does not know the address of this portal page. Open the portal of this cloud and follow the path that the set-up guide names.',
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
