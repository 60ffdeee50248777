import type { GuideEvidence, GuideStepId, GuideValueId } from '../../shared/guide'
import type { PortalPlace } from '../../shared/portal'
import type { AccessMode } from '../../shared/profile'
import { code, strong, text, type Text } from '../text'
import { guideNotes } from './guide-notes'

/** What is said of one step. Names of pages, buttons and fields are set apart. */
export interface GuideStepWords {
  readonly title: string
  /** What to do, in the portal's order. */
  readonly does: readonly Text[]
  readonly why: string
}

const registration = {
  'register-application': ({ mode }) => ({
    title: 'Register an application',
    does: [
      text`Choose ${strong('New registration')} and enter the name below under ${strong('Name')}. Any other name will do as well.`,
      text`Under ${strong('Supported account types')} choose ${strong('Accounts in this organizational directory only')}, the single tenant.`,
      mode === 'app+user'
        ? text`Leave ${strong('Redirect URI (optional)')} empty, it has a step of its own, and choose ${strong('Register')}.`
        : text`Leave ${strong('Redirect URI (optional)')} empty, for no person signs in, and choose ${strong('Register')}.`
    ],
    why: 'A tenant gives tokens only to applications that it knows. There is no application type to choose any more: “Native” and “Web app / API” have become settings of the later steps. Needs the role Application Developer, or Cloud Application Administrator to grant consent as well.'
  }),
  'copy-ids': () => ({
    title: 'Copy the two ids',
    does: [
      text`The ${strong('Overview')} page shows ${strong('Application (client) ID')} and ${strong('Directory (tenant) ID')}. They belong into the profile, both from the same page.`
    ],
    why: 'Every request for a token names the application and the tenant. Two ids that do not belong together are a usual cause of AADSTS700016 and AADSTS90002.'
  }),
  'add-redirect': () => ({
    title: 'Add the redirect',
    does: [
      text`Under ${strong('Manage')} open ${strong('Authentication')}. In the tab ${strong('Redirect URI configuration')} choose ${strong('Add Redirect URI')}, then ${strong('Mobile and desktop applications')}, and enter the address below.`,
      text`In the older view: ${strong('Add a platform')}, ${strong('Mobile and desktop applications')}, enter it under ${strong('Custom redirect URIs')}, and choose ${strong('Configure')}.`
    ],
    why: 'After the sign-in the browser hands its answer to this app, which listens on this computer at a port that is free just then. The port is not part of the registration: for localhost it does not count.'
  }),
  'allow-public-client': () => ({
    title: 'Allow public client flows',
    does: [
      text`Under ${strong('Authentication')}, in the tab ${strong('Settings')}, set ${strong('Allow public client flows')} to ${strong('Yes')}. The older view has it under ${strong('Advanced settings')}.`
    ],
    why: 'Other tools need it when they sign in without a redirect, for example with a device code.'
  })
} satisfies Partial<Record<GuideStepId, GuideStepWordsOf>>

const permissions = {
  'add-permission': ({ mode }) => ({
    title: 'Add the API’s permission',
    does: [
      text`Under ${strong('API permissions')} choose ${strong('Add a permission')}, then ${strong('APIs my organization uses')}, and search for the API’s id. Its name differs from tenant to tenant.`,
      text`Choose ${strong('Delegated permissions')}, tick the permission, and choose ${strong('Add permissions')}.`
    ],
    why:
      mode === 'app+user'
        ? 'The token lets the application do what the signed-in person may do, and it says so with this permission. It is the only one that the partner APIs have.'
        : 'Microsoft’s own steps have it, also for access without a person. Adding it brings the API into the tenant, which the token needs.'
  }),
  'grant-consent': () => ({
    title: 'Grant admin consent',
    does: [
      text`On the same page choose ${strong('Grant admin consent for …')} with the name of the tenant. ${strong('Granted for …')} then stands in the column ${strong('Status')}.`,
      text`Or under ${strong('Enterprise apps')}: ${strong('All applications')}, the application, ${strong('Security')}, ${strong('Permissions')}, ${strong('Grant admin consent')}.`,
      text`Not an administrator? The profile’s tab ${strong('Admin consent')} asks for it in the browser, or makes a link for somebody who is.`
    ],
    why: 'A permission counts only once somebody has agreed to it, and many tenants leave that to administrators. Needs the role Cloud Application Administrator, Application Administrator or Privileged Role Administrator.'
  })
} satisfies Partial<Record<GuideStepId, GuideStepWordsOf>>

const application = {
  'create-credential': () => ({
    title: 'Create a secret or upload a certificate',
    does: [
      text`Under ${strong('Certificates & secrets')}, in the tab ${strong('Client secrets')}, choose ${strong('New client secret')}. Enter a ${strong('Description')}, choose a day under ${strong('Expires')}, and choose ${strong('Add')}.`,
      text`Copy the column ${strong('Value')} at once: the portal never shows it again. Enter it in the profile, with the day on which it ends.`,
      text`Or, in the tab ${strong('Certificates')}, choose ${strong('Upload certificate')} and take the public part only (${code('.cer')}, ${code('.pem')} or ${code('.crt')}). The profile takes the certificate together with its key.`
    ],
    why: 'Where no person signs in, the application itself has to prove who it is.'
  }),
  'register-in-partner-center': ({ place }) => ({
    title: 'Register the application in Partner Center',
    does: [
      place === 'partner-center-users'
        ? text`Open ${strong('Settings')} (the gear), ${strong('Account settings')}, ${strong('User management')}, ${strong('Microsoft Entra applications')}. Choose ${strong('Add')}, select the application and give it a role.`
        : text`Open ${strong('Settings')} (the gear), ${strong('Account settings')}, ${strong('App management')}. Under ${strong('Web app')} choose ${strong('Register existing app')} and select the application.`
    ],
    why: 'An application without a person has no permission in its token. What it may do is decided in Partner Center.'
  }),
  'get-token': ({ mode }) => ({
    title: mode === 'app+user' ? 'Sign in' : 'Get a token',
    does: [
      mode === 'app+user'
        ? text`Choose ${strong('Sign in')} on the token card above, with the account that is to call the API.`
        : text`Choose ${strong('Get token')} on the token card above.`
    ],
    why:
      mode === 'app+user'
        ? 'A token shows at once that registration, redirect and consent are in order.'
        : 'A token shows at once that registration and credential are in order. What the application may do shows only in a test call.'
  }),
  'test-api': () => ({
    title: 'Make a test call',
    does: [
      text`Open the tab ${strong('Test call')} and send the first call. It only reads, and answers little.`
    ],
    why: 'Only the API can say whether it accepts the token: roles, agreements and the registration in Partner Center show nowhere else.'
  })
} satisfies Partial<Record<GuideStepId, GuideStepWordsOf>>

/** What the words of a step depend on. */
export interface GuideStepContext {
  readonly mode: AccessMode
  readonly place: PortalPlace | undefined
}
export type GuideStepWordsOf = (context: GuideStepContext) => GuideStepWords

const steps: Readonly<Record<GuideStepId, GuideStepWordsOf>> = {
  ...registration,
  ...permissions,
  ...application
}

const toApplication = ['Entra ID', 'App registrations', 'All applications', 'the application']
const toAccountSettings = ['Partner Center', 'Settings (gear)', 'Account settings']

const paths = {
  'app-registrations': ['Entra ID', 'App registrations', 'All applications'],
  'new-registration': ['Entra ID', 'App registrations', 'New registration'],
  'app-overview': [...toApplication, 'Overview'],
  'app-authentication': [...toApplication, 'Manage', 'Authentication'],
  'app-credentials': [...toApplication, 'Manage', 'Certificates & secrets'],
  'app-permissions': [...toApplication, 'Manage', 'API permissions'],
  'enterprise-apps': ['Entra ID', 'Enterprise apps', 'All applications'],
  'partner-center-apps': [...toAccountSettings, 'App management'],
  'partner-center-users': [...toAccountSettings, 'User management', 'Microsoft Entra applications']
} satisfies Record<PortalPlace, readonly string[]>

/** How the app knows that a step is done; `when` is a time. */
function seen(by: GuideEvidence, step: GuideStepId, when: string): string {
  switch (by) {
    case 'ids':
      return 'Both ids are there.'
    case 'token':
      return `Seen: a token came, ${when}.`
    case 'delegated-token':
      return step === 'add-permission'
        ? `Seen: the token has the permission, ${when}. Whether the registration lists it cannot be seen from here.`
        : `Seen: the token has the permission, ${when}, so at least its account has consent.`
    case 'consent':
      return `Seen: consent was granted through this app, ${when}.`
    case 'test-call':
      return `Seen: the API accepted the token, ${when}.`
  }
}

/** Words of the set-up guide. */
export const guide = {
  title: 'Set-up guide',
  progress: (done: number, total: number): string =>
    done === total ? `All ${total} steps are done` : `${done} of ${total} done`,
  loading: 'Loading the steps',
  loadFailed: 'The steps could not be loaded.',
  tryAgain: 'Try again',
  step: (context: GuideStepContext & { readonly id: GuideStepId }): GuideStepWords =>
    steps[context.id](context),
  notes: guideNotes,
  paths,
  /** Between the parts of a click path. */
  pathLabel: 'Path',
  values: {
    'application-name': 'Name',
    'redirect-uri': 'Redirect URI',
    'api-id': 'API’s application id',
    'partner-center-api-id': 'Microsoft Partner Center’s id',
    permission: 'Permission',
    'client-id': 'Application (client) ID',
    tenant: 'Directory (tenant) ID or domain'
  } satisfies Record<GuideValueId, string>,
  copy: 'Copy',
  copied: 'Copied',
  copiedValue: (name: string): string => `Copied: ${name}`,
  openPortal: 'Open in portal',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  uncertain: 'The link may lead to the portal’s start page only; then follow the path.',
  why: 'Why?',
  optional: 'Optional',
  seen,
  earlier: 'earlier',
  ticked: 'Ticked by you',
  ticksItself: 'Ticks itself when it is done',
  /** Ways on inside the app. */
  onward: {
    consent: 'Ask for consent',
    credential: 'Enter secret or certificate',
    testCall: 'Go to the test call'
  },
  /** `headline` is that of a failure. */
  missing: (headline: string, when: string): string =>
    `The last attempt says that this is missing: ${headline}, ${when}.`,
  /** `calls` are names of calls. */
  appOnlyCalls: (calls: readonly string[]): string =>
    `Documented for application-only access: ${calls.join(', ')}. Other calls need a person.`,
  /** Before there is a profile. */
  draft: {
    title: 'Set up access',
    lead: 'Each step names the page of Microsoft’s portal and what to enter there. At the end stands a profile.',
    back: 'Back',
    backHint: 'What you have chosen is kept until the app is closed.',
    choicesTitle: 'What it is for',
    stepsTitle: 'Steps',
    create: {
      title: 'Create the profile',
      sentence: {
        'app+user':
          'Opens the editor with everything that was entered here. After saving, sign in, and the guide goes on by itself.',
        'app-only':
          'Opens the editor with everything that was entered here. Enter the secret or certificate there; after saving, the guide goes on by itself.'
      } satisfies Record<AccessMode, string>,
      button: 'Create the profile…'
    }
  },
  /** The two ways to begin. */
  begin: {
    title: 'Other ways to begin',
    nothing: {
      label: 'I have nothing yet',
      hint: 'Leads through the registration',
      what: 'The set-up guide leads through Microsoft’s portal, step by step, with each value to enter and why it is needed. At the end it fills in the profile.',
      button: 'Start the set-up guide',
      resume: 'Go on with the set-up guide'
    },
    application: {
      label: 'I have an application id',
      hint: 'Enter it right away',
      what: 'The tenant has an app registration for this already. Enter its two ids, choose the API, and sign in or enter the secret.',
      button: 'Enter the ids'
    }
  }
} as const
