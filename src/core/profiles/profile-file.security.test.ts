import { describe, expect, it } from 'vitest'
import { formatProfileFile, parseProfileFile } from './profile-file'

const row = {
  id: 'c56a4180-65aa-42ec-a945-5fd21dec0538',
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId: '11111111-2222-4333-8444-aaaaaaaaaaaa',
  mode: 'app-only',
  api: 'partner-center',
  cloud: 'global'
}
const noId = (): string => 'c56a4180-65aa-42ec-a945-000000000000'

describe('a profile file that somebody else wrote', () => {
  it.each([
    { cloud: { authority: 'http://login.example.net' } },
    { cloud: { authority: 'https://login.example.net/path' } },
    { cloud: { authority: 'https://a@evil.example' } },
    { cloud: { authority: 'https://login.microsoftonline.com:8443' } },
    { tenant: '../../common' },
    { tenant: 'organizations' },
    { api: { resource: 'http://api.example.net' } },
    { name: 'Con\u202etoso' },
    { id: '../../../etc/passwd' }
  ])('gets no profile with %j out of it', (change) => {
    const text = JSON.stringify({ version: 1, profiles: [{ ...row, ...change }] })
    const reading = parseProfileFile(text, noId)
    expect(reading).toMatchObject({ kind: 'current', file: { rows: [], unreadable: [{}] } })
  })

  it('cannot give anything a prototype, and gets such a field back as a field', () => {
    const evil = '"__proto__":{"environment":"sandbox","polluted":true}'
    const text = `{${evil},"version":1,"profiles":[{${evil},${JSON.stringify(row).slice(1)}]}`
    const reading = parseProfileFile(text, noId)
    if (reading.kind !== 'current') throw new Error(reading.kind)
    expect('polluted' in {}).toBe(false)
    const [first] = reading.file.rows
    expect(first?.profile.environment).toBe('production')
    expect(first && 'polluted' in first.profile).toBe(false)
    expect(formatProfileFile(reading.file).match(/"__proto__"/g)).toHaveLength(2)
  })

  it('is not kept waiting by depth', () => {
    const deep = `{"version":1,"profiles":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`
    expect(() => parseProfileFile(deep, noId)).not.toThrow()
  })
})
