import { randomUUID } from 'node:crypto'
import { createActivityArea, type ActivityArea } from './areas/activity-area'
import { createArrangementArea, type ArrangementArea } from './areas/arrangement-area'
import { createDeletionsArea, type DeletionsArea } from './areas/deletions-area'
import { createGuideArea, type GuideArea } from './areas/guide-area'
import { createProbeArea, type ProbeArea } from './areas/probe-area'
import { createConsentArea, type ConsentArea } from './areas/consent-area'
import { createCredentialsArea, type CredentialsArea } from './areas/credentials-area'
import { createDoctorArea, type DoctorArea } from './areas/doctor-area'
import { forgetSecrets } from './areas/forget-secrets'
import {
  notedConsent,
  notedDeletions,
  notedProbe,
  notedTransfer,
  notedWork
} from './areas/noted-areas'
import { createTransferArea, type TransferArea } from './areas/transfer-area'
import { createWorkArea, type WorkArea } from './areas/work-area'
import { followOtherProcesses } from './areas/other-processes'
import { openArrangement } from './profiles/arrangement-store'
import { openTokenDesk, type TokenDesk, type TokenDeskOptions } from './token-desk'

export type { ActivityArea } from './areas/activity-area'
export type { ArrangementArea } from './areas/arrangement-area'
export type { DeletionsArea } from './areas/deletions-area'
export type { GuideArea } from './areas/guide-area'
export type { ConsentArea } from './areas/consent-area'
export type { CredentialsArea } from './areas/credentials-area'
export type { DoctorArea } from './areas/doctor-area'
export type { ProbeArea } from './areas/probe-area'
export type { TransferArea } from './areas/transfer-area'
export type { WorkArea } from './areas/work-area'

export interface DeskOptions extends TokenDeskOptions {
  /** How long a test call may take; 15 seconds unless given. */
  readonly probeTimeLimitMs?: number
  /** How long one of the doctor's steps may take. */
  readonly doctorStepLimitMs?: number
  /** How long a run of many profiles pauses when the authority is asked too often. */
  readonly workPauseMs?: number
}

/** The product without its window: one small object per area. */
export interface Desk extends TokenDesk {
  /** Begins to tell what other processes change in the data folder; what it returns ends it. */
  followOtherProcesses(onTrouble: (error: unknown) => void): () => void
  readonly activity: ActivityArea
  readonly arrangement: ArrangementArea
  readonly deletions: DeletionsArea
  readonly credentials: CredentialsArea
  readonly consent: ConsentArea
  readonly doctor: DoctorArea
  readonly guide: GuideArea
  readonly probe: ProbeArea
  readonly transfer: TransferArea
  readonly work: WorkArea
  /**
   * Ends what waits or runs, and forgets every secret that is in memory; the desk goes on to work, and
   * asks the key store again when it needs to. Resolves when the last one is forgotten.
   */
  forgetSecrets(): Promise<void>
}

/** Opens the desk: reads the profiles, and asks the key store in the background. */
export async function createDesk(options: DeskOptions): Promise<Desk> {
  const { openBrowser, doctorStepLimitMs = 30_000 } = options
  const [{ desk, parts }, arrangementStore] = await Promise.all([
    openTokenDesk(options),
    openArrangement(options.dataFolder)
  ])
  const { store, views, turns, waits, offers, signIn, confirmedHosts, notes, signal } = parts
  const { vault, http, now } = signIn
  const probeParts = {
    http,
    now,
    newId: randomUUID,
    confirmedHosts,
    partnerApiOrigins: options.partnerApiOrigins,
    timeLimitMs: options.probeTimeLimitMs
  }
  const probe = createProbeArea({
    store,
    views,
    signIn,
    turns,
    probe: probeParts,
    onVaultChange: (listener) => vault.onChange(listener),
    signal
  })
  const doctor = createDoctorArea({
    store,
    views,
    signIn,
    turns,
    looker: async () => {
      const { createHostLooker } = await import('./network/look-at-host')
      return createHostLooker(options)
    },
    probe: probeParts,
    note: (profile, run) => probe.note(profile, run),
    stepLimitMs: doctorStepLimitMs,
    signal
  })
  const work = createWorkArea({
    store,
    views,
    signIn,
    turns,
    signal,
    pauseMs: options.workPauseMs
  })
  const arrangement = createArrangementArea(store, arrangementStore)
  const deletions = createDeletionsArea({
    store,
    views,
    vault,
    turns,
    signIn: desk.signIn,
    arrangement,
    now
  })
  const transfer = createTransferArea({
    store,
    views,
    vault,
    turns,
    signIn: desk.signIn,
    now,
    signal
  })
  const activity = createActivityArea({
    folder: options.dataFolder,
    writer: parts.activity,
    now
  })
  const consent = createConsentArea({
    store,
    views,
    turns,
    waits,
    consent: { ...signIn, openBrowser }
  })
  return {
    ...desk,
    activity,
    arrangement,
    deletions: notedDeletions(deletions, notes),
    dispose: async () => {
      deletions.forget()
      transfer.cancelAll()
      await arrangementStore.settled()
      await desk.dispose()
    },
    followOtherProcesses: (onTrouble) =>
      followOtherProcesses({
        folder: options.dataFolder,
        store,
        views,
        refreshProfiles: () => desk.profiles.refresh(),
        refreshActivity: () => activity.refresh(),
        onTrouble
      }),
    credentials: createCredentialsArea({ store, views, vault, turns, now }),
    consent: notedConsent(consent, notes),
    doctor,
    guide: createGuideArea({ store, views, turns }),
    probe: notedProbe(probe, notes),
    transfer: notedTransfer(transfer, notes),
    work: notedWork(work, notes),
    forgetSecrets: () =>
      forgetSecrets({ waits, doctor, probe, work, deletions, transfer, offers, turns, vault })
  }
}
