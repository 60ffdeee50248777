import { expect, test } from 'vitest'
import { copiedCall, copiedText, isCallForm } from './copied-text'

const profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  name: 'Contoso',
  tenant: 'contoso.com'
}
const facts = { token: 'abc', expiresAt: Date.UTC(2026, 10, 23, 18), profile }
const call = { url: 'https://api.example/v1/customers?size=1', headers: { accept: 'text/plain' } }

function tokenOf(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
}

test('writes a call for curl, whose token comes from standard input', () => {
  expect(copiedCall('curl', call, facts)).toBe(
    [
      String.raw`printf '%s\n' 'Authorization: Bearer abc' | curl --globoff --header @- \ `.trim(),
      String.raw`  --header 'accept: text/plain' \ `.trimEnd(),
      "  --url 'https://api.example/v1/customers?size=1'"
    ].join('\n')
  )
})

test('writes a call for PowerShell', () => {
  expect(copiedCall('powershell', call, facts)).toBe(
    [
      '# Profile: Contoso',
      "Invoke-RestMethod -Method Get -Uri 'https://api.example/v1/customers?size=1' -Headers @{",
      "  'Authorization' = 'Bearer abc'",
      "  'accept' = 'text/plain'",
      '}'
    ].join('\n')
  )
})

test('writes a request of a .http file', () => {
  expect(copiedCall('http-request', call, facts)).toBe(
    [
      '### Profile: Contoso',
      'GET https://api.example/v1/customers?size=1',
      'Authorization: Bearer abc',
      'accept: text/plain',
      ''
    ].join('\n')
  )
})

test('writes the variables for bash and for PowerShell', () => {
  expect(copiedText('environment-bash', facts)).toEqual({
    ok: true,
    value: [
      "export PTD_TOKEN='abc'",
      "export PTD_TOKEN_EXPIRES_AT='2026-11-23T18:00:00.000Z'",
      "export PTD_PROFILE='Contoso'",
      "export PTD_PROFILE_ID='6f9619ff-8b86-4d01-b42d-00cf4fc964ff'",
      "export PTD_TENANT='contoso.com'",
      ''
    ].join('\n')
  })
  const text = copiedText('environment-powershell', facts)
  expect(text.ok && text.value).toMatch(/^\$env:PTD_TOKEN = 'abc'\n/)
})

test('writes the claims without the token', () => {
  const token = tokenOf({ aud: 'https://api.example', name: 'a\u202eb', amr: ['pwd'] })
  const text = copiedText('claims-json', { ...facts, token })
  expect(text.ok && JSON.parse(text.value)).toEqual({
    aud: 'https://api.example',
    name: 'a\u202eb',
    amr: ['pwd']
  })
  expect(text.ok && text.value).toContain(String.raw`a\u202eb`)
  for (const part of token.split('.')) expect(text.ok && text.value).not.toContain(part)
})

test('says that an opaque token has no claims to read', () => {
  expect(copiedText('claims-json', facts)).toEqual({ ok: false, failure: 'opaque' })
})

test('knows which forms are calls', () => {
  expect(isCallForm('curl')).toBe(true)
  expect(isCallForm('claims-json')).toBe(false)
})
