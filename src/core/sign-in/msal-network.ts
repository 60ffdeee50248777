import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import type { HttpClient } from '../network/http-client'
import type { NetworkFailure } from '../network/network-failure'
import type { RetryPolicy } from '../network/retry'
import { parseJson } from './discovery'

/** An answer with what its body says. */
export interface JsonAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Stands between MSAL and the network: sends, and may answer with something else. */
export type Exchange = (url: URL, send: () => Promise<JsonAnswer>) => Promise<JsonAnswer>

export interface MsalNetworkOptions {
  readonly http: HttpClient
  /** `https://host[:port]`: the only place that MSAL may send anything to. */
  readonly authorityOrigin: string
  readonly retry: RetryPolicy
  readonly signal?: AbortSignal | undefined
  /** What goes back and forth besides; by default nothing. */
  readonly exchange?: Exchange
}

/**
 * MSAL's way out for one operation. It remembers what went wrong, because MSAL hides it. It knows no
 * GET: endpoints are found and policed before MSAL is asked for anything.
 */
export class MsalNetwork implements INetworkModule {
  readonly #options: MsalNetworkOptions
  #lastFailure: NetworkFailure | undefined

  constructor(options: MsalNetworkOptions) {
    this.#options = options
  }

  get lastFailure(): NetworkFailure | undefined {
    return this.#lastFailure
  }

  sendGetRequestAsync<Body>(url: string): Promise<NetworkResponse<Body>> {
    return Promise.reject(
      this.#fail({ code: 'endpoint-refused', host: new URL(url).host, detail: 'unexpected GET' })
    )
  }

  async sendPostRequestAsync<Body>(
    url: string,
    options?: NetworkRequestOptions
  ): Promise<NetworkResponse<Body>> {
    const { authorityOrigin, exchange } = this.#options
    const target = new URL(url)
    // SECURITY: the body holds a secret, a code or a refresh token; it goes to the profile's own authority
    // or nowhere, whatever MSAL was told. [src/core/sign-in/msal-network.security.test.ts]
    if (target.origin !== authorityOrigin) {
      throw this.#fail({
        code: 'endpoint-refused',
        host: target.host,
        detail: `not on ${authorityOrigin}`
      })
    }
    const send = (): Promise<JsonAnswer> => this.#send(url, options)
    const { status, headers, body } = await (exchange === undefined
      ? send()
      : exchange(target, send))
    // eslint-disable-next-line no-restricted-syntax -- MSAL names the type of a text it has yet to check
    return { status, headers: { ...headers }, body: body as Body }
  }

  async #send(url: string, options: NetworkRequestOptions | undefined): Promise<JsonAnswer> {
    const { http, retry, signal } = this.#options
    const answer = await http.send({
      method: 'POST',
      url,
      headers: options?.headers ?? {},
      ...(options?.body === undefined ? {} : { body: options.body }),
      retry,
      signal
    })
    if (!answer.ok) throw this.#fail(answer.failure)
    const { status, headers, body } = answer.value
    return { status, headers, body: parseJson(body) ?? { error: `http_${status}` } }
  }

  #fail(failure: NetworkFailure): Error {
    this.#lastFailure = failure
    return new Error(failure.code)
  }
}
