import type { ConsentForm } from '../../shared/consent'
import type { AccessMode, Profile } from '../../shared/profile'
import type { FailureCode } from '../../shared/token'
import type { SignInView } from '../../shared/views'
import { code, strong, text, type Text } from '../text'
import type { FailureWords } from './failures'
import { names } from './names'

/** Who may grant delegated permissions for a whole tenant. https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent#prerequisites */
const roles = [
  'Privileged Role Administrator',
  'Cloud Application Administrator',
  'Application Administrator'
] as const

/** What went wrong, where it means something else for a consent than for a sign-in. */
const failures = {
  cancelled: {
    headline: 'Cancelled',
    sentence: () => text`The consent was cancelled before an answer came.`,
    cause: () =>
      text`If it was already accepted in the browser, it holds all the same. A tab that is still open can be closed.`
  },
  'timed-out': {
    headline: 'No answer in time',
    sentence: () => text`The browser gave no answer in time, so the wait was ended.`,
    cause: () =>
      text`Without one of the three roles the browser shows “Need admin approval” and never comes back. Send the link to an administrator instead.`
  },
  declined: {
    headline: 'Declined',
    sentence: () => text`Consent was declined in the browser.`,
    cause: () =>
      text`Nothing was changed. Ask again and accept, or send the link to an administrator who may decide.`
  },
  'wrong-tenant': {
    headline: 'Granted in another tenant',
    sentence: ({ expected, found, tenant }) =>
      text`The browser says that consent was granted in ${code(found ?? 'another tenant')}, but this profile is for ${code(expected ?? tenant)}.`,
    cause: () =>
      text`Nothing was noted here. An administrator of the other tenant can take it back under Enterprise applications, Permissions. Ask again with an account of the profile’s tenant.`
  },
  'wrong-account': {
    headline: 'Account of another tenant',
    sentence: ({ tenant }) =>
      text`The account that signed in does not belong to ${strong(tenant)}.`,
    cause: () =>
      text`Nothing was granted. Ask again, choose “Use another account” in the browser, and sign in as an administrator of this tenant.`
  },
  'consent-needed': {
    headline: 'Needs an administrator',
    sentence: ({ tenant }) =>
      text`The account that signed in may not grant consent in ${strong(tenant)}.`,
    cause: () =>
      text`Nothing was granted. Ask again with an account that has one of the roles, or send the link to an administrator.`
  },
  'answer-invalid': {
    headline: 'Answer not understood',
    sentence: () => text`The browser’s answer does not say whether consent was granted.`,
    cause: () => text`It may have come from an old tab. Close it and ask again.`
  },
  busy: {
    headline: 'Busy',
    sentence: () => text`This profile is waiting for the browser already.`,
    cause: () => text`End the sign-in or the consent that waits, then ask again.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>

const failureWords: Readonly<Partial<Record<FailureCode, FailureWords>>> = failures

/** Words of the administrator's consent. */
export const consent = {
  title: 'Admin consent',
  warning: {
    title: 'Granting may replace what was granted before',
    text: 'Consent for a whole tenant can revoke permissions that were granted to this application earlier. If others use the same application id, ask them first.'
  },
  intro: {
    'app+user': (tenant, api) =>
      text`An administrator of ${strong(tenant)} allows this application to call the ${strong(api)} for everyone there. Nobody is asked for it at sign-in any more.`,
    'app-only': (tenant, api) =>
      text`An administrator of ${strong(tenant)} lets this application into the tenant. A token of the application alone does not carry the permission of the ${strong(api)} that is asked for here: what it may do is decided in Partner Center.`
  } satisfies Record<AccessMode, (tenant: string, api: string) => Text>,
  whoTitle: 'Who may grant it',
  who: (tenant: string): Text =>
    text`An account of ${strong(tenant)} with one of these roles, or with a custom role that may grant consent:`,
  roles,
  formsTitle: 'What to ask for',
  forms: {
    'this-api': {
      name: 'Only this API',
      explanation:
        'Asks for the one permission of the profile’s API, also when nobody has listed it in the app registration.'
    },
    'all-listed': {
      name: 'Everything that is listed',
      explanation:
        'Asks for all that stands under API permissions in the app registration, of this API and of others.'
    }
  } satisfies Record<ConsentForm, { readonly name: string; readonly explanation: string }>,
  askedFor: 'Asked for',
  everythingListed: 'everything under API permissions',
  link: 'Link for an administrator',
  noLink:
    'The login host could not be asked for its pages. Check the network and the cloud of the profile, then come back here.',
  ask: 'Ask in the browser',
  copyLink: 'Copy link',
  copyMessage: 'Copy message with link',
  /** What the copies are for, beside their buttons. */
  copyHint:
    'For somebody else: the link opens in any browser. The answer then stays there, so this app cannot show it.',
  copied: {
    link: 'Link copied.',
    message: 'Message copied. Paste it into a mail or a chat.'
  },
  notCopied: 'Nothing was copied. Please try again.',
  granted: {
    title: 'Granted',
    sentence: (date: string, clock: string, form: ConsentForm): Text =>
      text`Consent was granted on ${strong(date)} at ${clock}, for ${form === 'this-api' ? 'this API only' : 'everything that was listed then'}.`,
    caution:
      'As the browser said it here. Whether it still holds shows at the next sign-in or token.'
  },
  never: 'No consent has been granted through this app yet.',
  waiting: {
    phases: {
      opening: 'Opening the browser',
      waiting: 'Waiting for an administrator',
      redeeming: 'Reading the answer'
    } satisfies Record<SignInView['phase'], string>,
    sentence: (tenant: string, _account: string | undefined): Text =>
      text`Sign in as an administrator of ${strong(tenant)} in the browser tab that has opened, and accept.`,
    redeeming: 'The browser has answered. The tab can be closed.',
    timeLeft: 'left to answer',
    needsApproval:
      'Without one of the roles the browser shows “Need admin approval” and never comes back: cancel here and send the link instead.',
    /** In the consent's place, while a sign-in waits. */
    otherWait: 'A sign-in is waiting for the browser. End it before you ask for consent.'
  },
  failureOf: (failure: FailureCode): FailureWords | undefined => failureWords[failure],
  askAgain: 'Ask again',
  /** For the customer's administrator; plain text, for a mail or a chat. */
  message: (
    profile: Pick<Profile, 'tenant' | 'clientId' | 'api'>,
    link: string,
    scopes: readonly string[]
  ): string =>
    [
      'Hello,',
      '',
      `an application that calls the ${names.api(profile.api)} for us needs an administrator’s consent in your tenant.`,
      '',
      `Tenant: ${profile.tenant}`,
      `Application (client) id: ${profile.clientId}`,
      scopes.length === 0
        ? 'Permissions asked for: everything that the app registration lists; the page shows them.'
        : `Permission asked for: ${scopes.join(', ')}`,
      '',
      'Please open this link and sign in with an account of this tenant that has one of these roles:',
      ...roles.map((role) => `- ${role}`),
      '',
      link,
      '',
      'Please compare the application id on the page before you accept. Granting may replace what was granted to this application before.',
      '',
      'At the end the browser may show a page that cannot be reached (http://localhost). That is expected. If its address contains “error=”, consent was not granted; please send us the whole address then.'
    ].join('\n')
} as const
