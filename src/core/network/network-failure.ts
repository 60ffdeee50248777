/** Why a request got no usable answer. */
export type NetworkFailureCode =
  | 'network-unreachable'
  | 'network-timed-out'
  | 'network-untrusted'
  | 'proxy-refused'
  | 'endpoint-refused'
  | 'cancelled'

/** A request that got no usable answer. Holds the host, never path, query, headers or body. */
export interface NetworkFailure {
  readonly code: NetworkFailureCode
  readonly host: string
  /** The operating system's or TLS's own code or sentence, for a ticket. */
  readonly detail: string
  /** Status of an answer that was refused: a redirect's. */
  readonly status?: number
}

// https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes
const untrusted =
  /CERT|SELF_SIGNED|UNABLE_TO_|ISSUER|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH/
const timedOut = /TIMEOUT|ETIMEDOUT|TimeoutError/

/** Returns the failure that an error of the HTTP library stands for; a cancelled request is none of them. */
export function networkFailureOf(error: unknown, host: string, viaProxy: boolean): NetworkFailure {
  const { code, detail } = describe(error)
  if (timedOut.test(code)) return { code: 'network-timed-out', host, detail }
  if (untrusted.test(code)) return { code: 'network-untrusted', host, detail }
  if (viaProxy) return { code: 'proxy-refused', host, detail }
  return { code: 'network-unreachable', host, detail }
}

/** Returns the code and sentence of the innermost cause: the outer ones only say that something failed. */
function describe(error: unknown): { readonly code: string; readonly detail: string } {
  if (!(error instanceof Error)) return { code: '', detail: String(error).slice(0, 300) }
  if (error.cause instanceof Error) return describe(error.cause)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return { code, detail: `${code}: ${error.message}`.slice(0, 300) }
}
