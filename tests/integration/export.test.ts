import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assertDefined } from '../../src/shared/assert'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { openDeskAtDemo, valueOf, type DeskAtDemo } from './desk-at-demo'
import { imported, kindsOf, rowOf, rowsOf } from './import-files'

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

/** Names, notes and tags that a file format may trip over. */
const hostile = [
  { name: '=HYPERLINK("https://elsewhere.example","Open")' },
  { name: '+1', notes: '-1\n=2\n"quoted", and; more' },
  { name: "'=already guarded" },
  { name: "''@twice" },
  { name: '"', notes: '","' },
  { name: 'Ünïcode 顧客 😀', tags: ['a;b', '=c', "it's"] },
  { name: '__proto__', account: 'admin@customer.example', tags: ['x'] },
  { name: 'constructor', api: { resource: 'api://0f8fad5b-d9cb-469f-a165-70867728950e' } },
  { name: 'Own cloud', cloud: { authority: 'https://login.elsewhere.example:8443' } }
]

describe('a round trip', () => {
  test.each(['json', 'csv'] as const)('over %s brings every field back', async (format) => {
    await imported(
      at.desk,
      hostile.map((more, index) => rowOf(index + 1, more))
    )
    const path = pathOf(`export.${format}`)
    expect(valueOf(await at.desk.transfer.exportFile(path, { format }))).toBe(hostile.length)
    const before = at.desk.profiles.list()
    expect(before.map(({ name }) => name)).toEqual(hostile.map(({ name }) => name))
    const file = await profileFile()
    expect(kindsOf(await imported(at.desk, { path }))).toEqual(['same'])
    expect(await profileFile()).toBe(file)

    const other = await openDeskAtDemo(tenant)
    try {
      expect(kindsOf(await imported(other.desk, { path }))).toEqual(['new'])
      const byId = (one: { id: string }, next: { id: string }): number =>
        one.id < next.id ? -1 : 1
      expect([...other.desk.profiles.list()].sort(byId)).toEqual([...before].sort(byId))
      for (const second of ['json', 'csv'] as const)
        expect(await other.desk.transfer.exportText({ format: second })).toEqual(
          await at.desk.transfer.exportText({ format: second })
        )
    } finally {
      await other.close()
    }
  })

  test('brings no name that runs backwards', async () => {
    const seen = await imported(at.desk, [rowOf(1, { name: 'Con\u202etoso' })])
    expect(seen.rows).toMatchObject([{ kind: 'broken', name: 'Contoso' }])
    expect(at.desk.profiles.list()).toEqual([])
  })

  test('keeps what other tools have written, through import, edit, restart and export', async () => {
    const fields = '"__proto__":{"isAdmin":true},"team":{"name":"Pricing","list":[1,null]}'
    const row = `${JSON.stringify(rowOf(1)).slice(0, -1)},${fields}}`
    const { unknownFields } = await imported(at.desk, { text: `{"version":1,"profiles":[${row}]}` })
    expect(unknownFields).toEqual(['__proto__', 'team'])
    const profile = assertDefined(at.desk.profiles.list()[0], 'a profile was imported')
    const { id, ...input } = profile
    const edit = { ...input, name: 'Renamed', account: '', notes: 'Edited' }
    valueOf(await at.desk.profiles.update(id, edit))
    at = await at.restart()
    const { text } = await at.desk.transfer.exportText({ format: 'json' })
    expect(text.replace(/\s+/g, '')).toContain(fields)
    expect(text).toContain('"Renamed"')
    expect({}).not.toHaveProperty('isAdmin')
    // A file that says nothing of them takes nothing away.
    expect(kindsOf(await imported(at.desk, [rowOf(1)]))).toEqual(['changed'])
    expect((await profileFile()).replace(/\s+/g, '')).toContain(fields)
  })

  test('is the same file however often and in whichever order, sorted by name', async () => {
    const rows = ['b', 'Ä', 'a', 'B', 'a'].map((name, index) => rowOf(index + 1, { name }))
    await imported(at.desk, rows)
    const { text } = await at.desk.transfer.exportText({ format: 'json' })
    const names = [...text.matchAll(/"name": "(.*)"/g)].map((match) => match[1])
    expect(names).toEqual(['a', 'a', 'B', 'b', 'Ä'])
    const other = await openDeskAtDemo(tenant)
    try {
      await imported(other.desk, [...rows].reverse())
      for (const format of ['json', 'csv'] as const) {
        const once = await at.desk.transfer.exportText({ format })
        expect(await at.desk.transfer.exportText({ format })).toEqual(once)
        expect(await other.desk.transfer.exportText({ format })).toEqual(once)
      }
    } finally {
      await other.close()
    }
  })

  test('of some profiles holds these and no others', async () => {
    await imported(at.desk, rowsOf(3))
    const [first, , third] = at.desk.profiles.list().map(({ id }) => id)
    const profileIds = [third ?? '', first ?? '', third ?? '', 'gone']
    const { text, count } = await at.desk.transfer.exportText({ format: 'csv', profileIds })
    expect(count).toBe(2)
    expect(text.match(/Customer \d/g)).toEqual(['Customer 1', 'Customer 3'])
  })
})
