import { describe, expect, it } from 'vitest'
import { rowsOfJson } from './json-rows'
import { readRow } from './read-row'

/** A file with one profile that has a field nested so deeply, beside the three levels of the file. */
function nestedFile(levels: number): string {
  const value = `${'['.repeat(levels)}${']'.repeat(levels)}`
  return `{"version":1,"profiles":[{"name":"Nested","other":${value}}]}`
}

describe('a file that is nested deeply', () => {
  it('is read up to 32 levels', () => {
    expect(rowsOfJson(nestedFile(29))).toMatchObject({ ok: true })
  })

  it.each([30, 1_000, 1_000_000])('is refused with %i more', (levels) => {
    expect(rowsOfJson(nestedFile(levels))).toEqual({
      ok: false,
      failure: { problem: 'too-deeply-nested' }
    })
  })

  it('is refused when nothing is closed', () => {
    expect(rowsOfJson('['.repeat(1_000_000))).toEqual({
      ok: false,
      failure: { problem: 'too-deeply-nested' }
    })
  })

  it('is not thought to be nested by brackets in a text', () => {
    const name = `${'['.repeat(100)}\\"${'{'.repeat(100)}\\\\`
    expect(rowsOfJson(`{"version":1,"profiles":[{"name":"${name}"}]}`)).toMatchObject({ ok: true })
  })
})

describe('a row', () => {
  const fields = {
    name: 'Customer',
    tenant: 'customer.onmicrosoft.com',
    clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    mode: 'app-only',
    api: 'partner',
    cloud: 'global'
  }

  it('reaches no prototype by the names of its fields', () => {
    const text = `${JSON.stringify(fields).slice(0, -1)},"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}`
    const value: unknown = JSON.parse(text)
    const { row } = readRow({ position: 1, value })
    expect(row.ok && Object.entries(row.value.unknownFields)).toEqual([
      ['__proto__', { isAdmin: true }],
      ['constructor', { prototype: { isAdmin: true } }]
    ])
    expect({}).not.toHaveProperty('isAdmin')
    expect(row.ok && 'isAdmin' in row.value.unknownFields).toBe(false)
  })

  it('takes no required field from a prototype', () => {
    const value: unknown = JSON.parse(`{"__proto__":${JSON.stringify(fields)}}`)
    expect(readRow({ position: 1, value }).row.ok).toBe(false)
  })

  it('leaves out what is called a secret or looks like one, at any depth', () => {
    const value = {
      ...fields,
      clientSecret: 'CANARY',
      contact: { phone: '+49 30 123456', list: [{ 'API Key': 'CANARY' }] },
      remark: 'client_secret=CANARY~8Q~abcdefghijklmnopqrstuvwxyz',
      pem: '-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----'
    }
    const read = readRow({ position: 1, value })
    expect(JSON.stringify(read)).not.toContain('CANARY')
    expect(read.droppedSecrets).toEqual(['clientSecret', 'contact.list.API Key', 'remark', 'pem'])
    expect(read.row.ok && read.row.value.unknownFields).toEqual({
      contact: { phone: '+49 30 123456', list: [{}] }
    })
  })

  it.each(['Con\u202etoso', 'Con\u0007toso', 'Con\u2066toso'])(
    'whose name garbles what is around it is no profile, and is shown without: %j',
    (name) => {
      const { row } = readRow({ position: 1, value: { ...fields, name } })
      expect(row).toMatchObject({ ok: false, failure: { problems: [{ field: 'name' }] } })
      expect(!row.ok && row.failure.name).toBe('Contoso')
    }
  )
})
