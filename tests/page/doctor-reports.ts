import type { DoctorCheck, DoctorCheckId, DoctorFacts, DoctorReport } from '../../src/shared/doctor'
import type { Profile } from '../../src/shared/profile'
import { NOW } from './scenarios'

const host = 'login.microsoftonline.com'
const tenantId = '5b2c9d1e-0a3f-4c7b-8e55-1d2f3a4b5c6d'

const wayChecks: readonly DoctorCheck[] = [
  {
    id: 'network',
    verdict: 'passed',
    evidence: 'observed',
    basis: 'connection',
    facts: { host, proxyHost: 'proxy.contoso.example:8080' },
    durationMs: 24
  },
  {
    id: 'tls',
    verdict: 'passed',
    evidence: 'observed',
    basis: 'connection',
    facts: {
      host,
      issuer: 'Contoso Web Gateway CA (Contoso)',
      issuerIsPublic: false,
      tlsVersion: 'TLSv1.3'
    },
    durationMs: 41
  },
  {
    id: 'tenant',
    verdict: 'passed',
    evidence: 'observed',
    basis: 'discovery',
    facts: { tenantId, cloud: 'global', region: 'EU' },
    durationMs: 133
  }
]

function issued(id: DoctorCheckId): DoctorCheck {
  return { id, verdict: 'passed', evidence: 'observed', basis: 'token-issued' }
}

const accepted: DoctorFacts['answer'] = {
  call: 'legal-business-profile',
  status: 200,
  verdict: 'accepted',
  requestIds: []
}

/** Every check as it is when nothing is wrong. */
const personChecks: readonly DoctorCheck[] = [
  ...wayChecks,
  { ...issued('application'), durationMs: 612 },
  { id: 'redirect', verdict: 'passed', evidence: 'inferred', basis: 'saved-sign-in' },
  { id: 'credential', verdict: 'not-needed' },
  issued('api'),
  issued('consent'),
  { id: 'mfa', verdict: 'passed', evidence: 'observed', basis: 'token-claims' },
  { id: 'token', verdict: 'passed', evidence: 'observed', basis: 'token-claims' },
  {
    id: 'probe',
    verdict: 'passed',
    evidence: 'observed',
    basis: 'api-answer',
    facts: { answer: accepted },
    durationMs: 288
  }
]

function ended(profile: Profile, checks: readonly DoctorCheck[]): DoctorReport {
  return {
    profileId: profile.id,
    startedAt: NOW - 2000,
    endedAt: NOW - 900,
    end: 'complete',
    checks: [...checks]
  }
}

/** Nothing is wrong. */
export function goodReport(profile: Profile): DoctorReport {
  return ended(profile, personChecks)
}

/** Nobody has signed in yet. */
export function unsignedReport(profile: Profile): DoctorReport {
  const failure = { code: 'sign-in-needed', remedy: 'sign-in', at: NOW } as const
  return ended(profile, [
    ...wayChecks,
    { id: 'application', verdict: 'needs-sign-in', failure },
    { id: 'redirect', verdict: 'needs-sign-in' },
    { id: 'credential', verdict: 'not-needed' },
    ...(['api', 'consent', 'mfa', 'token', 'probe'] as const).map((id): DoctorCheck => ({
      id,
      verdict: 'needs-sign-in'
    }))
  ])
}

/** The secret of an application has expired. */
export function expiredSecretReport(profile: Profile): DoctorReport {
  return ended(profile, [
    ...wayChecks,
    {
      id: 'application',
      verdict: 'passed',
      evidence: 'inferred',
      basis: 'refusal-elsewhere',
      facts: { aadsts: 7000222 },
      durationMs: 540
    },
    { id: 'redirect', verdict: 'not-needed' },
    {
      id: 'credential',
      verdict: 'failed',
      evidence: 'observed',
      basis: 'refusal',
      facts: { credential: 'secret', expiresAt: NOW - 3 * 86_400_000, daysLeft: -3 },
      failure: {
        code: 'credential-expired',
        remedy: 'open-credentials',
        at: NOW - 1000,
        aadsts: 7000222,
        oauthError: 'invalid_client',
        correlationId: tenantId,
        detail:
          "AADSTS7000222: The provided client secret keys for app 'd1f8a6b0-2f40-4b55-9d0e-6f4b1d3f7c21' are expired."
      }
    },
    { id: 'api', verdict: 'unreached', because: 'credential' },
    { id: 'consent', verdict: 'unreached', because: 'credential' },
    { id: 'mfa', verdict: 'not-needed' },
    { id: 'token', verdict: 'unreached', because: 'credential' },
    { id: 'probe', verdict: 'unreached', because: 'credential' }
  ])
}

/** The last sign-in was refused because of the platform of its redirect, so that nobody is signed in. */
export function refusedSignInReport(profile: Profile): DoctorReport {
  const failure = {
    code: 'application-needs-secret',
    remedy: 'open-authentication',
    at: NOW - 60_000,
    aadsts: 7000218,
    oauthError: 'invalid_client'
  } as const
  const because = 'redirect'
  return ended(profile, [
    ...wayChecks,
    { ...issued('application'), basis: 'refusal-elsewhere', facts: { aadsts: 7000218 } },
    { id: 'redirect', verdict: 'failed', evidence: 'observed', basis: 'last-sign-in', failure },
    { id: 'credential', verdict: 'not-needed' },
    ...(['api', 'consent', 'mfa', 'token', 'probe'] as const).map((id): DoctorCheck => ({
      id,
      verdict: 'unreached',
      because
    }))
  ])
}

/** A token came without a second factor, which its API refuses. */
export function noSecondFactorReport(profile: Profile): DoctorReport {
  const failure = { code: 'mfa-needed', remedy: 'sign-in-with-mfa', at: NOW } as const
  return ended(
    profile,
    personChecks.map((check) =>
      check.id === 'mfa' ? { ...check, verdict: 'failed', failure } : check
    )
  )
}

/** Running: everything before this check has passed. */
export function runningReport(profile: Profile, running: DoctorCheckId): DoctorReport {
  const index = personChecks.findIndex(({ id }) => id === running)
  return {
    profileId: profile.id,
    startedAt: NOW,
    checks: personChecks.map((check, place) =>
      place < index ? check : { id: check.id, verdict: place === index ? 'running' : 'waiting' }
    )
  }
}
