import type { CallFailure } from '../../shared/call-failure'
import { doctorCheckIds, type DoctorCheck, type DoctorReport } from '../../shared/doctor'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import type { Failure, TokenCheck } from '../../shared/token'
import type { ReportFacts } from '../doctor/report-text'
import type { HostLooker } from '../network/look-at-host'
import { authorityOf } from '../sign-in/authority'
import { makeFailure } from '../sign-in/failures'
import { acquireToken } from './acquire-token'
import type { DoctorProbeParts } from './doctor-probe'
import { Listeners, type Unsubscribe } from './listeners'

/** A change of a profile's report; without `report` the last one no longer says anything of the profile. */
export interface DoctorChange {
  readonly profileId: string
  readonly report?: DoctorReport
}

/** The doctor's area: finds the one step that keeps a profile from working. */
export interface DoctorArea {
  /** Makes every check and returns the report when it has ended, however it ends. */
  run(profileId: string): Promise<Result<DoctorReport, CallFailure>>
  cancel(profileId: string): void
  cancelAll(): void
  /** The profile's last report, also while it is made. */
  report(profileId: string): DoctorReport | undefined
  /** The last report as text for a ticket. */
  text(profileId: string, options: ReportTextOptions): Promise<Result<string, CallFailure>>
  onChange(listener: (change: DoctorChange) => void): Unsubscribe
}

/** How a report is written: with names or without, and where it was made. */
export type ReportTextOptions = Pick<ReportFacts, 'withNames' | 'version' | 'system'>

export interface DoctorAreaParts extends DoctorProbeParts {
  /** Made when the first examination needs it, as everything of the doctor is: a start needs none. */
  readonly looker: () => Promise<HostLooker>
  /** How long one step may take. */
  readonly stepLimitMs: number
  readonly signal: AbortSignal
}

interface Kept {
  readonly report: DoctorReport
  /** What the report is about. */
  readonly profile: Profile
}

type End = NonNullable<DoctorReport['end']>

export function createDoctorArea(parts: DoctorAreaParts): DoctorArea {
  const { store, views, signIn } = parts
  const { now, http, vault } = signIn
  const reports = new Map<string, Kept>()
  const running = new Map<string, (end: End) => void>()
  const listeners = new Listeners<DoctorChange>()

  function keep(profile: Profile, report: DoctorReport): void {
    reports.set(profile.id, { report, profile })
    listeners.tell({ profileId: profile.id, report })
  }

  function forget(profileId: string): void {
    if (reports.delete(profileId)) listeners.tell({ profileId })
  }

  store.onChange(({ saved, removed }) => {
    for (const id of removed) {
      running.get(id)?.('profile-changed')
      forget(id)
    }
    for (const profile of saved) {
      const kept = reports.get(profile.id)
      if (kept === undefined || isSameSubject(kept.profile, profile)) continue
      const stop = running.get(profile.id)
      if (stop === undefined) forget(profile.id)
      else stop('profile-changed')
    }
  })

  async function renew(
    { id, mode }: Profile,
    signal: AbortSignal
  ): Promise<Result<readonly TokenCheck[], Failure>> {
    const acquired = await acquireToken(parts, id, { renew: true, signal })
    if (acquired.ok) return succeeded(acquired.value.checks)
    const { failure } = acquired
    // Only a profile that is gone has another failure, and then the examination has ended.
    return failed(
      failure.kind === 'failure' ? failure.failure : makeFailure('cancelled', now(), {}, mode)
    )
  }

  async function examineProfile(
    profile: Profile,
    signal: AbortSignal,
    onProgress: (checks: readonly DoctorCheck[]) => void
  ): Promise<void> {
    const { credential, failure: lastFailure } = await views.viewOf(profile)
    const signedIn = await vault.has('token-cache', profile.id)
    const { examine } = await import('../doctor/examine')
    const { probeForDoctor } = await import('./doctor-probe')
    const { stepLimitMs } = parts
    const looker = await parts.looker()
    await examine(
      {
        http,
        looker,
        now,
        stepLimitMs,
        renew: (limit) => renew(profile, limit),
        probe: (limit) => probeForDoctor(parts, profile, limit)
      },
      { profile, credential, signedIn, lastFailure, signal, onProgress }
    )
  }

  async function run(profileId: string): Promise<Result<DoctorReport, CallFailure>> {
    const profile = store.get(profileId)
    if (profile === undefined) return failed({ kind: 'profile-missing' })
    if (running.has(profileId))
      return failed({ kind: 'failure', failure: makeFailure('busy', now()) })
    const refusal = signIn.discovery.refusalOf(authorityOf(profile))
    // SECURITY: the doctor calls hosts itself, and not one that only a file has named.
    // [tests/integration/unconfirmed-authority.security.test.ts]
    if (refusal !== undefined) return failed({ kind: 'failure', failure: refusal })
    const controller = new AbortController()
    const signal = AbortSignal.any([controller.signal, parts.signal])
    const stopped: { end?: End } = {}
    running.set(profileId, (end) => {
      stopped.end = end
      controller.abort()
    })
    let report: DoctorReport = { profileId, startedAt: now(), checks: nothingChecked() }
    const show = (change: Partial<DoctorReport>): void => {
      report = { ...report, ...change }
      if (store.get(profileId) !== undefined) keep(profile, report)
    }
    show({})
    try {
      await examineProfile(profile, signal, (checks) => show({ checks: [...checks] }))
      if (!signal.aborted) stopped.end = 'complete'
    } finally {
      running.delete(profileId)
      show({ endedAt: now(), end: stopped.end ?? 'cancelled' })
    }
    return store.get(profileId) === undefined
      ? failed({ kind: 'profile-missing' })
      : succeeded(report)
  }

  return {
    run,
    cancel: (profileId) => running.get(profileId)?.('cancelled'),
    cancelAll: () => {
      for (const stop of running.values()) stop('cancelled')
    },
    report: (profileId) => reports.get(profileId)?.report,
    text: async (profileId, options) => {
      const profile = store.get(profileId)
      if (profile === undefined) return failed({ kind: 'profile-missing' })
      const kept = reports.get(profileId)
      if (kept === undefined) return failed({ kind: 'refused' })
      const { reportText } = await import('../doctor/report-text')
      const { account, credential } = await views.viewOf(profile)
      const certificate =
        credential.kind === 'certificate' ? credential.certificate.subject : undefined
      return succeeded(
        reportText({ ...options, report: kept.report, profile, names: { account, certificate } })
      )
    },
    onChange: (listener) => listeners.add(listener)
  }
}

function nothingChecked(): DoctorCheck[] {
  return doctorCheckIds.map((id) => ({ id, verdict: 'waiting' }))
}

/** Whether a report about one says as much about the other: names and notes do not count. */
function isSameSubject(one: Profile, other: Profile): boolean {
  const subject = ({ tenant, clientId, mode, api, cloud, account }: Profile): string =>
    JSON.stringify([tenant, clientId, mode, api, cloud, account])
  return subject(one) === subject(other)
}
