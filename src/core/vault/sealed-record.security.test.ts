import { describe, expect, it } from 'vitest'
import type { RecordBinding, RecordFailureCode } from './sealed-record'
import { dataKeyFrom, openSealed, seal } from './sealed-record'

const key = dataKeyFrom(Buffer.alloc(32, 7))
const binding: RecordBinding = {
  profileId: '11111111-2222-4333-8444-555555555555',
  authorityHost: 'login.microsoftonline.com',
  tenant: 'contoso.onmicrosoft.com',
  clientId: '66666666-7777-4888-8999-000000000000',
  mode: 'app-only'
}
const plaintext = Buffer.from('the secret of this profile')
const sealed = seal(key, 'credential', binding, plaintext)
const headerLength = 45

function failureOf(result: ReturnType<typeof openSealed>): RecordFailureCode | undefined {
  return result.ok ? undefined : result.failure.code
}

const changes: readonly Partial<RecordBinding>[] = [
  { profileId: '11111111-2222-4333-8444-555555555556' },
  { authorityHost: 'login.microsoftonline.us' },
  { authorityHost: 'login.microsoftonline.com:444' },
  { tenant: 'fabrikam.onmicrosoft.com' },
  { tenant: 'contoso.onmicrosoft.co' },
  { clientId: '66666666-7777-4888-8999-000000000001' },
  { mode: 'app+user' }
]

describe('a sealed record', () => {
  it.each(changes)('does not open for other fields of the profile: %o', (change) => {
    const opened = openSealed(key, 'credential', { ...binding, ...change }, sealed)
    expect(failureOf(opened)).toBe('other-binding')
  })

  it('does not open as another kind of record', () => {
    expect(failureOf(openSealed(key, 'token-cache', binding, sealed))).toBe('other-binding')
  })

  it('does not open when two fields are cut at another place', () => {
    const shifted = {
      ...binding,
      tenant: 'contoso.onmicrosoft.com6',
      clientId: binding.clientId.slice(1)
    }
    expect(failureOf(openSealed(key, 'credential', shifted, sealed))).toBe('other-binding')
  })

  it('does not open for other fields even when the header is made to match them', () => {
    const other = { ...binding, authorityHost: 'login.evil.example' }
    const forged = Buffer.from(sealed)
    seal(key, 'credential', other, plaintext).copy(forged, 0, 0, headerLength)
    expect(failureOf(openSealed(key, 'credential', other, forged))).toBe('damaged')
  })

  it('does not open with another data key, and says that this is why', () => {
    const otherKey = dataKeyFrom(Buffer.alloc(32, 8))
    expect(failureOf(openSealed(otherKey, 'credential', binding, sealed))).toBe('key-lost')
  })

  it('does not open with another data key even when the header is made to match it', () => {
    const otherKey = dataKeyFrom(Buffer.alloc(32, 8))
    const forged = Buffer.from(sealed)
    seal(otherKey, 'credential', binding, plaintext).copy(forged, 0, 0, headerLength)
    expect(failureOf(openSealed(otherKey, 'credential', binding, forged))).toBe('damaged')
  })

  it('does not open with any one bit changed', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed)
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at)
      expect(openSealed(key, 'credential', binding, altered).ok, `byte ${String(at)}`).toBe(false)
    }
  })

  it('does not open when it is cut short or made longer', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      const opened = openSealed(key, 'credential', binding, sealed.subarray(0, length))
      expect(failureOf(opened), `length ${String(length)}`).toBe('damaged')
    }
    const longer = Buffer.concat([sealed, Buffer.alloc(1)])
    expect(failureOf(openSealed(key, 'credential', binding, longer))).toBe('damaged')
  })

  it('of another format is told as such', () => {
    const newer = Buffer.from(sealed)
    newer.writeUInt8(2, 4)
    expect(failureOf(openSealed(key, 'credential', binding, newer))).toBe('other-version')
  })

  it('never uses a nonce twice', () => {
    const nonces = new Set<string>()
    for (let count = 0; count < 1_000; count += 1) {
      const record = seal(key, 'credential', binding, plaintext)
      nonces.add(record.subarray(headerLength, headerLength + 12).toString('hex'))
    }
    expect(nonces.size).toBe(1_000)
  })

  it('shows neither the secret nor the key', () => {
    expect(sealed.includes(plaintext)).toBe(false)
    expect(sealed.includes(key.bytes)).toBe(false)
  })
})
