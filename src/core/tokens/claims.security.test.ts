import { describe, expect, it } from 'vitest'
import { readClaims } from './claims'

function tokenOfText(payload: string): string {
  return `a.${Buffer.from(payload).toString('base64url')}.c`
}

describe('a hostile token', () => {
  it('cannot give the claims, or any other object, a prototype', () => {
    const read = readClaims(
      tokenOfText('{"__proto__":{"tid":"evil"},"constructor":{"prototype":{"tid":"evil"}}}')
    )
    expect(read.ok && read.value.tid).toBeUndefined()
    expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype)
    expect(Object.keys(read.ok ? read.value : {})).not.toContain('__proto__')
    expect('tid' in {}).toBe(false)
  })

  it('cannot keep the reader busy by its size or its depth', () => {
    expect(readClaims('a'.repeat(2_000_000)).ok).toBe(false)
    const deep = `{"aud":${'['.repeat(100_000)}${']'.repeat(100_000)},"oid":"o"}`
    expect(() => readClaims(tokenOfText(deep))).not.toThrow()
  })
})
