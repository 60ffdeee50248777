import { PublicClientApplication, type AccountInfo } from '@azure/msal-node'
import {
  DataProtectionScope,
  PersistenceCachePlugin,
  PersistenceCreator,
  type IPersistence
} from '@azure/msal-node-extensions'
import { join } from 'node:path'
import { clientId, environment, scope, tenantId, type Account } from './account'
import { authority, type MsalCaches } from './msal-cache'
import { networkOf } from './token-answer'

/** MSAL as its documentation sets it up: one cache for all accounts, kept by the system's key store. */
export interface StockClient {
  /** Gets the account's token; fails where MSAL fails. */
  acquire(account: Account, options?: { readonly renew: boolean }): Promise<void>
}

export interface StockClientOptions {
  readonly folder: string
  readonly name: string
  readonly accounts: readonly Account[]
  readonly caches: MsalCaches
}

export async function openStockClient(options: StockClientOptions): Promise<StockClient> {
  const { folder, name, accounts, caches } = options
  const persistence = await PersistenceCreator.createPersistence({
    cachePath: join(folder, `${name}.cache`),
    dataProtectionScope: DataProtectionScope.CurrentUser,
    serviceName: 'stock MSAL',
    accountName: name,
    usePlaintextFileOnLinux: false
  })
  await persistence.save(caches.ofAll(accounts))
  const client = clientOn(persistence, accounts)
  return {
    acquire: async (account, { renew } = { renew: false }) => {
      const request = { account: accountInfoOf(account), scopes: [scope], forceRefresh: renew }
      const { accessToken } = await client.acquireTokenSilent(request)
      if (accessToken !== account.accessToken)
        throw new Error('This is the token of another account')
    }
  }
}

function clientOn(
  persistence: IPersistence,
  accounts: readonly Account[]
): PublicClientApplication {
  const [first] = accounts
  if (first === undefined) throw new Error('There is no account')
  return new PublicClientApplication({
    auth: { clientId, authority },
    cache: { cachePlugin: new PersistenceCachePlugin(persistence) },
    system: { networkClient: networkOf(first) }
  })
}

function accountInfoOf({ objectId, userName, homeAccountId }: Account): AccountInfo {
  return { homeAccountId, environment, tenantId, username: userName, localAccountId: objectId }
}
