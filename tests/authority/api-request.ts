import type { ApiTrouble } from './types'

export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** One call, as the look-alikes see it. */
export interface ApiRequest {
  /** Decoded, without the query. */
  readonly path: string
  readonly headers: RequestHeaders
  /** `https://localhost:PORT` of this look-alike, which counts as an address of the API. */
  readonly origin: string
  /** What the call ends in whatever its token is. */
  readonly trouble: ApiTrouble | undefined
}

/** Returns a header that came once, by its name in lower case. */
export function headerText(headers: RequestHeaders, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
