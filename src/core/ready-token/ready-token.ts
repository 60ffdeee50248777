import { join } from 'node:path'
import type { Api, Cloud, Profile } from '../../shared/profile'
import { readFileIfPresent } from '../disk/atomic-file'
import { cachedToken } from '../sign-in/cached-token'
import { objectOf, parseObject } from '../sign-in/plain-json'
import type { PinnedAccount, TokenRecord } from '../sign-in/token-record'
import { bindingOf } from '../sign-in/record-binding'
import { decodeClaims } from '../tokens/decode'
import type { KeyStore } from '../vault/key-store'
import { createOsKeyStore } from '../vault/os-key-store'
import { createVault } from '../vault/folder-vault'

/*
 * The shortest way to a token: for a program that starts, prints one and ends, most of whose time is
 * loading. It reads what the desk reads, and answers only where everything is as the desk itself wrote it
 * and the token is good; in every other case it answers nothing, and the desk is opened, which decides.
 * So the rules are the desk's, and this may only be stricter:
 *
 * - The record opens only for the tenant, application, authority and mode of the row (sealed-record.ts), so
 *   a row that was altered leads to no token.
 * - The token is for the pinned account and tenant, has the profile's scope, and does not end within five
 *   minutes (cached-token.ts).
 */

/** A profile as it is chosen by. */
export interface ProfileName {
  readonly id: string
  readonly name: string
}

export interface ReadyTokenRequest {
  readonly dataFolder: string
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Returns the one that is meant, or `undefined`. */
  readonly choose: (profiles: readonly ProfileName[]) => ProfileName | undefined
  /** Keeps the data key; by default the operating system. */
  readonly keyStore?: KeyStore
}

/** Secret. */
export interface ReadyToken {
  readonly profile: Pick<Profile, 'id' | 'name' | 'tenant'>
  readonly accessToken: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

type Row = Pick<Profile, 'id' | 'name' | 'tenant' | 'clientId' | 'mode' | 'api' | 'cloud'>
type Fields = Readonly<Record<string, unknown>>

/** Returns a token that is ready, or `undefined` when the desk has to be asked. Never throws for a file. */
export async function findReadyToken(request: ReadyTokenRequest): Promise<ReadyToken | undefined> {
  const profile = await findRow(request)
  if (profile === undefined) return undefined
  const { dataFolder, now, keyStore = createOsKeyStore({ folder: dataFolder }) } = request
  const vault = createVault({ folder: dataFolder, keyStore })
  try {
    if (!(await vault.has('token-cache', profile.id))) return undefined
    const opened = await vault.read('token-cache', bindingOf(profile))
    if (!opened.ok || opened.value === undefined) return undefined
    return tokenOf(profile, Buffer.from(opened.value).toString('utf8'), now)
  } finally {
    await vault.dispose()
  }
}

function tokenOf(profile: Row, record: string, now: number): ReadyToken | undefined {
  const kept = readRecord(record)
  const cached = cachedToken(kept, profile, now)
  if (kept === undefined || cached === undefined || cached.expiresOn === null) return undefined
  const claims = decodeClaims(cached.accessToken)
  const tenantId = kept.tenantId?.toLowerCase()
  const tokenTenant = claims.ok ? claims.value['tid'] : undefined
  // SECURITY: a token of another tenant would act on the wrong customer.  [src/core/ready-token/ready-token.security.test.ts]
  if (typeof tokenTenant !== 'string' || tokenTenant.toLowerCase() !== tenantId) return undefined
  const { id, name, tenant } = profile
  return {
    profile: { id, name, tenant },
    accessToken: cached.accessToken,
    expiresAt: cached.expiresOn.getTime()
  }
}

async function findRow({ dataFolder, choose }: ReadyTokenRequest): Promise<Row | undefined> {
  const bytes = await readFileIfPresent(join(dataFolder, 'profiles.json')).catch(() => undefined)
  const file = bytes === undefined ? undefined : parseObject(bytes.toString('utf8'))
  const { version, profiles, ...more } = file ?? {}
  if (version !== 1 || !Array.isArray(profiles) || Object.keys(more).length > 0) return undefined
  const rows = new Map<string, Fields & ProfileName>()
  for (const row of profiles) {
    const fields = objectOf(row)
    if (fields === undefined || !hasName(fields) || rows.has(fields.id)) return undefined
    rows.set(fields.id, fields)
  }
  const chosen = choose([...rows.values()])
  const row = chosen === undefined ? undefined : rows.get(chosen.id)
  return row === undefined ? undefined : readRow(row)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function hasName(row: Fields): row is Fields & ProfileName {
  return typeof row['id'] === 'string' && uuid.test(row['id']) && typeof row['name'] === 'string'
}

const rowFields: ReadonlySet<string> = new Set([
  'id',
  'name',
  'tenant',
  'clientId',
  'mode',
  'api',
  'cloud',
  'environment',
  'account',
  'tags',
  'notes'
])

/** A row with a field that is not known here may mean more than is known here. */
function readRow(row: Fields & ProfileName): Row | undefined {
  const { id, name, tenant, clientId, mode } = row
  const api = readApi(row['api'])
  const cloud = readCloud(row['cloud'])
  const isUsual =
    Object.keys(row).every((field) => rowFields.has(field)) &&
    typeof tenant === 'string' &&
    typeof clientId === 'string' &&
    uuid.test(clientId) &&
    mode === 'app+user'
  if (!isUsual || api === undefined || cloud === undefined) return undefined
  return { id, name, tenant, clientId, mode, api, cloud }
}

function readApi(api: unknown): Api | undefined {
  if (api === 'partner' || api === 'partner-center') return api
  const resource = objectOf(api)?.['resource']
  return typeof resource === 'string' ? { resource } : undefined
}

function readCloud(cloud: unknown): Cloud | undefined {
  if (cloud === 'global' || cloud === 'usgov' || cloud === 'china') return cloud
  const authority = objectOf(cloud)?.['authority']
  return typeof authority === 'string' ? { authority } : undefined
}

function readRecord(
  text: string
): Pick<TokenRecord, 'msalCache' | 'account' | 'tenantId'> | undefined {
  const record = parseObject(text)
  const account = readAccount(objectOf(record?.['account']))
  const msalCache = record?.['msalCache']
  const tenantId = record?.['tenantId']
  if (account === undefined || typeof msalCache !== 'string' || typeof tenantId !== 'string')
    return undefined
  return { msalCache, account, tenantId }
}

function readAccount(account: Fields | undefined): PinnedAccount | undefined {
  const { homeAccountId, environment, tenantId, username, localAccountId } = account ?? {}
  return typeof homeAccountId === 'string' &&
    typeof environment === 'string' &&
    typeof tenantId === 'string' &&
    typeof username === 'string' &&
    typeof localAccountId === 'string'
    ? { homeAccountId, environment, tenantId, username, localAccountId }
    : undefined
}
