import { describe, expect, it } from 'vitest'
import { assertDefined } from '../../shared/assert'
import type { ProbeCallId } from '../../shared/probe'
import { probeCalls, type ProbeCallFacts } from '../directory/probe-calls'
import { judge, type Judged } from './verdict'

function call(id: ProbeCallId): ProbeCallFacts {
  return assertDefined(
    probeCalls.find((one) => one.id === id),
    id
  )
}

const usual: Judged = {
  status: 401,
  codes: [],
  mfa: 'not-said',
  demandsClaims: false,
  api: 'partner-center',
  mode: 'app+user',
  call: call('legal-business-profile')
}

describe('a status alone', () => {
  it.each([
    [200, 'accepted', 'none'],
    [206, 'accepted', 'none'],
    [302, 'redirected', 'none'],
    [400, 'request-refused', 'none'],
    [401, 'token-refused', 'sign-in'],
    [403, 'access-denied', 'sign-in-other-account'],
    [404, 'not-found', 'none'],
    [418, 'request-refused', 'none'],
    [500, 'service-trouble', 'retry'],
    [504, 'service-trouble', 'retry']
  ])('of %i says %s, and offers %s', (status, verdict, remedy) => {
    expect(judge({ ...usual, status })).toEqual({ verdict, remedy })
  })

  it('of 401 means a missing second factor when the header says so', () => {
    expect(judge({ ...usual, mfa: 'not-compliant' })).toEqual({
      verdict: 'mfa-missing',
      remedy: 'sign-in-with-mfa'
    })
  })

  it('of 400 may stand for a bad token on the Partner API', () => {
    expect(judge({ ...usual, api: 'partner', status: 400, codes: ['anyCode'] })).toEqual({
      verdict: 'request-refused',
      remedy: 'sign-in',
      meaning: 'request-or-token-invalid'
    })
  })
})

describe('a code', () => {
  it('counts with its status, whatever its case', () => {
    expect(judge({ ...usual, api: 'partner', codes: ['UNAUTHENTICATED'] }).meaning).toBe(
      'unauthenticated'
    )
    expect(judge({ ...usual, status: 404, codes: ['400'] }).meaning).toBeUndefined()
  })

  it('inside is more exact than the one around it', () => {
    const codes = ['900421', 'unauthenticated']
    expect(judge({ ...usual, api: 'partner', codes }).meaning).toBe('mfa-missing')
  })

  it('inside that is not known leaves the one around it', () => {
    const codes = ['roleMissing', 'accessDenied']
    expect(judge({ ...usual, api: 'partner', status: 403, codes }).meaning).toBe(
      'caller-not-authorized'
    )
  })

  it('means nothing in a good answer, and nothing from another API', () => {
    expect(judge({ ...usual, status: 200, codes: ['900421'] }).verdict).toBe('accepted')
    expect(judge({ ...usual, api: undefined, codes: ['900421'] }).meaning).toBeUndefined()
  })

  it('demanding claims is the same on every API', () => {
    for (const api of ['partner', 'partner-center', undefined] as const) {
      expect(judge({ ...usual, api, demandsClaims: true })).toMatchObject({
        meaning: 'claims-demanded',
        remedy: 'sign-in-with-mfa'
      })
    }
  })
})

describe('an application alone', () => {
  const alone: Judged = { ...usual, mode: 'app-only', status: 403 }

  it('is sent to Partner Center where the call is documented for it', () => {
    expect(judge({ ...alone, codes: ['2032'] }).remedy).toBe('open-partner-center')
    expect(judge({ ...alone, api: 'partner', call: call('ingestion-products') }).remedy).toBe(
      'open-partner-center'
    )
  })

  it('is told to change its mode where the call is not', () => {
    expect(judge({ ...alone, call: call('partner-network-profile') }).remedy).toBe('edit-mode')
    const referrals = { ...alone, api: 'partner', call: call('referrals') } as const
    expect(judge({ ...referrals, codes: ['accessDenied'] }).remedy).toBe('edit-mode')
  })
})
