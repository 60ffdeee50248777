import { describe, expect, it } from 'vitest'
import type { Profile } from '../../shared/profile'
import { planOf, targetOf } from './probe-plan'

const now = Date.UTC(2026, 10, 30, 23, 59)
const profile: Profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  name: 'Contoso',
  tenant: 'contoso.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  mode: 'app+user',
  api: 'partner-center',
  cloud: 'global',
  environment: 'production'
}

function ids(change: Partial<Profile>): readonly string[] {
  return planOf({ ...profile, ...change }, undefined, now).calls.map(
    ({ id, documented }) => `${id}${documented ? '' : ' (undocumented)'}`
  )
}

describe('the calls of a profile', () => {
  it('begin with the most telling one, and those of the access mode', () => {
    expect(ids({})).toEqual([
      'legal-business-profile',
      'customers',
      'organization-profile',
      'partner-network-profile'
    ])
    expect(ids({ mode: 'app-only' })).toEqual([
      'legal-business-profile',
      'customers',
      'organization-profile (undocumented)',
      'partner-network-profile (undocumented)'
    ])
    expect(ids({ api: 'partner', mode: 'app-only' })).toEqual([
      'ingestion-products',
      'exchange-rates (undocumented)',
      'referrals (undocumented)'
    ])
  })

  it('go to the host of the cloud', () => {
    expect(planOf({ ...profile, cloud: 'china' }, undefined, now)).toMatchObject({
      origin: 'https://partner.partnercenterapi.microsoftonline.cn',
      known: true
    })
  })

  it('ask for the rates of the month that it is', () => {
    const [rates] = planOf({ ...profile, api: 'partner' }, undefined, now).calls
    expect(rates?.url).toBe(
      "https://api.partner.microsoft.com/v1.0/sales/fxrates(Month='202611')/$value"
    )
  })

  it('are the resource itself for another API', () => {
    const api = { resource: 'https://api.example:8443/app' }
    expect(planOf({ ...profile, api }, undefined, now)).toEqual({
      calls: [{ id: 'resource-root', url: 'https://api.example:8443/app', documented: false }],
      origin: 'https://api.example:8443',
      known: false
    })
  })

  it('are none where there is no host', () => {
    const api = { resource: 'api://contoso' }
    expect(planOf({ ...profile, api }, undefined, now)).toEqual({
      calls: [],
      known: false,
      noHost: 'not-a-web-address'
    })
  })
})

describe('a call', () => {
  const host = { origin: 'https://api.partnercenter.microsoft.com', known: true } as const

  it('of the other API leads nowhere', () => {
    expect(
      targetOf({ call: 'referrals' }, profile, { ...host, api: 'partner-center' }, now)
    ).toEqual({ ok: false, failure: 'other-host' })
  })

  it('of one of the partner APIs leads nowhere on the host of another resource', () => {
    const other = { origin: 'https://api.example', known: false, api: undefined }
    const own: Profile = { ...profile, api: { resource: 'https://api.example/app' } }
    expect(targetOf({ call: 'customers' }, own, other, now)).toMatchObject({ ok: false })
    expect(targetOf({ call: 'resource-root' }, own, other, now)).toMatchObject({
      ok: true,
      value: { url: 'https://api.example/app', call: 'resource-root' }
    })
  })

  it('is sent as it was listed', () => {
    for (const { id, url } of planOf(profile, undefined, now).calls) {
      expect(
        targetOf({ call: id }, profile, { ...host, api: 'partner-center' }, now)
      ).toMatchObject({ ok: true, value: { url, call: id } })
    }
  })
})
