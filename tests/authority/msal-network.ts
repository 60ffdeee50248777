import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { Agent, request } from 'undici'

/** Lets stock MSAL talk to the demo tenant: trusts its CA besides nothing else. */
export function msalNetwork(caPem: string): INetworkModule {
  const dispatcher = new Agent({ connect: { ca: caPem } })
  const send = async <Body>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {}
  ): Promise<NetworkResponse<Body>> => {
    const answer = await request(url, {
      dispatcher,
      method,
      ...(options.headers === undefined ? {} : { headers: options.headers }),
      ...(options.body === undefined ? {} : { body: options.body })
    })
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(answer.headers)) headers[name] = String(value)
    const body = JSON.parse(await answer.body.text()) as Body
    return { status: answer.statusCode, headers, body }
  }
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options)
  }
}
