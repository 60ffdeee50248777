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
  /** Milliseconds since the epoch, for journal, error bodies and the look-alike APIs. */
  readonly now?: () => number
}

/** An Entra directory of the demo. */
export interface DemoDirectory {
  readonly tenantId: string
  readonly domain: string
  readonly name: string
  readonly environment: 'production' | 'sandbox'
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
  readonly platform: 'mobile-and-desktop' | 'web' | 'none'
  readonly redirectUris: readonly string[]
}

export interface DemoSecretApplication extends DemoApplication {
  /** The value of the client secret. It contains `CANARY-SECRET-`. */
  readonly secret: string
}

export interface DemoCertificateApplication extends DemoApplication {
  readonly certificate: DemoCertificate
}

export interface DemoApplications {
  /** Contoso: public client, `http://localhost` under Mobile and desktop applications. */
  readonly publicClient: DemoApplication
  /** Contoso: confidential client with a secret, `http://localhost` under Web. */
  readonly secretClient: DemoSecretApplication
  /** Contoso: confidential client with a certificate, no redirect. */
  readonly certificateClient: DemoCertificateApplication
  /** Contoso: meant as public, but its redirect is under Web: AADSTS7000218 at the token endpoint. */
  readonly webRedirectClient: DemoApplication
  /** Contoso: public client whose reply URL is another one: AADSTS50011 in the browser. */
  readonly otherRedirectClient: DemoApplication
  /** Fabrikam: public client. */
  readonly sandboxPublicClient: DemoApplication
  /** Fabrikam: confidential client with a secret. */
  readonly sandboxSecretClient: DemoSecretApplication
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
  /** Fabrikam (sandbox), MFA, administrator. */
  readonly margaret: DemoUser
}

/** One request that a listener saw. Never holds a secret, code, token or password. */
export interface JournalEntry {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly listener: 'authority' | 'browser' | 'partner' | 'partner-center'
  readonly method: string
  /** Path without the query. */
  readonly path: string
  /** What the path was for. */
  readonly endpoint: Endpoint
  /** Directory id, when the path names a directory of the demo. */
  readonly tenantId?: string
  readonly grantType?: string
  readonly clientId?: string
  readonly scope?: string
  readonly prompt?: string
  /** `client-request-id` as sent. */
  readonly correlationId?: string
  /** Status of the answer; undefined while it is not sent, or if the connection was cut. */
  readonly status?: number
}

/** A sign-in that ended with an authorization code. */
export interface SignInEntry {
  readonly at: number
  readonly tenantId: string
  readonly clientId: string
  readonly userName: string
  /** False when the browser's session answered without a page for the password. */
  readonly passwordTyped: boolean
}

export interface TokenRequestFilter {
  readonly grantType?: string
  readonly clientId?: string
  readonly tenantId?: string
}

export interface Journal {
  readonly entries: readonly JournalEntry[]
  /** Sign-ins that ended with a code, in order. */
  readonly signIns: readonly SignInEntry[]
  /** Requests to the token endpoint that match every given field. */
  tokenRequests(filter?: TokenRequestFilter): readonly JournalEntry[]
  clear(): void
}

export type Endpoint =
  | 'discovery'
  | 'instance-discovery'
  | 'keys'
  | 'authorize'
  | 'token'
  | 'logout'
  | 'admin-consent'
  | 'page'
  | 'partner-api'
  | 'partner-center-api'
  | 'other'

/**
 * Something that goes wrong. The fields combine: a delay comes first, then one of reset, status,
 * malformed body, redirect or body, in this order.
 */
export interface Fault {
  readonly on: Endpoint
  /** Only for token requests of this grant. */
  readonly grantType?: string
  /** How many requests it meets; every one when left out. */
  readonly times?: number
  readonly delayMs?: number
  /** Cuts the connection without an answer. */
  readonly reset?: boolean
  readonly status?: number
  readonly retryAfterSeconds?: number
  /** Answers 200 with a body that is not JSON. */
  readonly malformed?: boolean
  /** Answers 302 to this address. */
  readonly redirectTo?: string
  /** Answers this instead (with `status` or 200), as JSON. */
  readonly body?: unknown
}

/** Properties of the discovery document that are replaced, such as `token_endpoint`. */
export type HostileDiscovery = Readonly<Record<string, unknown>>

export interface Faults {
  /** Adds a fault; several on one endpoint are used in the order they were added. */
  add(fault: Fault): void
  /** Replaces these properties in every discovery document from now on. */
  setHostileDiscovery(replacements: HostileDiscovery): void
  /** Takes every fault and replacement away. */
  clear(): void
}

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
  readonly tenants: { readonly contoso: DemoDirectory; readonly fabrikam: DemoDirectory }
  readonly applications: DemoApplications
  readonly users: DemoUsers
  /** Base URLs without a trailing slash. */
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
  /** Starts a listener with a good certificate that records whatever reaches it. `close()` closes it too. */
  startAttacker(): Promise<Attacker>
  /** Stops every listener and drops open connections. */
  close(): Promise<void>
}

/** One request as the attacker's listener received it, whole. */
export interface AttackerRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

/** A TLS listener on loopback that records whatever reaches it and answers an empty JSON object. */
export interface Attacker {
  /** `https://localhost:PORT`, with a certificate that the demo's CA signed. */
  readonly origin: string
  /** `http://localhost:PORT`: the same without TLS. */
  readonly plainOrigin: string
  readonly requests: readonly AttackerRequest[]
  close(): Promise<void>
}
