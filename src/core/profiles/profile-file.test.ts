import { describe, expect, it } from 'vitest'
import { formatProfileFile, parseProfileFile, type ProfileFile } from './profile-file'

const firstId = 'c56a4180-65aa-42ec-a945-5fd21dec0538'
const secondId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const clientId = '11111111-2222-4333-8444-aaaaaaaaaaaa'

const row = {
  id: firstId,
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId,
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'sandbox',
  account: 'ada@contoso.com',
  tags: ['east', 'test'],
  notes: 'one\ntwo'
}
const shortRow = {
  name: 'Fabrikam',
  tenant: '4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50',
  clientId,
  mode: 'app-only',
  api: { resource: 'https://graph.microsoft.com' },
  cloud: { authority: 'https://localhost:8443' }
}

function textOf(...profiles: readonly unknown[]): string {
  return JSON.stringify({ version: 1, profiles })
}

function givingIds(...ids: readonly string[]): () => string {
  const left = [...ids]
  return () => left.shift() ?? 'no more ids'
}

function read(text: string, ...ids: readonly string[]): ProfileFile {
  const reading = parseProfileFile(text, givingIds(...ids))
  if (reading.kind !== 'current') throw new Error(reading.kind)
  return reading.file
}

describe('reading', () => {
  it('takes a full row as it is', () => {
    const reading = parseProfileFile(textOf(row), givingIds())
    expect(reading).toEqual({
      kind: 'current',
      file: { rows: [{ profile: row }], unreadable: [], unknownFields: {} },
      isComplete: true
    })
  })

  it('gives a row without an id one, and takes production for granted', () => {
    const reading = parseProfileFile(textOf(shortRow), givingIds(secondId))
    expect(reading).toEqual({
      kind: 'current',
      file: {
        rows: [{ profile: { id: secondId, ...shortRow, environment: 'production' } }],
        unreadable: [],
        unknownFields: {}
      },
      isComplete: false
    })
  })

  it('gives the second of two rows with the same id another, and loses neither', () => {
    const { rows } = read(textOf(row, { ...row, id: firstId.toUpperCase() }), secondId)
    expect(rows.map(({ profile }) => profile.id)).toEqual([firstId, secondId])
  })

  it('cleans what a person would have been helped with', () => {
    const typed = { ...row, tenant: ' Contoso.COM\n', clientId: `{${clientId.toUpperCase()}}` }
    expect(read(textOf(typed)).rows[0]?.profile).toEqual(row)
  })

  it('takes a file with a byte order mark', () => {
    expect(read(`\uFEFF${textOf(row)}`).rows).toHaveLength(1)
  })

  it.each([
    '',
    '   ',
    '{',
    'null',
    '[]',
    '7',
    '{}',
    '{"profiles":[]}',
    '{"version":1}',
    '{"version":"1","profiles":[]}',
    '{"version":0,"profiles":[]}',
    '{"version":1.5,"profiles":[]}',
    '{"version":1,"profiles":{}}',
    '{"version":1,"profiles":[],"unreadable":1}'
  ])('calls %j damaged', (text) => {
    expect(parseProfileFile(text, givingIds())).toEqual({ kind: 'damaged' })
  })

  it('reads what it can of a newer version, and says which it is', () => {
    const text = JSON.stringify({ version: 2, profiles: [{ ...row, colour: 'red' }, { odd: 1 }] })
    expect(parseProfileFile(text, givingIds())).toEqual({
      kind: 'newer',
      version: 2,
      file: {
        rows: [{ profile: row, unknownFields: { colour: 'red' } }],
        unreadable: [],
        unknownFields: {}
      }
    })
    expect(parseProfileFile('{"version":3,"tenants":{}}', givingIds())).toMatchObject({
      kind: 'newer',
      version: 3,
      file: { rows: [] }
    })
  })

  it.each([
    7,
    null,
    'Contoso',
    [],
    {},
    { ...row, name: '' },
    { ...row, name: 7 },
    { ...row, tenant: 'common' },
    { ...row, clientId: 'x' },
    { ...row, mode: 'both' },
    { ...row, api: 'graph' },
    { ...row, cloud: 'mars' },
    { ...row, environment: 'test' },
    { ...row, id: 'x' },
    { ...row, tags: 'east' }
  ])('sets the row %j aside and keeps the others', (broken) => {
    const file = read(textOf(row, broken, { ...row, id: secondId }))
    expect(file.rows.map(({ profile }) => profile.id)).toEqual([firstId, secondId])
    expect(file.unreadable).toEqual([broken])
  })
})

describe('writing', () => {
  it('is stable: fields in one order, two spaces, a line break at the end', () => {
    const shuffled = Object.fromEntries(Object.entries(row).reverse())
    const text = formatProfileFile(read(textOf(shuffled)))
    expect(text).toBe(`{
  "version": 1,
  "profiles": [
    {
      "id": "${firstId}",
      "name": "Contoso",
      "tenant": "contoso.com",
      "clientId": "${clientId}",
      "mode": "app+user",
      "api": "partner",
      "cloud": "global",
      "environment": "sandbox",
      "account": "ada@contoso.com",
      "tags": [
        "east",
        "test"
      ],
      "notes": "one\\ntwo"
    }
  ]
}
`)
    expect(formatProfileFile(read(text))).toBe(text)
  })

  it('keeps the order of the rows', () => {
    const text = textOf({ ...row, id: secondId, name: 'Zed' }, row)
    const written = formatProfileFile(read(text))
    expect(JSON.parse(written)).toMatchObject({ profiles: [{ name: 'Zed' }, { name: 'Contoso' }] })
  })

  it('gives back fields that it does not know, of a row and of the file', () => {
    const text = JSON.stringify({
      $schema: 'x',
      version: 1,
      profiles: [{ ...row, colour: { name: 'red' }, id2: null }],
      settings: [1, 2]
    })
    expect(JSON.parse(formatProfileFile(read(text)))).toEqual(JSON.parse(text))
  })

  it('gives back rows that are no profiles, beside those set aside before, word for word', () => {
    const earlier = { odd: [1, { deep: true }] }
    const text = JSON.stringify({
      version: 1,
      profiles: [row, { ...row, tenant: 'common' }],
      unreadable: [earlier, 'x']
    })
    const written = formatProfileFile(read(text))
    expect(JSON.parse(written)).toEqual({
      version: 1,
      profiles: [row],
      unreadable: [earlier, 'x', { ...row, tenant: 'common' }]
    })
    const again = parseProfileFile(written, givingIds())
    expect(again).toMatchObject({ kind: 'current', isComplete: true })
  })
})
