import { describe, expect, it } from 'vitest'
import { readConsentAnswer } from './consent-answer'

const contoso = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const fabrikam = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'
const now = 1_795_000_000_000

function read(query: string, knownTenantId: string | undefined = contoso) {
  return readConsentAnswer(new URLSearchParams(query), { mode: 'app+user', knownTenantId }, now)
}

describe('the answer of the consent page', () => {
  it.each([
    ['as the first version says it', `admin_consent=True&tenant=${contoso}`],
    ['with the scope of the second version', `admin_consent=True&tenant=${contoso}&scope=a%2Fb`],
    ['in small letters', `admin_consent=true&tenant=${contoso.toUpperCase()}`]
  ])('is a consent: %s', (_case, query) => {
    expect(read(query)).toEqual({ ok: true, value: { tenantId: contoso } })
  })

  it.each(['admin_consent=True', 'admin_consent=True&tenant=contoso.com'])(
    'is a consent without a tenant: %s',
    (query) => {
      expect(read(query)).toEqual({ ok: true, value: { tenantId: undefined } })
    }
  )

  it('is a refusal when it holds an error, although it says admin_consent=True', () => {
    expect(
      read(
        `error=access_denied&error_description=AADSTS65004%3A+User+declined&admin_consent=True&tenant=${contoso}`
      )
    ).toMatchObject({ failure: { code: 'declined', aadsts: 65004, remedy: 'grant-consent' } })
    expect(read('error=&admin_consent=True')).toMatchObject({ ok: false })
  })

  it.each([
    ['error=permission_denied&error_description=The+admin+canceled+the+request&admin_consent=True'],
    ['error=access_denied&admin_consent=True'],
    ['error=consent_required&error_description=AADSTS65004%3A+declined'],
    ['error=consent_required']
  ])('says that the administrator declined: %s', (query) => {
    expect(read(query)).toMatchObject({ failure: { code: 'declined', remedy: 'grant-consent' } })
  })

  it('says that the person turned back at the choice of accounts', () => {
    expect(read('error=access_denied&error_subcode=cancel')).toMatchObject({
      failure: { code: 'cancelled' }
    })
  })

  it.each([
    ['50020', 'access_denied', 'wrong-account'],
    ['700016', 'unauthorized_client', 'application-not-found'],
    ['50011', 'invalid_request', 'redirect-not-registered'],
    ['500011', 'invalid_resource', 'api-not-in-tenant']
  ])('hands on what AADSTS%s (%s) means', (number, error, code) => {
    expect(
      read(`error=${error}&error_description=AADSTS${number}%3A+words&admin_consent=True`)
    ).toMatchObject({ failure: { code, aadsts: Number(number) } })
  })

  it.each(['', 'admin_consent=False', `tenant=${contoso}`, 'admin_consent=', 'code=abc'])(
    'is not understood when it says neither: %j',
    (query) => {
      expect(read(query)).toMatchObject({ failure: { code: 'answer-invalid' } })
    }
  )

  it('of another tenant is none for this profile, and both are named', () => {
    expect(read(`admin_consent=True&tenant=${fabrikam}`)).toMatchObject({
      failure: { code: 'wrong-tenant', expected: contoso, found: fabrikam }
    })
  })

  it('is taken from any tenant as long as the profile’s own is not known', () => {
    expect(
      readConsentAnswer(
        new URLSearchParams(`admin_consent=True&tenant=${fabrikam}`),
        { mode: 'app+user', knownTenantId: undefined },
        now
      )
    ).toEqual({ ok: true, value: { tenantId: fabrikam } })
  })
})
