import type {
  DoctorBasis,
  DoctorCheck,
  DoctorCheckId,
  DoctorFacts,
  DoctorReport,
  DoctorVerdict
} from '../../shared/doctor'
import { code, strong, text, type Text } from '../text'
import { credentialEnd, credentialOf, passed } from './doctor/passed'
import type { DoctorSubject } from './doctor/subject'
import { names } from './names'
import { probe } from './probe'
import { profileTabs } from './profile-tabs'

export type { DoctorSubject } from './doctor/subject'

const checkNames: Record<DoctorCheckId, string> = {
  network: 'Network and proxy',
  tls: 'Certificate of the login host',
  tenant: 'Tenant and cloud',
  application: 'Application',
  redirect: 'Redirect and public client',
  credential: 'Secret or certificate',
  api: 'API in the tenant',
  consent: 'Consent and assignment',
  mfa: 'Multi-factor authentication',
  token: 'Token',
  probe: 'Test call'
}

/** Failures whose facts say more than the failure alone; nothing where the failure's own sentence is better. */
function failedSentence({ id, facts = {}, failure }: DoctorCheck, subject: DoctorSubject): Text {
  const { host = '', proxyHost, issuer } = facts
  switch (id) {
    case 'network':
      if (proxyHost === undefined && failure?.code === 'proxy-refused')
        return text`The proxy that this computer names for ${code(host)} cannot be used.`
      return proxyHost === undefined
        ? text`${code(host)} could not be reached. The way was direct, without a proxy.`
        : text`${code(host)} could not be reached through the proxy ${code(proxyHost)}.`
    case 'tls':
      return issuer === undefined
        ? text`The secure connection to ${code(host)} failed.`
        : text`The certificate of ${code(host)} is not trusted. It is signed by ${strong(issuer)}.`
    case 'tenant':
      return facts.cloud === undefined || failure?.code !== 'wrong-cloud'
        ? text`${strong(subject.tenant)} could not be used in ${names.cloud(subject.cloud)}.`
        : text`${strong(subject.tenant)} belongs to ${strong(names.cloud(facts.cloud))}, not to ${names.cloud(subject.cloud)}.`
    case 'application':
      return text`Application ${code(subject.clientId)} cannot be used in this tenant.`
    case 'redirect':
      return text`The registration does not allow this app to sign a person in.`
    case 'credential':
      return failure?.code === 'credential-missing'
        ? text`No secret or certificate is saved.`
        : [`The ${credentialOf(facts)} was not accepted.`, ...credentialEnd(facts)]
    case 'api':
      return text`${strong(subject.api)} cannot be used in this tenant.`
    case 'consent':
      return text`The application may not call ${strong(subject.api)} yet.`
    case 'mfa':
      return text`Multi-factor authentication is missing. ${strong(subject.api)} refuses such tokens.`
    case 'token':
      if (failure?.code === 'wrong-account' || failure?.code === 'wrong-tenant')
        return text`The token that came was not kept.`
      return facts.tokenChecks === undefined
        ? text`No token came.`
        : text`The token fails its checks.`
    case 'probe':
      return facts.answer === undefined
        ? text`The API could not be called.`
        : [probe.verdicts[facts.answer.verdict].sentence, ` HTTP ${facts.answer.status}.`]
  }
}

const notNeeded: { readonly [Id in DoctorCheckId]?: (subject: DoctorSubject) => Text } = {
  redirect: () => text`An application alone needs no redirect.`,
  credential: () => text`An app on a person’s computer signs in without a secret.`,
  consent: ({ api }) =>
    text`${strong(api)} has no permission that an application alone could be granted. Its rights come from Partner Center.`,
  mfa: () => text`No person signs in.`
}

const unknown: { readonly [Id in DoctorCheckId]?: (facts: DoctorFacts) => Text } = {
  tenant: () => text`The tenant could not be asked for.`,
  application: () => text`No answer came that says anything of the application.`,
  mfa: () => text`The token does not say how the person signed in.`,
  probe: ({ answer, noCall, host = '' }) => {
    if (answer !== undefined)
      return [`${probe.verdicts[answer.verdict].sentence} That says nothing of the token.`]
    switch (noCall) {
      case 'not-confirmed':
        return text`No call was made: ${code(host)} is none of Microsoft’s hosts and has to be confirmed first. Use “${profileTabs.names.probe}”.`
      case 'none-documented':
        return text`No call was made: none is documented for this API and access mode.`
      case 'no-host':
        return text`No call was made: the API has no host that is known.`
      case undefined:
        return text`No call was made.`
    }
  }
}

function sentence(check: DoctorCheck, subject: DoctorSubject): Text {
  switch (check.verdict) {
    case 'passed':
      return passed[check.id](check.facts ?? {}, subject)
    case 'failed':
      return failedSentence(check, subject)
    case 'unreached':
      return check.because === undefined
        ? text`Not reached.`
        : text`Not reached: “${checkNames[check.because]}” has to pass first.`
    case 'needs-sign-in':
      return text`Cannot be known before a person has signed in.`
    case 'unknown':
      return (
        unknown[check.id]?.(check.facts ?? {}) ?? text`Nothing was found that says so or otherwise.`
      )
    case 'not-needed':
      return notNeeded[check.id]?.(subject) ?? text`Means nothing for this profile.`
    case 'running':
      return text`Being checked.`
    case 'waiting':
      return text`Not checked yet.`
  }
}

function evidence({ basis, facts, failure }: DoctorCheck): string | undefined {
  if (basis === undefined) return undefined
  const number = facts?.aadsts ?? failure?.aadsts
  const aadsts = number === undefined ? 'Microsoft’s refusal' : `AADSTS${number}`
  const said: Record<DoctorBasis, string> = {
    connection: 'Seen on the connection.',
    discovery: 'Seen in the tenant’s discovery document.',
    refusal:
      number === undefined
        ? 'Seen in Microsoft’s answer.'
        : `Seen in Microsoft’s answer: ${aadsts}.`,
    'last-sign-in':
      number === undefined
        ? 'Seen at the last sign-in.'
        : `Seen at the last sign-in, in Microsoft’s answer: ${aadsts}.`,
    'refusal-elsewhere': `Concluded from ${aadsts}: Microsoft refused something else and had no objection here.`,
    'token-issued': 'Seen: Microsoft issued a token.',
    'saved-sign-in':
      'Concluded from the saved sign-in: its answer came back over the redirect, and no secret was asked for.',
    'token-claims': 'Read in the token.',
    'own-records': 'Known without asking Microsoft.',
    'api-answer': 'Seen in the API’s answer.'
  }
  return said[basis]
}

/** Which check a report is about in the end: the first that failed, or else the first that has something to be done. */
function concernOf({ checks }: Pick<DoctorReport, 'checks'>): DoctorCheck | undefined {
  return (
    checks.find(({ verdict }) => verdict === 'failed') ??
    checks.find(({ failure }) => failure !== undefined)
  )
}

function conclusion(report: DoctorReport): string {
  if (report.end === 'cancelled') return 'Cancelled. What was checked until then stays here.'
  if (report.end === 'profile-changed')
    return 'The profile was changed while it was checked. Check it again.'
  const concern = concernOf(report)
  if (concern === undefined) return 'Everything is in order.'
  const { id, verdict } = concern
  if (verdict === 'failed') return `“${checkNames[id]}” keeps this profile from working.`
  if (verdict === 'needs-sign-in') return 'In order so far. Sign in to check the rest.'
  return `“${checkNames[id]}” could not be checked.`
}

/** Words of the doctor. */
export const doctor = {
  intro:
    'Follows the way from this computer to the API, step by step, and names the first one that does not work. It renews the token; nothing else is changed.',
  checkEverything: 'Check everything',
  checkAgain: 'Check again',
  checking: 'Checking…',
  needsSignIn:
    'Whether application, redirect, API and consent are right shows only when somebody signs in.',
  cancel: 'Cancel',
  listLabel: 'Checks of this profile',
  names: checkNames,
  /** What a check's mark means, for those who do not see it, and in reports. */
  verdicts: {
    waiting: 'Not checked',
    running: 'Being checked',
    passed: 'Passed',
    failed: 'Failed',
    unreached: 'Not reached',
    'needs-sign-in': 'Needs a sign-in',
    unknown: 'Not known',
    'not-needed': 'Not needed'
  } satisfies Record<DoctorVerdict, string>,
  /** While it runs: what is being checked. */
  progress: (id: DoctorCheckId, number: number, total: number): string =>
    `Checking ${number} of ${total}: ${checkNames[id]}`,
  started: 'Checking everything.',
  concernOf,
  conclusion,
  sentence,
  evidence,
  /** A duration: `12 ms`, `1.4 s`. */
  took: (durationMs: number): string =>
    durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`,
  /** When a report was made and how long it took. */
  checkedAt: (clock: string, took: string): string => `Checked at ${clock}, took ${took}`,
  copyReport: 'Copy report',
  withNames: 'with names',
  withNamesHint: 'Of profile, tenant, account and certificate. Never a token or secret.',
  copied: (withNames: boolean): string =>
    withNames ? 'Report copied, with names.' : 'Report copied, without names.',
  busy: 'This profile is being checked already.',
  report: {
    title: 'Doctor’s report',
    version: 'App',
    system: 'System',
    startedAt: 'Started',
    took: 'Took',
    profileName: 'Profile',
    profileId: 'Profile id',
    tenant: 'Tenant',
    tenantId: 'Tenant id',
    clientId: 'Application (client) id',
    account: 'Account',
    certificate: 'Certificate',
    mode: 'Access mode',
    api: 'API',
    cloud: 'Cloud',
    environment: 'Environment',
    checks: 'Checks',
    evidence: 'Evidence',
    failure: 'Failure',
    error: 'Error',
    at: 'At',
    correlationId: 'Correlation id',
    detail: 'Microsoft’s own text',
    networkDetail: 'What the system said',
    leftOut: '(left out)',
    unnamedTenant: 'the tenant'
  }
} as const
