import { describe, expect, it } from 'vitest'
import type { ProfileInput } from '../../shared/profile'
import { checkProfile } from './check-profile'

const input: ProfileInput = {
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId: '11111111-2222-4333-8444-aaaaaaaaaaaa',
  mode: 'app-only',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production',
  account: '',
  notes: ''
}

function problemsOf(change: Partial<ProfileInput>): readonly string[] {
  return checkProfile({ ...input, ...change }, []).problems.map(({ code }) => code)
}

describe('hostile fields', () => {
  it.each(['Con\u202eosotnoc', 'a\u2066b', 'a\u200eb', 'a\u001b[31mb', 'a\u0085b', 'a\u2028b'])(
    'refuses the name %j',
    (name) => {
      expect(problemsOf({ name })).toEqual(['control-characters'])
    }
  )

  it.each(['common', 'COMMON', 'c\u200bommon', '{organizations}', 'consumers'])(
    'refuses %j, which stands for many tenants',
    (tenant) => {
      expect(problemsOf({ tenant })).toEqual(['tenant-shared-authority'])
    }
  )

  it('refuses the directory that all personal accounts share', () => {
    const tenant = '9188040D-6C67-4C5B-B112-36A304B66DAD'
    expect(problemsOf({ tenant })).toEqual(['tenant-shared-authority'])
  })

  it.each(['contoso.com/../common', '//evil.example', 'contoso.com\\x', 'https://contoso.com'])(
    'refuses the tenant %j, which would choose another path',
    (tenant) => {
      expect(problemsOf({ tenant })).toEqual(['tenant-has-scheme'])
    }
  )

  it.each(['..', '%2e%2e', 'contoso.com%2fx', 'contoso.com?x=', 'contoso.com#', 'a b', '.'])(
    'refuses the tenant %j, which is no name',
    (tenant) => {
      expect(problemsOf({ tenant })).toEqual(['tenant-bad-domain'])
    }
  )

  it.each(['http://login.example.net', 'HTTP://login.example.net', 'file://login.example.net'])(
    'refuses the authority %j, which is not asked over TLS',
    (authority) => {
      expect(problemsOf({ cloud: { authority } })).toEqual(['authority-not-https'])
    }
  )

  it.each([
    'https://login.microsoftonline.com',
    'login.microsoftonline.com:8443',
    'LOGIN.WINDOWS.NET',
    'ｌｏｇｉｎ.microsoftonline.com',
    'login.\u200bmicrosoftonline.us'
  ])('refuses the authority %j, which is a named cloud’s', (authority) => {
    expect(problemsOf({ cloud: { authority } })).toEqual(['authority-is-known-cloud'])
  })

  it.each([
    'https://login.microsoftonline.com@evil.example',
    'https://evil.example\\@login.example.net',
    'login.microsoftonline.com.',
    'https://evil.example/x',
    '0x7f.1',
    '2130706433',
    'login%2eexample.net',
    'https://https://evil.example'
  ])('refuses the authority %j, which is not what it seems', (authority) => {
    expect(problemsOf({ cloud: { authority } })).toEqual(['authority-bad-host'])
  })

  it('shows a host of look-alike letters in its ASCII form', () => {
    const authority = 'lоgin.microsoftonline.com'
    expect(checkProfile({ ...input, cloud: { authority } }, []).warnings).toEqual([
      { code: 'custom-authority', about: 'xn--lgin-55d.microsoftonline.com' }
    ])
  })

  it('answers at once for the longest texts that the contract lets through', () => {
    const long = ['a'.repeat(10_000), '"'.repeat(10_000), 'a.'.repeat(5000), '-'.repeat(10_000)]
    const startedAt = performance.now()
    for (const text of long) {
      const { problems } = checkProfile(
        {
          ...input,
          name: text,
          tenant: text,
          clientId: text,
          api: { resource: `https://${text}` },
          cloud: { authority: text },
          mode: 'app+user',
          account: text,
          notes: text.repeat(10)
        },
        []
      )
      expect(problems.length).toBeGreaterThan(4)
    }
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })
})
