import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultArrangement } from '../profiles/arrangement-file'
import { openProfileStates } from '../profiles/profile-state'
import { openProfileStore, type ProfileStore } from '../profiles/profile-store'
import { createKeyedMutex } from '../disk/mutex'
import { bindingOf } from '../sign-in/token-record'
import { createVault } from '../vault/folder-vault'
import { createMemoryKeyStore } from '../vault/memory-key-store'
import type { Vault } from '../vault/vault'
import type { Profile } from '../../shared/profile'
import { AccountOffers } from './account-offers'
import { createDeletionsArea, type DeletionsArea } from './deletions-area'
import { TokenViews } from './token-views'

const profile: Profile = {
  id: 'c56a4180-65aa-42ec-a945-000000000001',
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId: '11111111-2222-4333-8444-aaaaaaaaaaaa',
  mode: 'app-only',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production'
}
const tooLate = { ok: false, failure: { kind: 'too-late' } }

let folder: string
let store: ProfileStore
let vault: Vault
let deletions: DeletionsArea
let now: number
beforeEach(async () => {
  now = Date.now()
  folder = await mkdtemp(join(tmpdir(), 'deletions-'))
  store = await openProfileStore({ folder, now: () => now })
  vault = createVault({ folder, keyStore: createMemoryKeyStore() })
  const states = openProfileStates({ folder })
  const views = new TokenViews({
    states,
    vault,
    now: () => now,
    offers: new AccountOffers(),
    refusalOf: () => undefined
  })
  deletions = createDeletionsArea({
    store,
    views,
    vault,
    turns: createKeyedMutex(),
    signIn: { cancel: () => undefined },
    arrangement: {
      current: () => defaultArrangement,
      pin: () => Promise.resolve({ ok: true, value: undefined })
    },
    now: () => now
  })
  await store.save(profile)
  await vault.write('credential', bindingOf(profile), Buffer.from('CANARY-SECRET'))
})
afterEach(async () => {
  vi.useRealTimers()
  deletions.forget()
  await vault.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function removed(): Promise<string> {
  const deletion = await deletions.remove([profile.id])
  if (!deletion.ok || deletion.value.undo === undefined) throw new Error('It is removed.')
  return deletion.value.undo
}

describe('a deleted secret', () => {
  it('comes back for the ticket of its deletion, once', async () => {
    const ticket = await removed()
    expect(await deletions.undo(ticket)).toEqual({ ok: true, value: 1 })
    expect((await vault.read('credential', bindingOf(profile))).ok).toBe(true)
    expect(await deletions.undo(ticket)).toEqual(tooLate)
  })

  it('comes back for no other ticket', async () => {
    await removed()
    expect(await deletions.undo('00000000-0000-4000-8000-000000000000')).toEqual(tooLate)
    expect(await readdir(join(folder, 'vault'))).toEqual([])
  })

  it('does not come back when its time is over by the clock, as after a sleep', async () => {
    const ticket = await removed()
    now += 30_000
    expect(await deletions.undo(ticket)).toEqual(tooLate)
  })

  it('is forgotten when its time is over, whatever the clock says then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const ticket = await removed()
    vi.advanceTimersByTime(30_000)
    vi.useRealTimers()
    expect(await deletions.undo(ticket)).toEqual(tooLate)
  })

  it('is forgotten with the next deletion, and when the desk is told to', async () => {
    const first = await removed()
    await store.save({ ...profile, id: 'c56a4180-65aa-42ec-a945-000000000002' })
    const next = await deletions.remove(['c56a4180-65aa-42ec-a945-000000000002'])
    expect(await deletions.undo(first)).toEqual(tooLate)
    deletions.forget()
    expect(await deletions.undo(next.ok ? (next.value.undo ?? '') : '')).toEqual(tooLate)
  })
})
