import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assertDefined } from '../../src/shared/assert'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { inputFor, openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'
import { fileWith, imported, kindsOf, previewOf, rowOf, rowsOf } from './import-files'

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

const pathOf = (name: string): string => join(at.folder, name)
const profileFile = (): Promise<string> => readFile(pathOf('profiles.json'), 'utf8')

/** Runs `work` beside this desk, as another process on the same folder does. */
async function elsewhere(work: (other: DeskAtDemo) => Promise<unknown>): Promise<void> {
  const other = await openDeskAtDemo(tenant, { dataFolder: at.folder, keyStore: at.keyStore })
  await work(other)
  await other.desk.dispose()
}

describe('ten thousand profiles', () => {
  test('are looked at without a change, imported in one write, and found to be the same', async () => {
    const rows = rowsOf(10_000)
    const stages: string[] = []
    at.desk.transfer.onProgress(({ stage, done, total }) =>
      stages.push(`${stage} ${done}/${total}`)
    )
    const seen = await previewOf(at.desk, rows)
    expect(seen.rows).toHaveLength(10_000)
    expect(kindsOf(seen)).toEqual(['new'])
    expect(at.desk.profiles.list()).toEqual([])
    expect(valueOf(await at.desk.transfer.apply(seen.ticket))).toEqual({
      end: 'complete',
      created: 10_000,
      changed: 0
    })
    expect(stages).toContain('writing 10000/10000')
    expect(at.desk.profiles.list()).toHaveLength(10_000)
    expect(at.desk.profiles.list()[9_999]).toMatchObject(rowOf(10_000))
    expect(kindsOf(await previewOf(at.desk, rows))).toEqual(['same'])
  })

  test('are not read to their end when the person ends it', async () => {
    at.desk.transfer.onProgress(({ ticket, stage, done }) => {
      if (stage === 'reading' && done > 0) at.desk.transfer.cancel(ticket)
    })
    const seen = await at.desk.transfer.preview({ text: fileWith(rowsOf(10_000)) })
    expect(seen).toMatchObject({ failure: { kind: 'too-late' } })
  })

  test('leave the profile file byte for byte as it was when the import is ended in its middle', async () => {
    await imported(at.desk, [rowOf(1)])
    const { ticket } = await previewOf(at.desk, [
      rowOf(1, { name: 'Renamed' }),
      ...rowsOf(10_000).slice(1)
    ])
    // So the plan is made once more, which takes a while.
    await elsewhere((other) =>
      other.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
    )
    const before = await profileFile()
    at.desk.transfer.onProgress(({ stage, done }) => {
      if (stage === 'checking' && done > 0) at.desk.transfer.cancel(ticket)
    })
    expect(valueOf(await at.desk.transfer.apply(ticket))).toMatchObject({ end: 'cancelled' })
    expect(await profileFile()).toBe(before)
    expect(at.desk.profiles.list()).toHaveLength(2)
  })
})

describe('while a preview is looked at, another process', () => {
  test('may add a profile: both are there afterwards', async () => {
    const { ticket } = await previewOf(at.desk, rowsOf(3))
    await elsewhere((other) =>
      other.desk.profiles.create(inputFor(tenant, tenant.applications.publicClient))
    )
    expect(valueOf(await at.desk.transfer.apply(ticket))).toMatchObject({ created: 3 })
    expect(at.desk.profiles.list()).toHaveLength(4)
  })

  test.each([
    [
      'change',
      async (other: DeskAtDemo, id: string) =>
        other.desk.profiles.update(id, inputFor(tenant, tenant.applications.publicClient))
    ],
    ['delete', async (other: DeskAtDemo, id: string) => other.desk.profiles.remove(id)]
  ])('may %s what the import would change: nothing is imported', async (_what, act) => {
    await imported(at.desk, [rowOf(1)])
    const { ticket } = await previewOf(at.desk, [rowOf(1, { name: 'Renamed' }), rowOf(2)])
    const id = assertDefined(at.desk.profiles.list()[0], 'a profile was imported').id
    await elsewhere((other) => act(other, id))
    const before = await profileFile()
    expect(await at.desk.transfer.apply(ticket)).toMatchObject({ failure: { kind: 'too-late' } })
    expect(await profileFile()).toBe(before)
  })
})

describe('a profile that is signed in', () => {
  test('stays so when it is renamed, and loses its sign-in when it is pointed to another tenant', async () => {
    const input = inputFor(tenant, tenant.applications.publicClient)
    const { profile } = valueOf(await at.desk.profiles.create(input))
    const other = valueOf(await at.desk.profiles.duplicate(profile.id))
    valueOf(await at.signIn(profile, tenant.users.ada))
    valueOf(await at.signIn(other, tenant.users.ada))

    const { notes: _, account: __, ...row } = profile
    await imported(at.desk, [{ ...row, name: 'Renamed' }])
    valueOf(await at.desk.tokens.copy(profile.id, 'token'))

    const { rows } = await imported(at.desk, [
      { ...row, tenant: '11111111-6b5f-4d0e-9a55-1f2d3c4b5a69' }
    ])
    expect(rows).toMatchObject([
      { kind: 'changed', changes: [{ field: 'name' }, { field: 'tenant' }] }
    ])
    const [moved, kept] = await at.desk.tokens.views()
    expect(moved).toMatchObject({ profileId: profile.id, state: 'none' })
    expect(moved).not.toHaveProperty('account')
    expect(kept).toMatchObject({ profileId: other.id, state: 'token' })
    expect(await at.desk.tokens.copy(profile.id, 'token')).toMatchObject({ ok: false })
    valueOf(await at.desk.tokens.copy(other.id, 'token'))
  })
})

test('the activity says how many profiles were imported and exported, and nothing of what was not', async () => {
  await imported(at.desk, [rowOf(1), rowOf(2), 'broken'])
  const { ticket } = await previewOf(at.desk, [rowOf(3)])
  at.desk.transfer.onProgress(({ stage }) => stage === 'writing' && at.desk.transfer.cancel(ticket))
  valueOf(await at.desk.transfer.apply(ticket))
  valueOf(await at.desk.transfer.exportFile(pathOf('export.csv'), { format: 'csv' }))
  const nowhere = pathOf(join('nowhere', 'export.csv'))
  expect(await at.desk.transfer.exportFile(nowhere, { format: 'csv' })).toMatchObject({
    failure: { kind: 'file', problem: 'not-saved' }
  })
  const { entries } = await at.desk.activity.list({ limit: 10 })
  expect(entries.map(({ kind, count }) => [kind, count])).toEqual([
    ['exported', 2],
    ['imported', 2]
  ])
})
