import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProfileStates, type ProfileState, type ProfileStates } from './profile-state'

const id = 'c56a4180-65aa-42ec-a945-5fd21dec0538'
const otherId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const state: ProfileState = {
  account: 'ada@contoso.com',
  homeAccountId: '11111111-2222-4333-8444-555555555555.4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50',
  tenantId: '4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50',
  issuedAt: 1,
  expiresAt: 2,
  checks: [{ id: 'audience', verdict: 'passed', expected: 'a', found: 'a' }],
  credential: { kind: 'secret', savedAt: 3 },
  lastForm: 'token'
}

let folder: string
let unreadable: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-state-'))
  unreadable = []
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function open(where: 'on disk' | 'in memory' = 'on disk'): ProfileStates {
  return openProfileStates({
    folder: where === 'on disk' ? folder : undefined,
    onUnreadable: (profileId) => unreadable.push(profileId)
  })
}

describe.each(['on disk', 'in memory'] as const)('states %s', (where) => {
  it('are absent until something is set', async () => {
    const states = open(where)
    expect(await states.get(id)).toBeUndefined()
    expect(await states.readAll()).toEqual(new Map())
    expect(await states.remove(id)).toEqual({ ok: true, value: undefined })
  })

  it('change by field: what is not named stays, and undefined takes away', async () => {
    const states = open(where)
    expect(await states.set(id, state)).toEqual({ ok: true, value: state })
    await states.set(id, { expiresAt: 9, account: undefined })
    const { account: _, ...rest } = state
    expect(await states.get(id)).toEqual({ ...rest, expiresAt: 9 })
    expect(await states.readAll()).toEqual(new Map([[id, { ...rest, expiresAt: 9 }]]))
  })

  it('lose no field when several are set at once', async () => {
    const states = open(where)
    await Promise.all([
      states.set(id, { account: 'ada@contoso.com' }),
      states.set(id, { expiresAt: 1 }),
      states.set(id, { lastForm: 'token' }),
      states.set(otherId, { issuedAt: 2 })
    ])
    expect(await states.get(id)).toEqual({
      account: 'ada@contoso.com',
      expiresAt: 1,
      lastForm: 'token'
    })
    expect(await states.get(otherId)).toEqual({ issuedAt: 2 })
  })

  it('go when they are removed', async () => {
    const states = open(where)
    await states.set(id, state)
    await states.set(otherId, state)
    await states.remove(id)
    expect([...(await states.readAll()).keys()]).toEqual([otherId])
  })
})

describe('states on disk', () => {
  it('outlive the process, one file each', async () => {
    await open().set(id, state)
    await open().set(otherId, { issuedAt: 1 })
    expect(await open().get(id)).toEqual(state)
    expect((await readdir(join(folder, 'state'))).sort()).toEqual([`${otherId}.json`, `${id}.json`])
  })

  it('of two processes do not lose each other’s fields', async () => {
    const [one, other] = [open(), open()]
    await one.set(id, { account: 'ada@contoso.com' })
    await other.set(id, { expiresAt: 1 })
    await one.set(id, { issuedAt: 2 })
    expect(await other.get(id)).toEqual({ account: 'ada@contoso.com', expiresAt: 1, issuedAt: 2 })
  })

  it.each([
    '',
    '{',
    'null',
    '{}',
    '{"version":2,"state":{}}',
    '{"version":1,"state":{"expiresAt":"soon"}}'
  ])('that read %j count as absent, which is said, and can be set anew', async (text) => {
    const states = open()
    await states.set(otherId, { issuedAt: 1 })
    await writeFile(join(folder, 'state', `${id}.json`), text)
    expect(await states.get(id)).toBeUndefined()
    expect(unreadable).toEqual([id])
    expect([...(await states.readAll()).keys()]).toEqual([otherId])
    expect(await states.set(id, { issuedAt: 2 })).toMatchObject({ ok: true })
    expect(await states.get(id)).toEqual({ issuedAt: 2 })
  })

  it('leave files of other names alone', async () => {
    const states = open()
    await states.set(id, state)
    for (const name of [
      'notes.txt',
      'x.json',
      `${id.toUpperCase()}.json`,
      `.${otherId}.json.tmp`
    ]) {
      await writeFile(join(folder, 'state', name), '{}')
    }
    expect([...(await states.readAll()).keys()]).toEqual([id])
    expect(unreadable).toEqual([])
  })

  it('that cannot be written say why', async () => {
    await writeFile(join(folder, 'state'), 'in the way')
    const refused = await open().set(id, state)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'store-not-written' } })
    expect(refused.ok ? '' : refused.failure.detail).toMatch(/^E[A-Z]+: /)
  })

  it('answer for thousands of profiles at once', async () => {
    const states = open()
    await states.set(id, state)
    const text = await readFile(join(folder, 'state', `${id}.json`))
    const ids = Array.from(
      { length: 1000 },
      (_, index) => `c56a4180-65aa-42ec-a945-${String(index).padStart(12, '0')}`
    )
    for (const each of ids) await writeFile(join(folder, 'state', `${each}.json`), text)
    const startedAt = performance.now()
    expect((await states.readAll()).size).toBe(1001)
    expect(await Promise.all(ids.map((each) => states.get(each)))).toHaveLength(1000)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
  }, 60_000)
})
