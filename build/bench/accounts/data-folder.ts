import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatState } from '../../../src/core/profiles/state-fields'
import { bindingOf } from '../../../src/core/sign-in/record-binding'
import type { TokenRecord } from '../../../src/core/sign-in/token-record'
import { createVault } from '../../../src/core/vault/folder-vault'
import { createOsKeyStore } from '../../../src/core/vault/os-key-store'
import type { Profile } from '../../../src/shared/profile'
import {
  accountOf,
  clientId,
  environment,
  tenantId,
  tokenLifetimeSeconds,
  uuidOf,
  type Account
} from './account'
import type { MsalCaches } from './msal-cache'

/** A profile that has signed in. */
export interface SignedIn {
  readonly profile: Profile
  readonly account: Account
  readonly record: TokenRecord
}

const businesses = ['Contoso', 'Fabrikam', 'Northwind', 'Adventure Works', 'Woodgrove', 'Litware']
const places = ['Berlin', 'Lagos', 'Lima', 'Osaka', 'Oslo', 'Perth', 'Porto', 'Quito', 'Seattle']
const tags = ['customer', 'reseller', 'pilot', 'migration', 'billing', 'urgent']

/** Returns a profile with a name as engineers give them, and the account that signs in to it. */
export function profileOf(place: number, { userName }: Account): Profile {
  return {
    id: uuidOf(`profile ${place}`),
    name: `${pick(businesses, place)} ${pick(places, place)} ${place + 1}`,
    tenant: tenantId,
    clientId,
    mode: 'app+user',
    api: 'partner-center',
    cloud: 'global',
    environment: place % 5 === 0 ? 'sandbox' : 'production',
    account: userName,
    tags: [pick(tags, place)]
  }
}

/** Returns so many signed-in profiles. */
export function signedInProfiles(
  count: number,
  caches: MsalCaches,
  now: number
): readonly SignedIn[] {
  return Array.from({ length: count }, (_none, place) => {
    const account = accountOf(place, now)
    const { homeAccountId, userName: username, objectId: localAccountId } = account
    const pinned = { homeAccountId, environment, tenantId, username, localAccountId }
    const record = { msalCache: caches.of(account), account: pinned, tenantId }
    return { profile: profileOf(place, account), account, record }
  })
}

/** Writes a data folder with these profiles, each with its state and its sealed token. */
export async function writeDataFolder(folder: string, all: readonly SignedIn[]): Promise<void> {
  await mkdir(join(folder, 'state'), { recursive: true })
  const profiles = all.map(({ profile }) => profile)
  await writeFile(join(folder, 'profiles.json'), JSON.stringify({ version: 1, profiles }))
  await inBatches(all, async ({ profile, account }) => {
    const text = stateOf(account)
    await writeFile(join(folder, 'state', `${profile.id}.json`), text)
  })
  await sealRecords(folder, all)
}

/** Seals with the key of the operating system's key store, as the desk does. */
async function sealRecords(folder: string, all: readonly SignedIn[]): Promise<void> {
  const vault = createVault({ folder, keyStore: createOsKeyStore({ folder }) })
  const { mode } = await vault.open()
  if (mode !== 'sealed') throw new Error('The key store of this machine cannot be used')
  await inBatches(all, async ({ profile, record }) => {
    const bytes = Buffer.from(JSON.stringify(record))
    const written = await vault.write('token-cache', bindingOf(profile), bytes)
    if (!written.ok) throw new Error(written.failure.detail)
  })
  await vault.dispose()
}

function stateOf({ userName, homeAccountId }: Account): string {
  const now = Date.now()
  return formatState({
    account: userName,
    homeAccountId,
    tenantId,
    issuedAt: now,
    expiresAt: now + tokenLifetimeSeconds * 1000,
    checks: [
      { id: 'audience', verdict: 'passed' },
      { id: 'expiry', verdict: 'passed' }
    ]
  })
}

async function inBatches<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>
): Promise<void> {
  for (let place = 0; place < items.length; place += 64)
    await Promise.all(items.slice(place, place + 64).map(work))
}

function pick(from: readonly string[], place: number): string {
  return from[place % from.length] ?? ''
}
