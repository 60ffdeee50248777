/** A port of the demo tenant; 0 or left out lets the operating system choose. */
export interface DemoPorts {
  /** TLS: discovery, token, keys, and the API of Entra in general. */
  readonly authority?: number
  /** Plain http on loopback: the pages that a person's browser sees. */
  readonly browser?: number
  /** TLS: the look-alike of the Partner API. */
  readonly partner?: number
  /** TLS: the look-alike of the Partner Center API. */
  readonly partnerCenter?: number
}

export interface DemoTenantOptions {
  readonly ports?: DemoPorts
  /** Life of an access token in seconds; 3900 when left out. */
  readonly accessTokenLifetimeSeconds?: number
  /**
   * Where discovery says that the sign-in pages are. `http` (the default) is the plain listener, so
   * that a browser meets no certificate warning; `https` is the authority itself, as Entra does it.
   */
  readonly signInPages?: 'http' | 'https'
  /**
   * Milliseconds since the epoch, for journal, error bodies, the look-alike APIs, and for what Entra
   * judges by its own clock: client assertions and the age of a sign-in.
   */
  readonly now?: () => number
}

/** An Entra directory of the demo. */
export interface DemoDirectory {
  readonly tenantId: string
  readonly domain: string
  readonly name: string
  readonly environment: 'production' | 'sandbox'
  /** The cloud that it lives in; the demo's authority itself is the global one. */
  readonly cloud: 'global' | 'usgov' | 'china'
}

export interface DemoDirectories {
  /** A partner, production. */
  readonly contoso: DemoDirectory
  /** A partner's integration sandbox. */
  readonly fabrikam: DemoDirectory
  /** No partner: neither partner API is present in it, and Partner Center does not know it. */
  readonly northwind: DemoDirectory
  /** Lives in the US Government cloud, which redirects public clients only: AADSTS900382 for others. */
  readonly woodgrove: DemoDirectory
  /** Lives in the cloud in China: AADSTS90038. */
  readonly tailspin: DemoDirectory
}

export interface DemoCertificate {
  /** Public certificate, PEM. */
  readonly certificatePem: string
  /** Unencrypted PKCS#8, PEM. */
  readonly privateKeyPem: string
  /** SHA-256 of the DER form: 64 upper-case hex digits without colons. */
  readonly thumbprintSha256: string
}

/** An app registration. `platform` says under which heading its redirect URI is registered. */
export interface DemoApplication {
  readonly clientId: string
  readonly tenantId: string
  readonly name: string
  readonly platform: 'mobile-and-desktop' | 'web' | 'single-page' | 'none'
  readonly redirectUris: readonly string[]
}

export interface DemoSecretApplication extends DemoApplication {
  /** The value of the client secret. It contains `CANARY-SECRET-`. */
  readonly secret: string
}

export interface DemoCertificateApplication extends DemoApplication {
  readonly certificate: DemoCertificate
}

/** Registrations of Contoso, except where the name says another directory. */
export interface DemoApplications {
  /** Public client, `http://localhost` under Mobile and desktop applications. */
  readonly publicClient: DemoApplication
  /** Confidential client with a secret, `http://localhost` under Web. */
  readonly secretClient: DemoSecretApplication
  /** Confidential client with a certificate, no redirect. */
  readonly certificateClient: DemoCertificateApplication
  /** Meant as public, but its redirect is under Web: AADSTS7000218 at the token endpoint. */
  readonly webRedirectClient: DemoApplication
  /** Meant as public, but its redirect is under Single-page application: AADSTS9002327. */
  readonly singlePageClient: DemoApplication
  /** Public client whose reply URL is another one: AADSTS50011 in the browser. */
  readonly otherRedirectClient: DemoApplication
  /** Public client without any reply URL: AADSTS500113 in the browser. */
  readonly noRedirectClient: DemoApplication
  /** Its only secret has expired: AADSTS7000222. */
  readonly expiredSecretClient: DemoSecretApplication
  /** Its secret was replaced since; nobody remembers this one: AADSTS7000215. */
  readonly replacedSecretClient: DemoSecretApplication
  /** "Enabled for users to sign in" is No: AADSTS7000112. */
  readonly disabledClient: DemoSecretApplication
  /** A registration without an enterprise application: AADSTS7000229. */
  readonly orphanClient: DemoSecretApplication
  /** A Conditional Access policy for workload identities blocks it: AADSTS53003. */
  readonly blockedClient: DemoSecretApplication
  /** Not in App management of Partner Center: a good token, and 401 from the API. */
  readonly unknownToPartnerCenterClient: DemoSecretApplication
  /** Every call of it is throttled by the APIs. */
  readonly throttledClient: DemoSecretApplication
  /** Public client that only administrators may consent to: AADSTS90094. */
  readonly adminConsentClient: DemoApplication
  /** Public client that nobody has consented to yet. */
  readonly consentClient: DemoApplication
  /** Public client whose registration lists no partner API: AADSTS650057. */
  readonly unlistedApiClient: DemoApplication
  /** Public client with "Assignment required"; only Ada is assigned: AADSTS50105. */
  readonly assignmentClient: DemoApplication
  /** Public client whose calls are challenged for a second factor (`insufficient_claims`). */
  readonly challengedClient: DemoApplication
  /** Fabrikam: public client. */
  readonly sandboxPublicClient: DemoApplication
  /** Fabrikam: confidential client with a secret. */
  readonly sandboxSecretClient: DemoSecretApplication
  /** Northwind, where the partner APIs are absent: AADSTS500011. */
  readonly northwindSecretClient: DemoSecretApplication
  /** Northwind: public client. */
  readonly northwindPublicClient: DemoApplication
}

export interface DemoUser {
  /** Sign-in name (user principal name). */
  readonly userName: string
  readonly displayName: string
  readonly tenantId: string
  readonly objectId: string
  readonly password: string
  /** The code that the second page asks for; the page shows it. */
  readonly code: string
  /** Asked for the code at every sign-in, whatever the tenant requires. */
  readonly usesMfa: boolean
  /** May grant admin consent. */
  readonly isAdministrator: boolean
  /** Roles in Partner Center; without one the look-alike APIs answer 403. */
  readonly partnerRoles: readonly string[]
}

export interface DemoUsers {
  /** Contoso, MFA, administrator. */
  readonly ada: DemoUser
  /** Contoso, MFA. */
  readonly grace: DemoUser
  /** Contoso, password only. She is asked for a code once `requireMfa(true)` was called. */
  readonly katherine: DemoUser
  /** Contoso, MFA, without any role in Partner Center. */
  readonly dorothy: DemoUser
  /** Fabrikam (sandbox), MFA, administrator. */
  readonly margaret: DemoUser
}

export type * from './attacker-types'
export type * from './fault-types'
export type * from './journal-types'
export type * from './settings-types'
export type * from './tenant-types'
