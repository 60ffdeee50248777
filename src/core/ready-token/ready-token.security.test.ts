import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../shared/profile'
import { findReadyToken, type ReadyToken } from './ready-token'
import { bindingOf } from '../sign-in/record-binding'
import { createVault } from '../vault/folder-vault'
import { createMemoryKeyStore } from '../vault/memory-key-store'

const now = Date.parse('2026-11-23T12:00:00Z')
const seconds = now / 1000
const tenantId = '0a5c1d9e-6b5f-4d0e-9a55-1f2d3c4b5a69'
const profile: Profile = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Contoso',
  tenant: 'contoso.onmicrosoft.com',
  clientId: 'b3d2a1f0-1111-4c5d-8e6f-70819293a4b1',
  mode: 'app+user',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production'
}
const account = {
  homeAccountId: `1d0f6a3c-5a0e-4f43-8a57-0b7d6a1c2e31.${tenantId}`,
  environment: 'login.windows.net',
  tenantId,
  username: 'ada@contoso.onmicrosoft.com',
  localAccountId: '1d0f6a3c-5a0e-4f43-8a57-0b7d6a1c2e31'
}
const accessToken = tokenOf({ tid: tenantId })
/** As MSAL writes it. */
const entry = {
  home_account_id: account.homeAccountId,
  environment: account.environment,
  credential_type: 'AccessToken',
  client_id: profile.clientId,
  secret: accessToken,
  realm: tenantId,
  target: 'https://api.partnercenter.microsoft.com/user_impersonation',
  cached_at: String(seconds - 60),
  expires_on: String(seconds + 3600),
  extended_expires_on: String(seconds + 3600),
  token_type: 'Bearer'
}

let folder: string
const keyStore = createMemoryKeyStore()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ready-token-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function tokenOf(claims: object): string {
  return ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
}

interface Written {
  readonly row?: object
  readonly file?: object
  readonly entries?: readonly object[]
  readonly record?: object
  /** What the record is sealed for. */
  readonly sealedFor?: Profile
}

/** Writes what the desk writes, with something changed, and looks for the token. */
async function find({
  row = profile,
  file = {},
  entries = [entry],
  record = {},
  sealedFor = profile
}: Written): Promise<ReadyToken | undefined> {
  await writeFile(
    join(folder, 'profiles.json'),
    JSON.stringify({ version: 1, profiles: [row], ...file })
  )
  const vault = createVault({ folder, keyStore })
  const cache = { AccessToken: Object.fromEntries(entries.map((one, at) => [String(at), one])) }
  const content = { msalCache: JSON.stringify(cache), account, tenantId, ...record }
  const bytes = Buffer.from(JSON.stringify(content))
  await vault.write('token-cache', bindingOf(sealedFor), bytes)
  await vault.dispose()
  return await findReadyToken({ dataFolder: folder, now, keyStore, choose: ([first]) => first })
}

test('a token that is as the desk wrote it is found', async () => {
  expect(await find({})).toEqual({
    profile: { id: profile.id, name: profile.name, tenant: profile.tenant },
    accessToken,
    expiresAt: (seconds + 3600) * 1000
  })
})

const otherTenant = tokenOf({ tid: 'fabricam-tenant' })
test.each<[string, Written]>([
  ['the row names another tenant than the record', { row: { ...profile, tenant: 'fabrikam.com' } }],
  [
    'the row names another authority',
    { row: { ...profile, cloud: { authority: 'https://evil.example' } } }
  ],
  ['the row has a field that is not known here', { row: { ...profile, confirmed: false } }],
  ['the row is of another API', { row: { ...profile, api: 'partner' } }],
  ['the file is of a newer version', { file: { version: 2 } }],
  ['the file has something besides profiles', { file: { unreadable: [{}] } }],
  ['two rows have one id', { file: { profiles: [profile, profile] } }],
  ['the token says another tenant', { entries: [{ ...entry, secret: otherTenant }] }],
  ['the token cannot be read', { entries: [{ ...entry, secret: 'opaque' }] }],
  ['the cache names another account', { entries: [{ ...entry, home_account_id: 'x.y' }] }],
  ['the cache names another tenant', { entries: [{ ...entry, realm: 'other' }] }],
  ['the cache names another application', { entries: [{ ...entry, client_id: 'other' }] }],
  ['the cache names another login host', { entries: [{ ...entry, environment: 'other' }] }],
  [
    'it has another scope',
    { entries: [{ ...entry, target: 'https://graph.microsoft.com/User.Read' }] }
  ],
  ['it ends within five minutes', { entries: [{ ...entry, expires_on: String(seconds + 300) }] }],
  ['it is to be renewed already', { entries: [{ ...entry, refresh_on: String(seconds) }] }],
  ['it was cached in the future', { entries: [{ ...entry, cached_at: String(seconds + 60) }] }],
  ['it is bound to a key', { entries: [{ ...entry, token_type: 'pop' }] }],
  ['it answers a claims challenge', { entries: [{ ...entry, requestedClaims: '{}' }] }],
  ['there are two of it', { entries: [entry, entry] }],
  ['another entry is unusual', { entries: [entry, { ...entry, keyId: 'x' }] }],
  ['no account is pinned', { record: { account: undefined } }],
  ['no tenant is pinned', { record: { tenantId: undefined } }]
])('the desk is asked when %s', async (_when, written) => {
  expect(await find(written)).toBeUndefined()
})

test('the desk is asked when there is no record, no file, or no key', async () => {
  const request = {
    dataFolder: folder,
    now,
    choose: ([first]: readonly { id: string; name: string }[]) => first
  }
  expect(await findReadyToken({ ...request, keyStore })).toBeUndefined()
  await find({})
  expect(await findReadyToken({ ...request, keyStore: createMemoryKeyStore() })).toBeUndefined()
})
