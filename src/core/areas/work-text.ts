import type { Profile } from '../../shared/profile'
import type { WorkReport, WorkResult } from '../../shared/work'
import { words } from '../../words'
import { showable } from '../tokens/checks'

export interface WorkTextFacts {
  readonly report: WorkReport
  readonly profileOf: (profileId: string) => Profile | undefined
  readonly withNames: boolean
  /** Of the app. */
  readonly version: string
}

const text = words.work.report

/**
 * Returns what became of a run as plain text for a ticket: times, counts, and each profile that has no
 * good token, with codes and correlation ids. It never holds a token, because a result never does.
 */
export function workText(facts: WorkTextFacts): string {
  const { report, version } = facts
  const { work, results } = report
  const problems = results.filter(({ outcome }) => outcome !== 'good')
  let lines: readonly string[] = [
    `# ${words.names.product} ${version}: ${words.work.kinds[work.kind].title}`,
    '',
    words.work.conclusion(work),
    '',
    `- ${text.startedAt}: ${new Date(work.startedAt).toISOString()}`,
    ...(work.endedAt === undefined
      ? []
      : [`- ${text.endedAt}: ${new Date(work.endedAt).toISOString()}`]),
    ...(problems.length === 0 ? [] : ['', `## ${text.problems}`, '']),
    ...problems.map((result) => problemLine(result, facts))
  ]
  // SECURITY: names and Microsoft's texts must not forge a line of a ticket, nor garble one.
  // [src/core/areas/work-text.security.test.ts]
  lines = lines.map((line) => showable(line))
  return `${lines.join('\n')}\n`
}

function problemLine(result: WorkResult, { profileOf, withNames }: WorkTextFacts): string {
  const { profileId, outcome, failedChecks, failure } = result
  const profile = profileOf(profileId)
  const facts = [
    words.work.outcomes[outcome],
    ...failedChecks,
    ...(failure === undefined ? [] : [failure.code]),
    ...(failure?.aadsts === undefined ? [] : [`AADSTS${failure.aadsts}`]),
    ...(failure?.correlationId === undefined
      ? []
      : [`${text.correlationId} ${failure.correlationId}`])
  ]
  // SECURITY: a ticket goes to strangers: names stand in it only when they are chosen.
  // [src/core/areas/work-text.security.test.ts]
  if (!withNames) return `- ${profileId}: ${facts.join(', ')}`
  const name = profile === undefined ? profileId : words.names.profile(profile)
  return `- ${name} (${profile?.tenant ?? profileId}): ${facts.join(', ')}`
}
