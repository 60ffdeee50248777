import { describe, expect, it } from 'vitest'
import { resolvePath } from './request-path'

const origin = 'https://api.partnercenter.microsoft.com'

describe('a path that was typed', () => {
  it.each([
    ['/v1/profiles/mpn', '/v1/profiles/mpn'],
    ['  /v1/customers?size=1\n', '/v1/customers?size=1'],
    ["/v1.0/sales/fxrates(Month='202611')/$value", "/v1.0/sales/fxrates(Month='202611')/$value"],
    ["/v1.0/a?$filter=name eq 'Ada'", '/v1.0/a?$filter=name%20eq%20%27Ada%27'],
    ['/v1/a/', '/v1/a/'],
    ['/', '/'],
    ['/%2f%2fevil.example/x', '/%2f%2fevil.example/x'],
    ['/%40evil.example', '/%40evil.example'],
    ['/％evil', '/%EF%BC%85evil'],
    ['/／／evil.example', '/%EF%BC%8F%EF%BC%8Fevil.example']
  ])('leads to the host it was typed for: %j', (typed, path) => {
    expect(resolvePath(origin, typed)).toEqual({ ok: true, value: `${origin}${path}` })
  })

  it.each([
    ['//evil.example/v1', 'other-host'],
    ['//api.partnercenter.microsoft.com:8443/v1', 'other-host'],
    ['//ｅｖｉｌ.example/v1', 'other-host'],
    ['//xn--e1awd7f.example', 'other-host'],
    ['//', 'other-host'],
    ['//evil.example?x=/a', 'other-host'],
    ['///evil.example/v1', 'double-slash'],
    ['/v1//evil.example', 'double-slash'],
    ['/v1//', 'double-slash'],
    ['/\\evil.example', 'backslash'],
    ['\\\\evil.example\\v1', 'backslash'],
    ['/v1\\..\\x', 'backslash'],
    ['/@evil.example', 'at-sign'],
    ['/v1?mail=a@evil.example', 'at-sign'],
    ['//api.partnercenter.microsoft.com@evil.example/', 'at-sign'],
    ['https://api.partnercenter.microsoft.com/v1', 'whole-address'],
    ['https://api.partnercenter.microsoft.com:443@evil.example', 'whole-address'],
    ['http:evil', 'whole-address'],
    ['javascript:alert(1)', 'whole-address'],
    ['file:///etc/passwd', 'whole-address'],
    ['/v1/../admin', 'dot-segments'],
    ['/v1/./x', 'dot-segments'],
    ['/..;/admin', 'dot-segments'],
    ['/v1/..;a=b/x', 'dot-segments'],
    ['/%2e%2e/x', 'dot-segments'],
    ['/.%2E/x', 'dot-segments'],
    ['/v1/..', 'dot-segments'],
    ['/v1\r\nHost: evil.example', 'control-characters'],
    ['/v1\u0000', 'control-characters'],
    ['/\t/evil.example', 'control-characters'],
    ['/v1%0d%0aHost:%20evil.example', 'control-characters'],
    ['/v1%00', 'control-characters'],
    ['/v1%C2%85x', 'control-characters'],
    ['/v1\u202eevil', 'control-characters'],
    ['/v1\u2028x', 'control-characters'],
    ['v1/customers', 'no-slash'],
    ['?size=1', 'no-slash'],
    ['/v1#@x', 'at-sign'],
    ['/v1#part', 'fragment'],
    ['   ', 'empty'],
    [`/${'x'.repeat(2000)}`, 'too-long'],
    [`/${'語'.repeat(1900)}`, 'too-long']
  ])('is refused with what is wrong with it: %j', (typed, problem) => {
    expect(resolvePath(origin, typed)).toEqual({ ok: false, failure: problem })
  })

  it('stays on a port that the host has', () => {
    expect(resolvePath('https://localhost:4443', '/v1')).toEqual({
      ok: true,
      value: 'https://localhost:4443/v1'
    })
    expect(resolvePath('https://localhost:4443', '//localhost/v1')).toMatchObject({ ok: false })
  })
})
