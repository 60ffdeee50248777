import { describe, expect, test } from 'vitest'
import type { DoctorReport } from '../../shared/doctor'
import { sampleReport, tenantId } from './sample-report'
import { reportText } from './report-text'

const { profile, report } = sampleReport

describe('a report for a ticket', () => {
  test('holds ids, codes, correlation ids, times and durations, in a fixed order', () => {
    const text = reportText(sampleReport)
    const expected = [
      '# Partner Token Desk: Doctor’s report',
      '“Consent and assignment” keeps this profile from working.',
      '- App: Partner Token Desk 1.2.3',
      '- System: linux 6.1 x64',
      '- Started: 2026-11-23T17:49:00.000Z',
      '- Took: 1.4 s',
      `- Profile id: ${profile.id}`,
      `- Tenant id: ${tenantId}`,
      `- Application (client) id: ${profile.clientId}`,
      '- Access mode: app+user',
      '- API: Partner API',
      '- Cloud: Global cloud',
      '- Environment: Sandbox',
      '## Checks',
      '1. Network and proxy: Passed (24 ms)',
      'Concluded from AADSTS65001',
      '4. Consent and assignment: Failed',
      'Failure: consent-needed, AADSTS65001',
      'Error: invalid_grant, consent_required',
      'At: 2026-11-23T17:49:00.900Z',
      'Correlation id: 00000000-1111-4222-8333-444444444444',
      '6. Test call: Not reached'
    ]
    const places = expected.map((line) => text.indexOf(line))
    expect(places).not.toContain(-1)
    expect([...places].sort((one, other) => one - other)).toEqual(places)
  })

  test('tells what the system said of the network, which names hosts only', () => {
    const failure = {
      code: 'network-untrusted',
      remedy: 'retry',
      at: 1,
      detail: 'SELF_SIGNED_CERT_IN_CHAIN'
    } as const
    const checks: DoctorReport['checks'] = [
      {
        id: 'tls',
        verdict: 'failed',
        failure,
        facts: { host: 'login.example', issuer: 'Proxy CA' }
      }
    ]
    const text = reportText({ ...sampleReport, report: { ...report, checks } })
    expect(text).toContain('It is signed by Proxy CA.')
    expect(text).toContain('> SELF_SIGNED_CERT_IN_CHAIN')
  })
})
