import type { DoctorReport } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import type { ReportFacts } from './report-text'

export const tenantId = '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d'
const startedAt = Date.UTC(2026, 10, 23, 17, 49, 0)

const profile: Profile = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  name: 'Contoso Name',
  tenant: 'contoso-domain.example',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  mode: 'app+user',
  api: 'partner',
  cloud: 'global',
  environment: 'sandbox',
  account: 'ada@contoso-domain.example',
  notes: 'Notes of a person'
}

const report: DoctorReport = {
  profileId: profile.id,
  startedAt,
  endedAt: startedAt + 1400,
  end: 'complete',
  checks: [
    {
      id: 'network',
      verdict: 'passed',
      evidence: 'observed',
      basis: 'connection',
      facts: { host: 'login.microsoftonline.com' },
      durationMs: 24
    },
    { id: 'tenant', verdict: 'passed', basis: 'discovery', facts: { tenantId, cloud: 'global' } },
    {
      id: 'application',
      verdict: 'passed',
      evidence: 'inferred',
      basis: 'refusal-elsewhere',
      facts: { aadsts: 65001 }
    },
    {
      id: 'consent',
      verdict: 'failed',
      evidence: 'observed',
      basis: 'refusal',
      failure: {
        code: 'consent-needed',
        remedy: 'sign-in-with-consent',
        at: startedAt + 900,
        aadsts: 65001,
        oauthError: 'invalid_grant',
        suberror: 'consent_required',
        correlationId: '00000000-1111-4222-8333-444444444444',
        detail: 'AADSTS65001: ada@contoso-domain.example has not consented.\r\nTrace ID: 1'
      }
    },
    {
      id: 'token',
      verdict: 'failed',
      basis: 'token-claims',
      facts: {
        tokenChecks: [
          { id: 'account', verdict: 'failed', expected: profile.account, found: 'grace@x.example' }
        ]
      }
    },
    { id: 'probe', verdict: 'unreached', because: 'consent' }
  ]
}

/** For tests: a report with every kind of name in it. */
export const sampleReport: ReportFacts = {
  report,
  profile,
  names: { account: profile.account, certificate: 'CN=contoso-subject' },
  withNames: false,
  version: '1.2.3',
  system: 'linux 6.1 x64'
}
