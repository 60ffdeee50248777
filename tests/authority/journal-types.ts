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
  /** The `claims` parameter: what a claims challenge demanded, among MSAL's own. */
  readonly claims?: string
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
  | 'device-code'
  | 'logout'
  | 'admin-consent'
  | 'page'
  | 'partner-api'
  | 'partner-center-api'
  | 'other'
