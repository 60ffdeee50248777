import type { DoctorCheck, DoctorReport } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import type { Failure } from '../../shared/token'
import { showable } from '../tokens/checks'
import { plainText, words, type DoctorSubject } from '../../words'

/** Names that a report holds only when they are chosen. */
export interface ReportNames {
  readonly account?: string | undefined
  /** Subject of the certificate. */
  readonly certificate?: string | undefined
}

export interface ReportFacts {
  readonly report: DoctorReport
  readonly profile: Profile
  readonly names: ReportNames
  readonly withNames: boolean
  /** Of the app. */
  readonly version: string
  /** Name, release and architecture of the operating system. */
  readonly system: string
}

const text = words.doctor.report

/**
 * Returns a report as plain text for a ticket, in a fixed order: ids, codes, correlation ids and times.
 * It never holds a token or secret, because a report never does.
 */
export function reportText(facts: ReportFacts): string {
  const { report, profile, version, system, withNames } = facts
  const { startedAt, endedAt = startedAt } = report
  let lines: readonly string[] = [
    `# ${words.names.product}: ${text.title}`,
    '',
    words.doctor.conclusion(report),
    '',
    field(text.version, `${words.names.product} ${version}`),
    field(text.system, system),
    field(text.startedAt, new Date(startedAt).toISOString()),
    field(text.took, words.doctor.took(endedAt - startedAt)),
    ...namesOf(facts),
    field(text.profileId, profile.id),
    field(text.tenantId, tenantIdOf(facts) ?? text.leftOut),
    field(text.clientId, profile.clientId),
    field(text.mode, profile.mode),
    field(text.api, words.names.api(profile.api)),
    field(text.cloud, words.names.cloud(profile.cloud)),
    field(text.environment, words.names.environments[profile.environment]),
    '',
    `## ${text.checks}`,
    ...report.checks.flatMap((check, index) => [
      '',
      ...checkLines(check, index + 1, subjectOf(facts), withNames)
    ])
  ]
  // SECURITY: names and Microsoft's texts must not forge a line of a ticket, nor garble one.
  // [src/core/doctor/report-text.security.test.ts]
  lines = lines.map((line) => showable(line))
  return `${lines.join('\n')}\n`
}

function namesOf({ profile, names, withNames }: ReportFacts): readonly string[] {
  // SECURITY: a ticket goes to strangers: names stand in it only when they are chosen.
  // [src/core/doctor/report-text.security.test.ts]
  if (!withNames) return []
  const { account = profile.account, certificate } = names
  return [
    field(text.profileName, profile.name),
    field(text.tenant, profile.tenant),
    ...(account === undefined ? [] : [field(text.account, account)]),
    ...(certificate === undefined ? [] : [field(text.certificate, certificate)])
  ]
}

function tenantIdOf({ report, profile }: ReportFacts): string | undefined {
  const found = report.checks.find(({ id }) => id === 'tenant')?.facts?.tenantId
  return found ?? (isGuid(profile.tenant) ? profile.tenant : undefined)
}

function subjectOf(facts: ReportFacts): DoctorSubject {
  const { profile, withNames } = facts
  const tenant = withNames ? profile.tenant : (tenantIdOf(facts) ?? text.unnamedTenant)
  const { clientId, cloud, mode } = profile
  return { tenant, clientId, cloud, mode, api: words.names.api(profile.api) }
}

function checkLines(
  check: DoctorCheck,
  number: number,
  subject: DoctorSubject,
  withNames: boolean
): readonly string[] {
  const { id, verdict, durationMs, failure, facts } = check
  const took = durationMs === undefined ? '' : ` (${words.doctor.took(durationMs)})`
  const evidence = words.doctor.evidence(check)
  return [
    `${number}. ${words.doctor.names[id]}: ${words.doctor.verdicts[verdict]}${took}`,
    `   ${plainText(words.doctor.sentence(check, subject))}`,
    ...(evidence === undefined ? [] : [`   ${text.evidence}: ${evidence}`]),
    ...(facts?.tokenChecks ?? []).map((token) => {
      // What was expected and found are tenants and accounts.
      const said = withNames ? plainText(words.checks.of(token, subject.mode).sentence) : token.id
      return `   ${words.checks.verdicts[token.verdict]} ${said}`
    }),
    ...(facts?.answer?.requestIds ?? []).map(({ name, value }) => `   ${name}: ${value}`),
    ...(failure === undefined ? [] : failureLines(failure, withNames))
  ]
}

function failureLines(failure: Failure, withNames: boolean): readonly string[] {
  const { code, aadsts, oauthError, suberror, correlationId, at, detail } = failure
  const error = [oauthError, suberror].filter((part) => part !== undefined).join(', ')
  return [
    `   ${text.failure}: ${code}${aadsts === undefined ? '' : `, AADSTS${aadsts}`}`,
    ...(error === '' ? [] : [`   ${text.error}: ${error}`]),
    `   ${text.at}: ${new Date(at).toISOString()}`,
    ...(correlationId === undefined ? [] : [`   ${text.correlationId}: ${correlationId}`]),
    ...(detail === undefined ? [] : detailLines(detail, failure, withNames))
  ]
}

/** Microsoft names tenants, applications and people in its texts; the network names hosts. */
function detailLines(detail: string, { code }: Failure, withNames: boolean): readonly string[] {
  const ofNetwork = code.startsWith('network-') || code === 'proxy-refused'
  // SECURITY: a ticket goes to strangers: names stand in it only when they are chosen.
  // [src/core/doctor/report-text.security.test.ts]
  if (!withNames && !ofNetwork) return []
  const label = ofNetwork ? text.networkDetail : text.detail
  return [`   ${label}:`, ...detail.split(/[\r\n]+/).map((line) => `   > ${line}`)]
}

function field(name: string, value: string): string {
  return `- ${name}: ${value}`
}

function isGuid(tenant: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant)
}
