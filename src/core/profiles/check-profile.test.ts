import { describe, expect, it } from 'vitest'
import type { Profile, ProfileField, ProfileInput } from '../../shared/profile'
import { checkProfile } from './check-profile'

const tenantId = '4d2f3a0e-7c1b-4f6a-9e55-0b1c2d3e4f50'
const clientId = '11111111-2222-4333-8444-aaaaaaaaaaaa'
const input: ProfileInput = {
  name: 'Contoso',
  tenant: tenantId,
  clientId,
  mode: 'app+user',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production',
  account: '',
  notes: ''
}
const saved: Profile = {
  id: 'c56a4180-65aa-42ec-a945-5fd21dec0538',
  name: 'Contoso',
  tenant: tenantId,
  clientId,
  mode: 'app+user',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production'
}

/** The problem at a field, when the rest is in order. */
function problemAt(field: ProfileField, change: Partial<ProfileInput>): string | undefined {
  const { problems, profile } = checkProfile({ ...input, ...change }, [])
  for (const problem of problems) expect(problem.field).toBe(field)
  expect(profile === undefined).toBe(problems.length > 0)
  return problems[0]?.code
}

function warningsOf(change: Partial<ProfileInput>, others: readonly Profile[] = []): unknown {
  return checkProfile({ ...input, ...change }, others).warnings
}

describe('a good profile', () => {
  it('comes back clean and without empty fields', () => {
    const { id: _, ...fields } = saved
    expect(checkProfile(input, [])).toEqual({ problems: [], warnings: [], profile: fields })
  })

  it('keeps what the editor does not show', () => {
    const self = { ...saved, tags: ['east'] }
    expect(checkProfile(input, [self], self).profile?.tags).toEqual(['east'])
  })

  it('loses stray spaces, line breaks, zero-width characters and byte order marks', () => {
    const { profile, problems } = checkProfile(
      {
        ...input,
        name: '\uFEFF Contoso\u200b East \n',
        tenant: '\u200b Contoso.OnMicrosoft.com\r\n',
        clientId: `\u200e${clientId.toUpperCase()}\u200c\t`,
        account: ' ada@contoso.com\n',
        notes: '\n one\r\ntwo \n'
      },
      []
    )
    expect(problems).toEqual([])
    expect(profile).toMatchObject({
      name: 'Contoso East',
      tenant: 'contoso.onmicrosoft.com',
      clientId,
      account: 'ada@contoso.com',
      notes: 'one\ntwo'
    })
  })

  it.each([`{${tenantId}}`, `"${tenantId}"`, `'${tenantId}',`, `(${tenantId})`, `“${tenantId}”`])(
    'takes a directory id pasted as %s',
    (tenant) => {
      expect(checkProfile({ ...input, tenant }, []).profile?.tenant).toBe(tenantId)
    }
  )

  it('takes an id whose dashes a word processor has changed', () => {
    const typed = clientId.replaceAll('-', '\u2011')
    expect(checkProfile({ ...input, clientId: typed }, []).profile?.clientId).toBe(clientId)
  })

  it('reports every field that has a problem', () => {
    const { problems } = checkProfile({ ...input, name: '', tenant: '', clientId: '' }, [])
    expect(problems).toEqual([
      { field: 'name', code: 'required' },
      { field: 'tenant', code: 'required' },
      { field: 'clientId', code: 'required' }
    ])
  })
})

describe('name', () => {
  it.each([
    ['', 'required'],
    [' \u200b\n', 'required'],
    ['a'.repeat(120), undefined],
    ['a'.repeat(121), 'too-long'],
    ['two\nlines', 'control-characters'],
    ['\u2067evil', 'control-characters'],
    ['broken \ud800', 'control-characters'],
    ['Ünïcode 株式会社 👩‍💻', undefined]
  ])('%j: %s', (name, code) => {
    expect(problemAt('name', { name })).toBe(code)
  })
})

describe('tenant', () => {
  it.each([
    ['', 'required'],
    ['common', 'tenant-shared-authority'],
    [' Organizations ', 'tenant-shared-authority'],
    ['"consumers"', 'tenant-shared-authority'],
    ['https://contoso.com', 'tenant-has-scheme'],
    ['https://login.microsoftonline.com/common', 'tenant-has-scheme'],
    ['contoso.com/', 'tenant-has-scheme'],
    [tenantId.slice(0, -1), 'tenant-bad-guid'],
    [tenantId.replace('f', 'g'), 'tenant-bad-guid'],
    [tenantId.replace('0', 'o'), 'tenant-bad-guid'],
    [`${tenantId}0`, 'tenant-bad-guid'],
    [tenantId.replaceAll('-', ''), 'tenant-bad-guid'],
    [tenantId.replace('-', ' '), 'tenant-bad-guid'],
    ['4d2f3a0e-7c1b', 'tenant-bad-guid'],
    ['contoso', 'tenant-bad-domain'],
    ['contoso-east-1', 'tenant-bad-domain'],
    ['contoso..com', 'tenant-bad-domain'],
    ['-contoso.com', 'tenant-bad-domain'],
    ['contoso.1', 'tenant-bad-domain'],
    ['10.0.0.1', 'tenant-bad-domain'],
    ['ada@contoso.com', 'tenant-bad-domain'],
    ['contoso.com:443', 'tenant-bad-domain'],
    ['con toso.com', 'tenant-bad-domain'],
    [`${'a'.repeat(64)}.com`, 'tenant-bad-domain'],
    [`${'a.'.repeat(130)}com`, 'too-long'],
    ['contoso.com', undefined],
    ['a1.b-2.contoso.co.uk', undefined],
    ['xn--mnchen-3ya.example', undefined]
  ])('%j: %s', (tenant, code) => {
    expect(problemAt('tenant', { tenant })).toBe(code)
  })

  it('stores a domain of other letters in its ASCII form', () => {
    const { profile } = checkProfile({ ...input, tenant: 'München.example' }, [])
    expect(profile?.tenant).toBe('xn--mnchen-3ya.example')
  })
})

describe('application id', () => {
  it.each([
    ['', 'required'],
    [clientId.slice(1), 'client-id-bad-guid'],
    [`${clientId} ${clientId}`, 'client-id-bad-guid'],
    ['my-app', 'client-id-bad-guid'],
    ['a'.repeat(9000), 'client-id-bad-guid'],
    [`{${clientId.toUpperCase()}}`, undefined]
  ])('%j: %s', (typed, code) => {
    expect(problemAt('clientId', { clientId: typed })).toBe(code)
  })
})

describe('resource of another API', () => {
  it.each([
    ['', 'required'],
    ['http://api.contoso.com', 'resource-not-https'],
    ['ftp://api.contoso.com', 'resource-not-https'],
    ['api.contoso.com', 'resource-bad-uri'],
    ['something', 'resource-bad-uri'],
    [clientId, 'resource-bad-uri'],
    ['https://', 'resource-bad-uri'],
    ['https:///path', 'resource-bad-uri'],
    ['https://ada@api.contoso.com', 'resource-bad-uri'],
    ['https://api.contoso.com?x=1', 'resource-bad-uri'],
    ['https://api.contoso.com#x', 'resource-bad-uri'],
    ['https://api.contoso.com\\x', 'resource-bad-uri'],
    ['https://api.contoso.com/ x', 'resource-bad-uri'],
    ['https://api.contoso.com/.default', 'resource-has-scope'],
    ['https://api.contoso.com/user_impersonation', 'resource-has-scope'],
    ['https://api.contoso.com/USER_IMPERSONATION/', 'resource-has-scope'],
    ['https://api.contoso.com/.default offline_access', 'resource-has-scope'],
    [`https://api.contoso.com/${'a'.repeat(1024)}`, 'too-long']
  ])('%j: %s', (resource, code) => {
    expect(problemAt('api', { api: { resource } })).toBe(code)
  })

  it.each([
    ['https://API.Contoso.com/', 'https://api.contoso.com/'],
    ['https://api.contoso.com', 'https://api.contoso.com'],
    ['https://api.contoso.com:443/Path', 'https://api.contoso.com/Path'],
    ['"https://api.contoso.com:8443"', 'https://api.contoso.com:8443'],
    [`api://${clientId}`, `api://${clientId}`]
  ])('%j is stored as %s', (resource, stored) => {
    expect(checkProfile({ ...input, api: { resource } }, []).profile?.api).toEqual({
      resource: stored
    })
  })
})

describe('custom authority', () => {
  it.each([
    ['', 'required'],
    ['http://login.example.net', 'authority-not-https'],
    ['ftp://login.example.net', 'authority-not-https'],
    ['https://login.example.net/common', 'authority-bad-host'],
    ['login.example.net/tenant', 'authority-bad-host'],
    ['login.example.net?x', 'authority-bad-host'],
    ['ada@login.example.net', 'authority-bad-host'],
    ['login example.net', 'authority-bad-host'],
    ['login.example.net:0', 'authority-bad-host'],
    ['login.example.net:99999', 'authority-bad-host'],
    ['login_example.net', 'authority-bad-host'],
    ['1.2', 'authority-bad-host'],
    ['[::1', 'authority-bad-host'],
    [`${'a.'.repeat(200)}net`, 'authority-bad-host'],
    ['login.microsoftonline.com', 'authority-is-known-cloud'],
    ['https://LOGIN.microsoftonline.us/', 'authority-is-known-cloud'],
    ['login.chinacloudapi.cn:8443', 'authority-is-known-cloud']
  ])('%j: %s', (authority, code) => {
    expect(problemAt('cloud', { cloud: { authority } })).toBe(code)
  })

  it.each([
    ['login.example.net', 'https://login.example.net'],
    ['https://Login.Example.net/', 'https://login.example.net'],
    ['https://login.example.net:443', 'https://login.example.net'],
    ['localhost:8443', 'https://localhost:8443'],
    ['https://127.0.0.1:8443', 'https://127.0.0.1:8443'],
    ['[::1]:8443', 'https://[::1]:8443'],
    ['adfs', 'https://adfs']
  ])('%j is stored as %s', (authority, stored) => {
    const { profile, warnings } = checkProfile({ ...input, cloud: { authority } }, [])
    expect(profile?.cloud).toEqual({ authority: stored })
    expect(warnings).toEqual([{ code: 'custom-authority', about: stored.replace('https://', '') }])
  })
})

describe('account hint', () => {
  it.each([
    ['', undefined],
    ['ada@contoso.com', undefined],
    ['bob_fabrikam.com#EXT#@contoso.onmicrosoft.com', undefined],
    ['ada', 'account-bad'],
    ['ada@', 'account-bad'],
    ['ada @contoso.com', 'account-bad'],
    ['ada@b@c', 'account-bad'],
    ['ada\u0000@contoso.com', 'control-characters'],
    [`${'a'.repeat(320)}@b.c`, 'too-long']
  ])('%j: %s', (account, code) => {
    expect(problemAt('account', { account })).toBe(code)
  })

  it('has no effect without a person, so a bad one is left out there and a good one kept', () => {
    const appOnly = { ...input, mode: 'app-only' } as const
    expect(checkProfile({ ...appOnly, account: 'ada' }, []).profile?.account).toBeUndefined()
    expect(checkProfile({ ...appOnly, account: 'a@b.c' }, []).profile?.account).toBe('a@b.c')
  })
})

describe('notes', () => {
  it.each([
    ['several\nlines\tand tabs', undefined],
    ['שלום \u200f', undefined],
    ['bell \u0007', 'control-characters'],
    ['a'.repeat(4001), 'too-long']
  ])('%j: %s', (notes, code) => {
    expect(problemAt('notes', { notes })).toBe(code)
  })
})

describe('warnings', () => {
  it('name the profile that is for the same thing, however it is written', () => {
    const twin = { code: 'duplicate-profile', about: 'Contoso' }
    expect(warningsOf({ name: 'Other' }, [saved])).toEqual([twin])
    const sameApi = { resource: 'https://api.partnercenter.microsoft.com' }
    expect(warningsOf({ name: 'Other', api: sameApi }, [saved])).toEqual([twin])
  })

  it.each<Partial<ProfileInput>>([
    { tenant: 'contoso.com' },
    { clientId: tenantId },
    { mode: 'app-only' },
    { api: { resource: 'https://graph.microsoft.com' } },
    { cloud: 'usgov' },
    { account: 'ada@contoso.com' }
  ])('do not call a profile with %j the same', (change) => {
    expect(warningsOf({ name: 'Other', ...change }, [saved])).toEqual([])
  })

  it('take accounts that differ in case as the same', () => {
    const other = { ...saved, account: 'ADA@contoso.com' }
    expect(warningsOf({ name: 'Other', account: 'ada@contoso.com' }, [other])).toHaveLength(1)
  })

  it('mention a name that is taken, while other fields are still empty', () => {
    expect(warningsOf({ name: 'CONTOSO', tenant: '' }, [saved])).toEqual([
      { code: 'duplicate-name', about: 'Contoso' }
    ])
  })

  it('do not compare a profile with itself', () => {
    expect(checkProfile(input, [saved], saved).warnings).toEqual([])
  })

  it('explain application-only access to the Partner API, also by its resource', () => {
    const expected = [{ code: 'app-only-partner-api' }]
    const resource = 'https://api.partner.microsoft.com/'
    expect(warningsOf({ mode: 'app-only', api: 'partner' })).toEqual(expected)
    expect(warningsOf({ mode: 'app-only', api: { resource } })).toEqual(expected)
    expect(warningsOf({ mode: 'app+user', api: 'partner' })).toEqual([])
    expect(warningsOf({ mode: 'app-only' })).toEqual([])
  })

  it('say that the Partner API is not listed for China', () => {
    const expected = [{ code: 'api-not-in-cloud' }]
    const resource = 'https://api.partner.microsoft.com'
    expect(warningsOf({ cloud: 'china', api: 'partner' })).toEqual(expected)
    expect(warningsOf({ cloud: 'china', api: { resource } })).toEqual(expected)
    expect(warningsOf({ cloud: 'china', api: 'partner-center' })).toEqual([])
    expect(warningsOf({ cloud: 'usgov', api: 'partner' })).toEqual([])
    expect(warningsOf({ cloud: 'global', api: 'partner' })).toEqual([])
  })
})
