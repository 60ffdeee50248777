import type { Endpoint } from './journal-types'

/** A refusal that Entra is made to give although nothing on it is the reason. */
export interface Refusal {
  /** The number after AADSTS. */
  readonly code: number
  /** OAuth error. */
  readonly error: string
  readonly suberror?: string
  readonly message?: string
  /** 400 when left out. */
  readonly status?: number
  /** Claims challenge, as JSON text. */
  readonly claims?: string
}

/**
 * Something that goes wrong. The fields combine: a delay comes first, then one of refusal, lost
 * answer, reset, status, malformed body, redirect or body, in this order.
 */
export interface Fault {
  readonly on: Endpoint
  /** Only for token requests of this grant. */
  readonly grantType?: string
  /** How many requests it meets; every one when left out. */
  readonly times?: number
  readonly delayMs?: number
  /** Refuses: at `token` with a JSON body, at `authorize` by a form posted to the application. */
  readonly refusal?: Refusal
  /** Does the work, and then answers this status instead, as a proxy does that gave up waiting. */
  readonly loseAnswer?: 429 | 503
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
