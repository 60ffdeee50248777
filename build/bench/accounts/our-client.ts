import { join } from 'node:path'
import { openTokenDesk, type TokenDesk } from '../../../src/core/token-desk'
import type { HttpClient } from '../../../src/core/network/http-client'
import { Discovery } from '../../../src/core/sign-in/discovery'
import { getTokenSilently } from '../../../src/core/sign-in/silent-token'
import { createVault } from '../../../src/core/vault/folder-vault'
import { createOsKeyStore } from '../../../src/core/vault/os-key-store'
import { succeeded } from '../../../src/shared/result'
import { valueOf } from '../../../tests/integration/desk-at-demo'
import { accountOf, type Account } from './account'
import { signedInProfiles, writeDataFolder, type SignedIn } from './data-folder'
import type { MsalCaches } from './msal-cache'
import { tokenAnswer } from './token-answer'

/** The product on a data folder with signed-in profiles. */
export interface OurClient {
  readonly folder: string
  readonly all: readonly SignedIn[]
  /** Gets the profile's token as the desk does: unseals its record, renews where that is needed. */
  acquire(of: SignedIn, options?: { readonly renew: boolean }): Promise<void>
  /** Gets it through the desk: in the profile's turn, checked, and noted for the window. */
  copy(of: SignedIn): Promise<void>
  close(): Promise<void>
}

export interface OurClientOptions {
  readonly folder: string
  readonly name: string
  readonly count: number
  readonly caches: MsalCaches
  /** Another record than the usual one. */
  readonly recordOf?: (of: SignedIn) => SignedIn['record']
}

/** Makes the data folder and opens it. */
export async function openOurClient(options: OurClientOptions): Promise<OurClient> {
  const folder = join(options.folder, options.name)
  const { recordOf = ({ record }: SignedIn) => record } = options
  const all = signedInProfiles(options.count, options.caches, Date.now()).map((one) => ({
    ...one,
    record: recordOf(one)
  }))
  await writeDataFolder(folder, all)
  const vault = createVault({ folder, keyStore: createOsKeyStore({ folder }) })
  const http = clientFor(accountOf(0, Date.now()))
  const discovery = new Discovery({
    http,
    now: Date.now,
    plainBrowserOrigin: undefined,
    isUnconfirmed: () => false
  })
  const parts = { vault, http, discovery, now: Date.now }
  const desk = await openDesk(folder)
  return {
    folder,
    all,
    acquire: async ({ profile, account }, { renew } = { renew: false }) => {
      const token = valueOf(await getTokenSilently(parts, { profile, renew }))
      if (!renew && token.accessToken !== account.accessToken)
        throw new Error('This is the token of another account')
    },
    copy: async ({ profile, account }) => {
      const { text } = valueOf(await desk.tokens.copy(profile.id, 'token'))
      if (text !== account.accessToken) throw new Error('This is the token of another account')
    },
    close: async () => {
      await desk.dispose()
      await vault.dispose()
    }
  }
}

async function openDesk(folder: string): Promise<TokenDesk> {
  const openBrowser = () => Promise.reject(new Error('Nobody is to sign in'))
  const { desk } = await openTokenDesk({ dataFolder: folder, openBrowser })
  return desk
}

/** Answers each request for a token at once. */
function clientFor(account: Account): HttpClient {
  const body = JSON.stringify(tokenAnswer(account))
  const headers = { 'content-type': 'application/json' }
  return {
    send: () =>
      Promise.resolve(
        succeeded({ status: 200, headers, body, bodyBytes: body.length, bodyRefused: false })
      ),
    close: () => Promise.resolve()
  }
}
