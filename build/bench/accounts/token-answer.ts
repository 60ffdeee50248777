import type { INetworkModule, NetworkResponse } from '@azure/msal-node'
import { scope, tokenLifetimeSeconds, type Account } from './account'

/** Returns what the token endpoint answers when this account signs in or renews. */
export function tokenAnswer(account: Account): object {
  return {
    token_type: 'Bearer',
    scope,
    expires_in: tokenLifetimeSeconds,
    ext_expires_in: tokenLifetimeSeconds,
    access_token: account.accessToken,
    refresh_token: account.refreshToken,
    id_token: account.idToken,
    client_info: account.clientInfo
  }
}

/** A network that answers every request for a token at once, with this account's. */
export function networkOf(account: Account): INetworkModule {
  const answer = <Body>(): Promise<NetworkResponse<Body>> =>
    Promise.resolve({
      status: 200,
      headers: {},
      body: JSON.parse(JSON.stringify(tokenAnswer(account))) as Body
    })
  return {
    // The metadata of Microsoft's clouds are constants of MSAL's.
    sendGetRequestAsync: () => Promise.reject(new Error('Nothing is to be fetched')),
    sendPostRequestAsync: answer
  }
}
