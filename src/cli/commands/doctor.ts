import { arch, platform, release } from 'node:os'
import type { DoctorCheck, DoctorReport } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import { failed } from '../../shared/result'
import { plainText, words, type DoctorSubject } from '../../words'
import { answered, hasSwitch, profileOf, type RunCommand } from '../command'
import { exitCodeOf, exitCodes, type ExitCode } from '../exit-codes'
import { identityOf, timeOf } from '../output/json-forms'
import { linesOfText, type Line, type Piece } from '../output/printable'

const marks: Record<DoctorCheck['verdict'], Piece> = {
  waiting: { style: 'faint', text: '·' },
  running: { style: 'faint', text: '·' },
  passed: { style: 'good', text: '✓' },
  failed: { style: 'bad', text: '✕' },
  unreached: { style: 'faint', text: '–' },
  'needs-sign-in': { style: 'faint', text: '–' },
  unknown: { style: 'faint', text: '–' },
  'not-needed': { style: 'faint', text: '–' }
}

/** `ptd doctor PROFILE` */
export const run: RunCommand = async (context) => {
  const opened = await context.openWholeDesk()
  if (!opened.ok) return opened
  const desk = opened.value
  const found = profileOf(context, desk)
  if (!found.ok) return found
  const profile = found.value
  const interruption = context.interruption()
  interruption.addEventListener('abort', () => {
    desk.doctor.cancel(profile.id)
  })
  const ran = await desk.doctor.run(profile.id)
  if (!ran.ok) return failed({ kind: 'call', failure: ran.failure, profile })
  const report = ran.value
  if (report.end === 'cancelled') return failed({ kind: 'interrupted' })
  const written = await desk.doctor.text(profile.id, {
    withNames: hasSwitch(context, 'with-names'),
    version: context.version,
    system: `${platform()} ${release()} ${arch()}`
  })
  if (!written.ok) return failed({ kind: 'call', failure: written.failure, profile })
  const lines = hasSwitch(context, 'report')
    ? linesOfText(written.value.trimEnd())
    : describe(profile, report)
  const { profileId: _id, startedAt, endedAt = startedAt, ...facts } = report
  const json = {
    profile: identityOf(profile),
    startedAt: timeOf(startedAt),
    endedAt: timeOf(endedAt),
    conclusion: words.doctor.conclusion(report),
    ...facts
  }
  return answered(lines, json, exitCodeOfReport(report))
}

/** As the failure that keeps the profile from working would end any other command. */
function exitCodeOfReport(report: DoctorReport): ExitCode {
  const concern = words.doctor.concernOf(report)
  if (concern === undefined) return exitCodes.ok
  if (concern.failure !== undefined) return exitCodeOf(concern.failure.code)
  return concern.verdict === 'needs-sign-in' ? exitCodes.signInNeeded : exitCodes.failure
}

function describe(
  { tenant, clientId, cloud, mode, api }: Profile,
  report: DoctorReport
): readonly Line[] {
  const subject: DoctorSubject = { tenant, clientId, cloud, mode, api: words.names.api(api) }
  return [
    ...report.checks.map((check): Line => [
      marks[check.verdict],
      ` ${words.doctor.names[check.id]}: `,
      plainText(words.doctor.sentence(check, subject))
    ]),
    [{ style: 'strong', text: words.doctor.conclusion(report) }]
  ]
}
