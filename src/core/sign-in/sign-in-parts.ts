import type { HttpClient } from '../network/http-client'
import type { Vault } from '../vault/vault'
import type { Discovery } from './discovery'

/** What every way to a token needs. */
export interface SignInParts {
  readonly vault: Vault
  readonly http: HttpClient
  readonly discovery: Discovery
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
