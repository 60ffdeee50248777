import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Profile } from '../../src/shared/profile'
import { createVault } from '../../src/core/vault/folder-vault'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'
import { fileWith, imported, previewOf, rowOf, rowsOf } from './import-files'

let tenant: DemoTenant
let at: DeskAtDemo

beforeAll(async () => {
  tenant = await startDemoTenant()
})
afterAll(() => tenant.close())
beforeEach(async () => {
  at = await openDeskAtDemo(tenant)
})
afterEach(() => at.close())

const profilesPath = (): string => join(at.folder, 'profiles.json')

async function ticketOf(rows: readonly unknown[]): Promise<string> {
  return (await previewOf(at.desk, rows)).ticket
}

/** Does something in the last moment before an import is written. */
function beforeWriting(act: (ticket: string) => void): void {
  const end = at.desk.transfer.onProgress(({ ticket, stage }) => {
    if (stage !== 'writing') return
    end()
    act(ticket)
  })
}

async function sealedKinds(profileId: string): Promise<readonly string[]> {
  const vault = createVault({ folder: at.folder, keyStore: at.keyStore })
  try {
    const kinds: string[] = []
    for (const kind of ['credential', 'token-cache'] as const)
      if (await vault.has(kind, profileId)) kinds.push(kind)
    return kinds
  } finally {
    await vault.dispose()
  }
}

test('an import that is ended in its last moment writes nothing', async () => {
  await imported(at.desk, [rowOf(1)])
  const before = await readFile(profilesPath(), 'utf8')
  const ticket = await ticketOf([rowOf(1, { name: 'Renamed' }), ...rowsOf(20).slice(1)])
  beforeWriting((running) => at.desk.transfer.cancel(running))
  expect(valueOf(await at.desk.transfer.apply(ticket))).toEqual({
    end: 'cancelled',
    created: 0,
    changed: 0
  })
  expect(await readFile(profilesPath(), 'utf8')).toBe(before)
})

test('what another process writes in the last moment is not overwritten', async () => {
  await imported(at.desk, rowsOf(2))
  const ticket = await ticketOf([rowOf(1, { name: 'From the file' })])
  beforeWriting(() => {
    const text = readFileSync(profilesPath(), 'utf8')
    writeFileSync(profilesPath(), text.replace('Customer 1', 'From another process'))
  })
  expect(await at.desk.transfer.apply(ticket)).toEqual({
    ok: false,
    failure: { kind: 'too-late' }
  })
  expect(at.desk.profiles.list().map(({ name }) => name)).toEqual([
    'From another process',
    'Customer 2'
  ])
  expect(await readFile(profilesPath(), 'utf8')).not.toContain('From the file')
})

/** The profile as a row of a file that says something else of it. */
function rowFor({ id, name, clientId, tenant, mode, api, cloud }: Profile, change: object): object {
  return { id, name, clientId, tenant, mode, api, cloud, ...change }
}

const elsewhere = [
  ['login host', { cloud: { authority: 'https://login.elsewhere.example' } }],
  ['tenant', { tenant: '11111111-6b5f-4d0e-9a55-1f2d3c4b5a69' }],
  ['application', { clientId: '22222222-6b5f-4d0e-9a55-1f2d3c4b5a69' }]
] as const

test.each(elsewhere)(
  'a profile that an import points to another %s leaves its secret and its tokens behind',
  async (_what, change) => {
    const { secretClient } = tenant.applications
    const input = inputFor(tenant, secretClient, { mode: 'app-only' })
    const credential = { kind: 'secret', value: secretClient.secret } as const
    const { profile } = valueOf(await at.desk.profiles.create(input, credential))
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))
    expect(await sealedKinds(profile.id)).toEqual(['credential', 'token-cache'])

    await imported(at.desk, [rowFor(profile, { name: 'Renamed' })])
    expect(await sealedKinds(profile.id)).toEqual(['credential', 'token-cache'])

    await imported(at.desk, [rowFor(profile, change)])
    expect(await sealedKinds(profile.id)).toEqual([])
    expect(await at.desk.tokens.views()).toMatchObject([
      { profileId: profile.id, state: 'none', credential: { kind: 'none' } }
    ])
  }
)

test('behind the lock, a file that was looked at is forgotten', async () => {
  const ticket = await ticketOf(rowsOf(3))
  await at.desk.forgetSecrets()
  expect(await at.desk.transfer.apply(ticket)).toMatchObject({ failure: { kind: 'too-late' } })
  expect(at.desk.profiles.list()).toEqual([])
})

test.each([1, 3000])(
  'behind the lock, a file of %i that is being looked at is not kept',
  async (count) => {
    const text = fileWith(rowsOf(count))
    const looking = at.desk.transfer.preview({ text, fileName: 'a.json' })
    await at.desk.forgetSecrets()
    expect(await looking).toMatchObject({ failure: { kind: 'too-late' } })
  }
)

test('a preview is good for one application', async () => {
  const ticket = await ticketOf(rowsOf(2))
  valueOf(await at.desk.transfer.apply(ticket))
  expect(await at.desk.transfer.apply(ticket)).toMatchObject({ failure: { kind: 'too-late' } })
})

test('an exported file holds no secret, nor one that another tool keeps beside a profile', async () => {
  const { secretClient } = tenant.applications
  const input = inputFor(tenant, secretClient, { mode: 'app-only' })
  const credential = { kind: 'secret', value: secretClient.secret } as const
  const { profile } = valueOf(await at.desk.profiles.create(input, credential))
  valueOf(await at.desk.tokens.copy(profile.id, 'token'))
  // Another tool has written secrets beside the profile's own fields.
  const text = readFileSync(profilesPath(), 'utf8')
  const fields = '"clientSecret": "CANARY-of-a-tool", "team": { "api_key": "CANARY-of-a-team" }, '
  writeFileSync(profilesPath(), text.replace('"name":', `${fields}"name":`))
  await at.desk.profiles.refresh()
  const secrets = [secretClient.secret, 'CANARY', 'eyJ', 'clientSecret', 'api_key']
  for (const format of ['json', 'csv'] as const) {
    const path = join(at.folder, `export.${format}`)
    expect(valueOf(await at.desk.transfer.exportFile(path, { format }))).toBe(1)
    const exported = await readFile(path, 'utf8')
    expect(exported).toContain(profile.clientId)
    for (const secret of [...secrets, ...tenant.issuedTokens.map(({ value }) => value)])
      expect(exported).not.toContain(secret)
  }
})
