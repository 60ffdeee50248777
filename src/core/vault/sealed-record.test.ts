import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { RecordBinding } from './sealed-record'
import { dataKeyFrom, openSealed, seal } from './sealed-record'

const key = dataKeyFrom(Buffer.alloc(32, 7))
const binding: RecordBinding = {
  profileId: '11111111-2222-4333-8444-555555555555',
  authorityHost: 'login.microsoftonline.com',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '66666666-7777-4888-8999-000000000000',
  mode: 'app-only'
}

describe('a sealed record', () => {
  it.each([0, 1, 15, 16, 17, 6_600, 1_000_000])('gives back %i bytes as they were', (length) => {
    const plaintext = randomBytes(length)
    const opened = openSealed(
      key,
      'credential',
      binding,
      seal(key, 'credential', binding, plaintext)
    )
    expect(opened.ok && opened.value.equals(plaintext)).toBe(true)
  })

  it('can be opened from a view into a larger buffer', () => {
    const sealed = seal(key, 'credential', binding, Buffer.from('secret'))
    const larger = new Uint8Array(sealed.length + 20)
    larger.set(sealed, 10)
    const opened = openSealed(key, 'credential', binding, larger.subarray(10, 10 + sealed.length))
    expect(opened).toEqual({ ok: true, value: Buffer.from('secret') })
  })

  it('leaves what it was given unchanged', () => {
    const plaintext = Buffer.from('secret')
    const sealed = seal(key, 'credential', binding, plaintext)
    const before = Buffer.from(sealed)
    openSealed(key, 'credential', binding, sealed)
    expect(plaintext.toString()).toBe('secret')
    expect(sealed).toEqual(before)
  })

  it('needs a key of 32 bytes', () => {
    expect(() => dataKeyFrom(Buffer.alloc(16))).toThrow(RangeError)
  })
})
