import { PublicClientApplication } from '@azure/msal-node'
import { accountOf, clientId, scope, tenantId, type Account } from './account'
import { networkOf } from './token-answer'

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export const authority = `https://login.microsoftonline.com/${tenantId}`

/** Makes the MSAL cache of accounts, in MSAL's own form: MSAL writes one, of which the others are copies. */
export class MsalCaches {
  readonly #model: { readonly account: Account; readonly text: string }

  private constructor(account: Account, text: string) {
    this.#model = { account, text }
  }

  /** Lets MSAL sign an account in, and keeps what it has written. */
  static async make(now: number): Promise<MsalCaches> {
    const account = accountOf(0, now)
    const client = new PublicClientApplication({
      auth: { clientId, authority },
      system: { networkClient: networkOf(account) }
    })
    await client.acquireTokenByCode({
      code: 'a code',
      scopes: [scope],
      redirectUri: 'http://localhost',
      codeVerifier: 'a verifier'
    })
    return new MsalCaches(account, client.getTokenCache().serialize())
  }

  /** Returns the cache of one account. */
  of(account: Account): string {
    const { account: model, text } = this.#model
    const pairs: readonly (readonly [string, string])[] = [
      [model.accessToken, account.accessToken],
      [model.idToken, account.idToken],
      [model.refreshToken, account.refreshToken],
      [model.clientInfo, account.clientInfo],
      [model.userName, account.userName],
      [model.objectId, account.objectId]
    ]
    return pairs.reduce((changed, [from, to]) => changed.replaceAll(from, to), text)
  }

  /** Returns one cache of them all. */
  ofAll(accounts: readonly Account[]): string {
    const all: Record<string, Record<string, unknown>> = {}
    for (const account of accounts)
      for (const [name, entries] of Object.entries(JSON.parse(this.of(account)) as Sections))
        all[name] = { ...all[name], ...entries }
    return JSON.stringify(all)
  }
}
