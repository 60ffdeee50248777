import { describe, expect, it } from 'vitest'
import { assertDefined } from '../../shared/assert'
import type { ProbeCallId } from '../../shared/probe'
import { probeCalls, type ProbeCallFacts } from '../directory/probe-calls'
import { factsOfBody } from './body-facts'
import { demandedClaims, demandsClaims } from './claims-challenge'
import { readErrorBody } from './error-body'
import { readAnswer } from './read-answer'

function call(id: ProbeCallId): ProbeCallFacts {
  return assertDefined(
    probeCalls.find((one) => one.id === id),
    id
  )
}

describe('the facts of a body', () => {
  it.each([
    [
      'legal-business-profile',
      '{"companyName":"Contoso","vettingStatus":"authorized","address":{"city":"Redmond"}}',
      [
        ['company-name', 'Contoso'],
        ['vetting-status', 'authorized']
      ]
    ],
    ['customers', '{"totalCount":3,"items":[{"id":"x"}]}', [['total-count', '3']]],
    ['partner-network-profile', '{"mpnId":"4390934"}', [['partner-id', '4390934']]],
    [
      'organization-profile',
      '{"defaultAddress":{"country":"DE"},"culture":"de-DE"}',
      [
        ['country', 'DE'],
        ['culture', 'de-DE']
      ]
    ],
    [
      'organization-profile',
      '{"country":"US","defaultAddress":{"country":"DE"}}',
      [['country', 'US']]
    ],
    ['referrals', '{"value":[{},{}]}', [['items', '2']]],
    ['exchange-rates', '"A","B"\r\n1,2\r\n3,4\r\n\r\n', [['lines', '2']]],
    ['exchange-rates', '', [['lines', '0']]]
  ] as const)('of %s are the declared ones: %s', (id, body, expected) => {
    expect(factsOfBody(call(id), body).map(({ name, value }) => [name, value])).toEqual(expected)
  })

  it.each(['', 'null', '[]', '"text"', '<html>', '{"companyName":{"a":1}}', '{"value":7}'])(
    'are none in a body of another form: %s',
    (body) => {
      expect(factsOfBody(call('legal-business-profile'), body)).toEqual([])
      expect(factsOfBody(call('referrals'), body)).toEqual([])
    }
  )
})

describe('an error body', () => {
  it.each([
    ['{"code":"900421","description":"MFA.","data":[]}', ['900421'], 'MFA.'],
    ['{"code":2000}', ['2000'], undefined],
    ['{"error":{"code":"accessDenied","message":"No."}}', ['accessDenied'], 'No.'],
    [
      '{"error":{"code":"unauthenticated","message":"No.","innerError":{"code":"900421"}}}',
      ['900421', 'unauthenticated'],
      'No.'
    ],
    ['{"error":{"code":"a","innererror":{"code":5,"date":"2026"}}}', ['5', 'a'], undefined],
    ['{"error":"invalid_token","error_description":"Expired."}', ['invalid_token'], 'Expired.'],
    ['', [], undefined],
    ['<h1>Gateway</h1>', [], undefined],
    ['"text"', [], undefined],
    ['{"error":null}', [], undefined],
    ['a,b\n1,2', [], undefined]
  ])('gives its codes and its text: %s', (body, codes, text) => {
    expect(readErrorBody(body)).toEqual({ codes, text })
  })
})

describe('a claims challenge', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
  const header = (value: string): string =>
    `Bearer realm="", authorization_uri="https://login.example/authorize", error="insufficient_claims", claims="${value}"`

  it('is decoded from either alphabet of base64', () => {
    for (const alphabet of ['base64', 'base64url'] as const) {
      expect(demandedClaims(header(Buffer.from(claims).toString(alphabet)))).toBe(claims)
    }
  })

  it.each([
    undefined,
    'OAuth realm=urn:cpsvc:cpid:demo',
    'Bearer error="invalid_token", claims="e30="',
    header(''),
    header('bm90IGpzb24='),
    header(Buffer.from('[1]').toString('base64')),
    header(Buffer.from(`{"a":"${'x'.repeat(5000)}"}`).toString('base64'))
  ])('is none in %.60s', (value) => {
    expect(demandedClaims(value)).toBeUndefined()
  })

  it('is known as one even when it does not tell which claims', () => {
    expect(demandsClaims('Bearer error="insufficient_claims"')).toBe(true)
    expect(demandsClaims('Bearer error="invalid_token"')).toBe(false)
    expect(demandsClaims(undefined)).toBe(false)
  })
})

describe('how long an answer asks to wait', () => {
  it.each([
    ['17', 17],
    ['Thu, 01 Jan 1970 00:00:09 GMT', 4],
    ['soon', undefined],
    ['9'.repeat(400), undefined]
  ])('is told in seconds for %.40s', (header, seconds) => {
    const headers = { 'retry-after': header }
    const answer = { status: 429, headers, body: '', bodyBytes: 0, bodyRefused: false }
    const { outcome } = readAnswer(answer, {
      profile: {
        id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
        name: 'Contoso',
        tenant: 'contoso.com',
        clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
        mode: 'app-only',
        api: 'partner-center',
        cloud: 'global',
        environment: 'production'
      },
      token: 'a.b.c',
      api: 'partner-center',
      target: { url: 'https://api.example/', call: undefined, facts: undefined },
      sentIds: {},
      at: 5000,
      latencyMs: 1
    })
    expect(outcome).toMatchObject({ kind: 'answered', probe: { verdict: 'throttled' } })
    expect(outcome.kind === 'answered' && outcome.probe.retryAfterSeconds).toBe(seconds)
  })
})
