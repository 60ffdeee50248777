import { describe, expect, it } from 'vitest'
import type { DoctorBasis, DoctorCheck, DoctorCheckId, DoctorVerdict } from '../../shared/doctor'
import { plainText, words, type DoctorSubject } from '../index'

const doctorCheckIds: readonly DoctorCheckId[] = [
  'network',
  'tls',
  'tenant',
  'application',
  'redirect',
  'credential',
  'api',
  'consent',
  'mfa',
  'token',
  'probe'
]
const doctorVerdicts: readonly DoctorVerdict[] = [
  'waiting',
  'running',
  'passed',
  'failed',
  'unreached',
  'needs-sign-in',
  'unknown',
  'not-needed'
]
const doctorBases: readonly DoctorBasis[] = [
  'connection',
  'discovery',
  'refusal',
  'refusal-elsewhere',
  'token-issued',
  'last-sign-in',
  'saved-sign-in',
  'token-claims',
  'own-records',
  'api-answer'
]

const subject: DoctorSubject = {
  tenant: 'contoso.com',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  api: 'Partner API',
  cloud: 'global',
  mode: 'app+user'
}

function said(check: DoctorCheck): string {
  return plainText(words.doctor.sentence(check, subject))
}

describe('the words of the doctor', () => {
  it('have a whole sentence for every verdict of every check, with its facts', () => {
    const requestIds: [] = []
    const facts = {
      host: 'login.example',
      issuer: 'A CA',
      tlsVersion: 'TLSv1.3',
      answer: { status: 401, verdict: 'token-refused', requestIds }
    } as const
    for (const id of doctorCheckIds) {
      for (const verdict of doctorVerdicts) {
        for (const check of [
          { id, verdict, facts },
          { id, verdict, facts, because: 'tls' as const }
        ]) {
          expect(said(check)).toMatch(/^.*[A-Za-z].*\.$/)
          expect(said(check)).not.toMatch(/undefined|NaN| {2}/)
        }
      }
    }
  })

  it('tell what each verdict rests on, with the number where there is one', () => {
    for (const basis of doctorBases) {
      const check = { id: 'api', verdict: 'passed', basis, facts: { aadsts: 65001 } } as const
      expect(words.doctor.evidence(check)).toMatch(/^(Seen|Read|Known|Concluded).*\.$/)
    }
    const refused = { id: 'api', verdict: 'passed', basis: 'refusal-elsewhere' } as const
    expect(words.doctor.evidence({ ...refused, facts: { aadsts: 65001 } })).toContain('AADSTS65001')
    expect(words.doctor.evidence({ id: 'api', verdict: 'unknown' })).toBeUndefined()
  })

  it.each([
    [{ credential: 'secret' }, 'Microsoft accepted the secret. When it ends was not noted.'],
    [
      { credential: 'secret', expiresAt: Date.UTC(2026, 10, 24, 12), daysLeft: 1 },
      'Microsoft accepted the secret. It ends on 24 Nov 2026, in 1 day.'
    ],
    [
      { credential: 'certificate', expiresAt: Date.UTC(2027, 0, 24, 12), daysLeft: 62 },
      'Microsoft accepted the certificate. It ends on 24 Jan 2027, in 62 days.'
    ],
    [
      { credential: 'secret', expiresAt: Date.UTC(2026, 9, 24, 12), daysLeft: -30 },
      'Microsoft accepted the secret. By its date it ended on 24 Oct 2026.'
    ]
  ] as const)('say of a credential when it ends: %o', (facts, sentence) => {
    expect(said({ id: 'credential', verdict: 'passed', facts })).toBe(sentence)
  })

  it('say through which proxy, and do not call a way direct that could not be chosen', () => {
    const facts = { host: 'login.example' }
    expect(said({ id: 'network', verdict: 'passed', facts })).toContain('without a proxy')
    const proxied = { ...facts, proxyHost: 'proxy.example:8080' }
    expect(said({ id: 'network', verdict: 'passed', facts: proxied })).toContain(
      'proxy.example:8080'
    )
    const failure = { code: 'proxy-refused', remedy: 'retry', at: 1 } as const
    expect(said({ id: 'network', verdict: 'failed', facts, failure })).not.toContain('direct')
  })

  it('conclude with the check that something has to be done about', () => {
    const good: DoctorCheck = { id: 'tls', verdict: 'passed' }
    const bad: DoctorCheck = { id: 'consent', verdict: 'failed' }
    const late: DoctorCheck = { id: 'token', verdict: 'failed' }
    const base = { profileId: 'x', startedAt: 1, endedAt: 2, end: 'complete' } as const
    expect(words.doctor.conclusion({ ...base, checks: [good] })).toBe('Everything is in order.')
    expect(words.doctor.conclusion({ ...base, checks: [good, bad, late] })).toContain('Consent')
    expect(words.doctor.conclusion({ ...base, end: 'cancelled', checks: [bad] })).toMatch(
      /^Cancelled/
    )
  })
})
