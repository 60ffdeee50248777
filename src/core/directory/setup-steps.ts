import type { GuideNoteId, GuideStepId, GuideValueId } from '../../shared/guide'
import type { PortalPlace } from '../../shared/portal'
import type { AccessMode, Environment, NamedApi, NamedCloud } from '../../shared/profile'

/** What a row of the tables below holds for; a property that is left out holds for everything. */
export interface SetupCondition {
  readonly modes?: readonly AccessMode[]
  /** `other` stands for a custom authority. */
  readonly clouds?: readonly (NamedCloud | 'other')[]
  /** `other` stands for a resource that is none of the two partner APIs. */
  readonly apis?: readonly (NamedApi | 'other')[]
  readonly environments?: readonly Environment[]
}

/** Something that holds under a condition. */
export type Conditional<Value> = SetupCondition & { readonly is: Value }

/** One step of setting up access. */
export interface SetupStep extends SetupCondition {
  readonly id: GuideStepId
  /** Where it is done; the first that holds. None for a step of this app. */
  readonly places: readonly Conditional<PortalPlace>[]
  /** What is entered or compared there, in the portal's order. */
  readonly values: readonly Conditional<GuideValueId>[]
  readonly notes: readonly Conditional<GuideNoteId>[]
  /** Not needed for this app. */
  readonly optional?: true
  /** Only this app can tell that it is done. */
  readonly seenOnly?: true
}

/** What an application of this product is suggested to be called. */
export const suggestedApplicationName = 'Partner Token Desk'

/**
 * The redirect of a sign-in with the system browser. The port does not count where the host is
 * `localhost`. Source, as of 2026-11-23: https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export const registeredRedirectUri = 'http://localhost'

/**
 * The steps of both access modes, in today's order. They follow the steps of
 * https://learn.microsoft.com/partner/develop/api-authentication (MicrosoftDocs/partner-rest,
 * `partner-rest/develop/api-authentication.md`) in today's portal. Sources, as of 2026-11-23:
 * - registration, ids and consent: https://learn.microsoft.com/entra/identity-platform/quickstart-register-app
 *   and https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
 * - redirect: https://learn.microsoft.com/entra/identity-platform/scenario-desktop-app-registration
 * - secret and certificate: https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials
 * - Partner Center: https://learn.microsoft.com/partner-center/developer/set-up-api-access-in-partner-center,
 *   for marketplace APIs https://learn.microsoft.com/partner-center/account-settings/service-principal
 * - national clouds: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud and
 *   https://learn.microsoft.com/partner-center/developer/partner-center-authentication (Microsoft Partner
 *   Center's permission by hand in US Government)
 * - multi-factor authentication: https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa
 */
export const setupSteps: readonly SetupStep[] = [
  {
    id: 'register-application',
    places: [{ is: 'new-registration' }],
    values: [{ is: 'application-name' }],
    notes: [
      { is: 'sandbox-of-its-own', environments: ['sandbox'] },
      { is: 'cloud-of-its-own', clouds: ['usgov', 'china'] }
    ]
  },
  {
    id: 'copy-ids',
    places: [{ is: 'app-overview' }],
    values: [{ is: 'client-id' }, { is: 'tenant' }],
    notes: [{ is: 'concrete-tenant', modes: ['app-only'] }],
    seenOnly: true
  },
  {
    id: 'add-redirect',
    modes: ['app+user'],
    places: [{ is: 'app-authentication' }],
    values: [{ is: 'redirect-uri' }],
    notes: [{ is: 'redirect-under-mobile' }]
  },
  {
    id: 'allow-public-client',
    modes: ['app+user'],
    places: [{ is: 'app-authentication' }],
    values: [],
    notes: [{ is: 'public-client-not-needed' }],
    optional: true
  },
  {
    id: 'add-permission',
    places: [{ is: 'app-permissions' }],
    values: [
      { is: 'api-id' },
      { is: 'permission', apis: ['partner', 'partner-center'] },
      { is: 'partner-center-api-id', clouds: ['usgov'], apis: ['partner'] }
    ],
    notes: [
      { is: 'api-without-permission-names', apis: ['other'] },
      { is: 'delegated-without-effect', modes: ['app-only'], apis: ['partner', 'partner-center'] },
      { is: 'permission-by-hand', clouds: ['usgov'], apis: ['partner', 'partner-center'] },
      { is: 'api-not-found', apis: ['partner', 'partner-center'] }
    ]
  },
  {
    id: 'grant-consent',
    places: [{ is: 'app-permissions' }],
    values: [],
    notes: [
      { is: 'delegated-without-effect', modes: ['app-only'], apis: ['partner', 'partner-center'] },
      { is: 'consent-replaces' }
    ]
  },
  {
    id: 'create-credential',
    modes: ['app-only'],
    places: [{ is: 'app-credentials' }],
    values: [],
    notes: [{ is: 'secret-lifetime' }, { is: 'secret-value' }, { is: 'certificate-instead' }]
  },
  {
    id: 'register-in-partner-center',
    modes: ['app-only'],
    apis: ['partner', 'partner-center'],
    places: [
      { is: 'partner-center-apps', apis: ['partner-center'] },
      { is: 'partner-center-users', apis: ['partner'] }
    ],
    values: [{ is: 'client-id' }],
    notes: [
      { is: 'without-it-refused' },
      { is: 'marketplace-user', apis: ['partner'] },
      { is: 'partner-center-address-unknown', clouds: ['usgov', 'china'] }
    ]
  },
  {
    id: 'get-token',
    places: [],
    values: [],
    notes: [{ is: 'mfa-demanded', modes: ['app+user'], apis: ['partner', 'partner-center'] }],
    seenOnly: true
  },
  {
    id: 'test-api',
    places: [],
    values: [],
    notes: [{ is: 'roles-needed', modes: ['app+user'], apis: ['partner', 'partner-center'] }]
  }
]

/** What concerns every step. */
export const setupNotes: readonly Conditional<GuideNoteId>[] = [
  { is: 'no-portal', clouds: ['other'] },
  { is: 'partner-api-not-in-china', clouds: ['china'], apis: ['partner'] },
  { is: 'app-only-partner-api', modes: ['app-only'], apis: ['partner'] }
]
