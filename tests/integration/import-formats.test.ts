import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startDemoTenant, type DemoTenant } from '../authority/demo-tenant'
import { openDeskAtDemo, type DeskAtDemo } from './desk-at-demo'
import { fileWith, imported, rowOf } from './import-files'

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

describe('a file', () => {
  const table = `name,tenant,clientId,mode,api,cloud\r\nMüller,a.onmicrosoft.com,0f8fad5b-d9cb-469f-a165-70867728950e,app-only,partner,global\r\n`
  const json = fileWith([rowOf(1, { name: 'Müller' })])

  test('of 50 MB is refused unread', async () => {
    const file = await open(pathOf('large.json'), 'w')
    await file.truncate(50 * 1024 * 1024)
    await file.close()
    expect(await at.desk.transfer.preview({ path: pathOf('large.json') })).toEqual({
      ok: false,
      failure: { kind: 'file', problem: 'too-large' }
    })
  })

  test.each<[string, Uint8Array, object]>([
    [
      'a spreadsheet',
      Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0', 'latin1'),
      { problem: 'binary' }
    ],
    [
      'an archive',
      Buffer.from('PK\x03\x04\x14\x06\x08\x01\x02\xff\xfe', 'latin1'),
      { problem: 'binary' }
    ],
    ['JSON with a NUL', Buffer.from(json.replace('Müller', 'M\0ller')), { problem: 'binary' }],
    ['a table in Latin-1', Buffer.from(table, 'latin1'), { problem: 'wrong-encoding' }],
    ['JSON in Latin-1', Buffer.from(json, 'latin1'), { problem: 'wrong-encoding' }],
    ['UTF-16 without its mark', Buffer.from(json, 'utf16le'), { problem: 'binary' }],
    ['nothing', Buffer.from(''), { problem: 'empty' }],
    ['a mark and line breaks', Buffer.from('\ufeff\r\n\r\n'), { problem: 'empty' }],
    ['a list without rows', Buffer.from(fileWith([])), { problem: 'empty' }],
    ['another JSON', Buffer.from('[{"name":"A"}]'), { problem: 'not-profiles' }],
    [
      'JSON with a mistake',
      Buffer.from('{\n  "version": 1,\n  "profiles": [,]\n}'),
      { problem: 'not-json', about: '3:16' }
    ],
    [
      'a newer version',
      Buffer.from('{"version":2,"profiles":"elsewhere"}'),
      { problem: 'newer-version', about: '2' }
    ],
    [
      'a table without columns',
      Buffer.from('name;tenant\r\nA;b.example\r\n'),
      { problem: 'no-columns', about: 'clientId, mode, api, cloud' }
    ],
    [
      'a column twice',
      Buffer.from(table.replace('cloud', 'cloud,Client ID')),
      { problem: 'column-twice', about: 'clientId' }
    ],
    ['an open quote', Buffer.from(`${table}"A,b`), { problem: 'quote-not-closed', about: '3' }]
  ])('that is %s is refused, and says why', async (_what, bytes, failure) => {
    await writeFile(pathOf('given'), bytes)
    expect(await at.desk.transfer.preview({ path: pathOf('given') })).toEqual({
      ok: false,
      failure: { kind: 'file', ...failure }
    })
  })

  test.each(['missing.json', ''])('that cannot be read is refused: %j', async (name) => {
    expect(await at.desk.transfer.preview({ path: pathOf(name) })).toMatchObject({
      failure: { kind: 'file', problem: 'unreadable' }
    })
  })

  test.each([
    ['JSON with a mark', Buffer.from(`\ufeff${json}`)],
    ['a table with a mark', Buffer.from(`\ufeff${table}`)],
    ['a table with semicolons', Buffer.from(table.replaceAll(',', ';'))],
    [
      'a table with tabs and line feeds',
      Buffer.from(table.replaceAll(',', '\t').replaceAll('\r', ''))
    ],
    ['JSON in UTF-16', Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['a table in UTF-16, big-endian', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()]
  ])('that is %s is read', async (_what, bytes) => {
    await writeFile(pathOf('given'), bytes)
    const seen = await imported(at.desk, { path: pathOf('given') })
    expect(seen).toMatchObject({ fileName: 'given', unknownFields: [], droppedSecrets: [] })
    expect(at.desk.profiles.list()).toMatchObject([{ name: 'Müller' }])
  })

  test('with good and bad rows brings the good ones', async () => {
    const seen = await imported(at.desk, [
      rowOf(1),
      'no row',
      rowOf(2, { api: 'else' }),
      rowOf(3),
      rowOf(1)
    ])
    expect(seen.rows).toMatchObject([
      { position: 1, kind: 'new' },
      { position: 2, kind: 'broken', problems: [{ field: 'otherFields', code: 'not-a-profile' }] },
      { position: 3, kind: 'broken', problems: [{ field: 'api', code: 'not-one-of' }] },
      { position: 4, kind: 'new' },
      { position: 5, kind: 'duplicate', repeats: 1 }
    ])
    expect(at.desk.profiles.list().map(({ name }) => name)).toEqual(['Customer 1', 'Customer 3'])
  })
})
