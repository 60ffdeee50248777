import type { Attacker } from './attacker-types'
import type { Faults } from './fault-types'
import type { Journal } from './journal-types'
import type {
  ApiTrouble,
  PartnerAccount,
  Policy,
  RegistrationSettings,
  ResourcePresence,
  UserSettings
} from './settings-types'
import type {
  DemoApplication,
  DemoApplications,
  DemoDirectories,
  DemoDirectory,
  DemoSecretApplication,
  DemoUser,
  DemoUsers
} from './types'

export interface IssuedToken {
  readonly kind: 'access' | 'refresh' | 'id'
  /** The whole string, for searching pages, logs and disks. */
  readonly value: string
  readonly clientId: string
  /** Absent for tokens of an application alone. */
  readonly userName?: string
}

export interface DemoTenant {
  /** `localhost:PORT` of the TLS listener. Profiles use the cloud `{ authority: 'https://localhost:PORT' }`. */
  readonly authorityHost: string
  /** Certificate of the throw-away authority that signed every TLS listener. */
  readonly caPem: string
  /** `http://localhost:PORT` of the pages. */
  readonly browserOrigin: string
  readonly tenants: DemoDirectories
  readonly applications: DemoApplications
  readonly users: DemoUsers
  /**
   * Base URLs without a trailing slash. Each is an identifier of its API too, so that a profile with
   * `api: { resource: tenant.apis.partner }` gets tokens for it.
   */
  readonly apis: { readonly partner: string; readonly partnerCenter: string }
  /** Identifier of a third resource, for "another resource URI". */
  readonly otherResource: string
  readonly faults: Faults
  readonly journal: Journal
  /** Every access, refresh and id token issued so far. */
  readonly issuedTokens: readonly IssuedToken[]

  /** Ends the user's sessions and refresh tokens (AADSTS50173 from then on). */
  revoke(user: DemoUser): void
  /** Lets every refresh token issued so far be expired (AADSTS700082). */
  expireRefreshTokens(): void
  /** Grants consent for the whole tenant, or takes every consent of the application away (AADSTS65001). */
  setConsent(application: DemoApplication, granted: boolean): void
  /** Whether every user must have passed MFA (AADSTS50076 on refresh without it). */
  requireMfa(required: boolean): void
  /** For tokens issued from now on. MSAL renews 300 s before the end. */
  setAccessTokenLifetime(seconds: number): void
  /** Replaces the secret; the old one is wrong from now on (AADSTS7000215). Returns the new value. */
  replaceSecret(application: DemoSecretApplication): string
  /** Lets the current secret be expired (AADSTS7000222), or valid again. */
  expireSecret(application: DemoSecretApplication, expired?: boolean): void
  /** Uploads a certificate in place of the one before, as under Certificates & secrets. PEM or DER. */
  registerCertificate(application: DemoApplication, certificate: string | Uint8Array): void
  /** How long a code to type is good (900 s), and how long a client waits between questions (5 s). */
  setDeviceCode(change: {
    readonly lifetimeSeconds?: number
    readonly intervalSeconds?: number
  }): void
  /** Lets every code to type that is out be expired. */
  expireDeviceCodes(): void
  /** Ends every authorization code that has not been redeemed (AADSTS70008). */
  expireCodes(): void
  /** Forgets every refresh token, as if it had never been issued (AADSTS70000). */
  forgetRefreshTokens(): void
  /** Changes a registration. */
  configure(application: DemoApplication, change: Partial<RegistrationSettings>): void
  /** Changes a user. */
  configureUser(user: DemoUser, change: Partial<UserSettings>): void
  /** Replaces the policies of every directory. The demo starts with one that blocks `blockedClient`. */
  setPolicies(policies: readonly Policy[]): void
  /** Whether a directory has an API, by the API's address or `otherResource`. */
  setResource(directory: DemoDirectory, resource: string, presence: ResourcePresence): void
  /** How a directory stands with Partner Center. */
  setPartnerAccount(directory: DemoDirectory, account: PartnerAccount): void
  /** Lets every call of an API end in a trouble, or none; wins over what the token deserves. */
  setApiTrouble(api: 'partner' | 'partner-center', trouble: ApiTrouble | undefined): void
  /** How often a client may ask for the same thing within five minutes before AADSTS50196. */
  setLoopLimit(requests: number): void
  /** Undoes every change of the controls: settings, policies, accounts, troubles, consents and faults. */
  reset(): void
  /** Starts a listener with a good certificate that records whatever reaches it. `close()` closes it too. */
  startAttacker(): Promise<Attacker>
  /** Stops every listener and drops open connections. */
  close(): Promise<void>
}
