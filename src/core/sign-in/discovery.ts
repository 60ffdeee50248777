import type { HttpClient } from '../network/http-client'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure } from '../../shared/token'
import type { Authority } from './authority'
import { policeDiscovery, type DiscoveryDocument } from './endpoint-policy'
import { failureOfNetwork, failureOfOAuthBody, makeFailure } from './failures'

const keptForMs = 24 * 60 * 60 * 1000

/** A policed document and when it was fetched, in milliseconds since the epoch. */
export interface Discovered {
  readonly document: DiscoveryDocument
  readonly fetchedAt: number
}

export interface DiscoveryOptions {
  readonly http: HttpClient
  readonly now: () => number
  /** Whether an import brought this login host to its profile and no person has agreed to it yet. */
  readonly isUnconfirmed: (authority: Authority) => boolean
  /** See `policeDiscovery`. */
  readonly plainBrowserOrigin?: string | undefined
}

/** Finds and remembers the endpoints of authorities that MSAL does not carry as constants. */
export class Discovery {
  readonly #options: DiscoveryOptions
  readonly #known = new Map<string, Discovered>()

  constructor(options: DiscoveryOptions) {
    this.#options = options
  }

  /** Returns why nothing is to be sent to an authority for now, or `undefined`. */
  refusalOf(authority: Authority): Failure | undefined {
    const { isUnconfirmed, now } = this.#options
    if (!isUnconfirmed(authority)) return undefined
    return makeFailure('authority-unconfirmed', now(), { expected: authority.host })
  }

  /**
   * Returns the policed endpoints of an authority, or `undefined` for a built-in one.
   *
   * @param kept what was found before and kept in the profile's sealed record: it is policed again and
   *   spares a request, so that a cached token can be read without a network
   */
  async endpointsOf(
    authority: Authority,
    kept: Discovered | undefined,
    signal?: AbortSignal
  ): Promise<Result<Discovered | undefined, Failure>> {
    const refusal = this.refusalOf(authority)
    // SECURITY: no sign-in, consent or renewal finds its way to a host that only a file has named.
    // [tests/integration/unconfirmed-authority.security.test.ts]
    if (refusal !== undefined) return failed(refusal)
    if (authority.builtIn) return succeeded(undefined)
    const { now, plainBrowserOrigin } = this.#options
    for (const candidate of [this.#known.get(authority.url), kept]) {
      // What was kept while the clock was ahead would be good for too long.
      if (candidate === undefined || Math.abs(now() - candidate.fetchedAt) > keptForMs) continue
      const policed = policeDiscovery(candidate.document, authority.origin, plainBrowserOrigin)
      if (policed.ok) return succeeded({ document: policed.value, fetchedAt: candidate.fetchedAt })
    }
    return await this.#fetch(authority, signal)
  }

  async #fetch(
    authority: Authority,
    signal: AbortSignal | undefined
  ): Promise<Result<Discovered, Failure>> {
    const { http, now, plainBrowserOrigin } = this.#options
    const url = `${authority.url}v2.0/.well-known/openid-configuration`
    const answer = await http.send({
      method: 'GET',
      url,
      signal,
      retry: 'unavailable',
      headers: { accept: 'application/json' }
    })
    if (!answer.ok) return failed(failureOfNetwork(answer.failure, now()))
    const body = parseJson(answer.value.body)
    if (answer.value.status !== 200)
      return failed(failureOfOAuthBody(body, answer.value.status, now()))
    const policed = policeDiscovery(body, authority.origin, plainBrowserOrigin)
    if (!policed.ok) {
      return failed(
        makeFailure('endpoint-refused', now(), {
          detail: policed.failure.detail,
          expected: authority.host
        })
      )
    }
    const discovered = { document: policed.value, fetchedAt: now() }
    this.#known.set(authority.url, discovered)
    return succeeded(discovered)
  }
}

/** Returns the parsed text, or `undefined` when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
