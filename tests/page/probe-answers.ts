import type { ProbePlan, ProbeView } from '../../src/shared/probe'
import type { Profile } from '../../src/shared/profile'
import { NOW, profiles } from './scenarios'

/** The calls of the second profile: an application alone at the Partner Center API. */
export const applicationPlan: ProbePlan = {
  origin: 'https://api.partnercenter.microsoft.com',
  known: true,
  calls: [
    call('legal-business-profile', '/v1/profiles/legalbusiness?vettingVersion=Current', true),
    call('customers', '/v1/customers?size=1', true),
    call('organization-profile', '/v1/profiles/organization', false),
    call('partner-network-profile', '/v1/profiles/mpn', false)
  ]
}

/** The calls of a person at the Partner API. */
export const personPlan: ProbePlan = {
  origin: 'https://api.partner.microsoft.com',
  known: true,
  calls: [
    {
      id: 'exchange-rates',
      url: "https://api.partner.microsoft.com/v1.0/sales/fxrates(Month='202611')/$value",
      documented: true
    },
    {
      id: 'referrals',
      url: 'https://api.partner.microsoft.com/v1.0/engagements/referrals',
      documented: true
    },
    {
      id: 'ingestion-products',
      url: 'https://api.partner.microsoft.com/v1.0/ingestion/products',
      documented: true
    }
  ]
}

function call(
  id: ProbePlan['calls'][number]['id'],
  path: string,
  documented: boolean
): ProbePlan['calls'][number] {
  return { id, url: `https://api.partnercenter.microsoft.com${path}`, documented }
}

/** An answer that accepts the token of a profile. */
export function accepted(profile: Profile, change: Partial<ProbeView> = {}): ProbeView {
  return {
    profileId: profile.id,
    at: NOW - 1000,
    call: 'legal-business-profile',
    url: 'https://api.partnercenter.microsoft.com/v1/profiles/legalbusiness?vettingVersion=Current',
    status: 200,
    latencyMs: 184,
    verdict: 'accepted',
    remedy: 'none',
    mfa: profile.mode === 'app+user' ? 'compliant' : 'not-said',
    requestIds: [
      { name: 'MS-CorrelationId', value: '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d' },
      { name: 'MS-RequestId', value: '0c0a4a1b-7d3e-4a55-9c1f-6a7b8c9d0e1f' },
      { name: 'MS-CV', value: 'iZ6jS0kq0kmYQ2d2.0' }
    ],
    summary: [
      { name: 'company-name', value: 'Contoso Ltd.' },
      { name: 'vetting-status', value: 'authorized' }
    ],
    claimsDemanded: false,
    bodyBytes: 1843,
    bodyRefused: false,
    ...change
  }
}

/** An answer that refuses a token without a second factor. */
export const withoutSecondFactor: ProbeView = accepted(profiles.emea, {
  call: 'exchange-rates',
  url: "https://api.partner.microsoft.com/v1.0/sales/fxrates(Month='202611')/$value",
  status: 401,
  verdict: 'mfa-missing',
  remedy: 'sign-in-with-mfa',
  mfa: 'not-said',
  meaning: 'mfa-missing',
  errorCode: '900421',
  errorText: 'MFA is required.',
  requestIds: [
    { name: 'request-id', value: '65fb6e59-051b-42f7-8771-c8c139b3c901' },
    { name: 'client-request-id', value: '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d' },
    {
      name: 'x-ms-ags-diagnostic',
      value: '{"ServerInfo":{"DataCenter":"West Europe","Slice":"E","Ring":"5"}}'
    }
  ],
  summary: [],
  bodyBytes: 118
})
