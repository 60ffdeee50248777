import type { ActivityEntry } from '../../shared/activity'
import type { CallFailure } from '../../shared/call-failure'
import type { Result } from '../../shared/result'
import type { ActivityWriter, NewActivity } from '../activity/activity-writer'
import type { ConsentArea } from './consent-area'
import type { DeletionsArea } from './deletions-area'
import type { ProbeArea } from './probe-area'
import type { ProfilesArea } from './profiles-area'
import type { SignInArea } from './sign-in-area'
import type { TokensArea } from './tokens-area'
import type { TransferArea } from './transfer-area'
import type { WorkArea } from './work-area'

/*
 * What the areas do, noted in the activity as it ends. Each function returns its area with the same
 * operations and the same answers.
 */

export interface Notes {
  readonly note: ActivityWriter['note']
  /** The name of a profile while it is there. */
  readonly nameOf: (profileId: string) => string | undefined
}

type Kind = ActivityEntry['kind']

export function notedTokens(area: TokensArea, notes: Notes): TokensArea {
  return {
    ...area,
    async copy(profileId, form, options) {
      const copied = await area.copy(profileId, form, options)
      const by = options?.by === undefined ? {} : { by: options.by }
      if (!copied.ok) noteRefusal(notes, profileId, copied.failure, by)
      else {
        if (copied.value.receipt.renewed) noteOf(notes, profileId, 'renewed', by)
        noteOf(notes, profileId, 'copied', { form, ...by })
      }
      return copied
    },
    renew: (profileId) => noted(notes, profileId, 'renewed', area.renew(profileId))
  }
}

export function notedSignIn(area: SignInArea, notes: Notes): SignInArea {
  return {
    ...area,
    start: (profileId, prompt) =>
      noted(notes, profileId, 'signed-in', area.start(profileId, prompt)),
    startDeviceCode: (profileId, onCode) =>
      noted(notes, profileId, 'signed-in', area.startDeviceCode(profileId, onCode)),
    chooseAccount: (profileId, accountId) =>
      noted(notes, profileId, 'signed-in', area.chooseAccount(profileId, accountId)),
    signOut: (profileId) => noted(notes, profileId, 'signed-out', area.signOut(profileId))
  }
}

export function notedProfiles(area: ProfilesArea, notes: Notes): ProfilesArea {
  return {
    ...area,
    async create(input, credential) {
      const saved = await area.create(input, credential)
      if (!saved.ok) return saved
      const { id } = saved.value.profile
      noteOf(notes, id, 'profile-created')
      if (credential !== undefined) noteOf(notes, id, 'credential-saved')
      return saved
    },
    async update(id, input, credential) {
      const saved = await area.update(id, input, credential)
      if (!saved.ok) return saved
      noteOf(notes, id, 'profile-changed')
      if (credential !== undefined) noteOf(notes, id, 'credential-saved')
      return saved
    },
    async duplicate(id) {
      const copied = await area.duplicate(id)
      if (copied.ok) noteOf(notes, copied.value.id, 'profile-created')
      return copied
    },
    async remove(id) {
      const profileName = notes.nameOf(id)
      const removed = await area.remove(id)
      if (removed.ok) notes.note(withName({ kind: 'profiles-deleted', profileId: id }, profileName))
      return removed
    },
    async restoreLastGood() {
      const restored = await area.restoreLastGood()
      if (restored.ok) notes.note({ kind: 'profiles-restored', count: restored.value })
      return restored
    }
  }
}

export function notedDeletions(area: DeletionsArea, notes: Notes): DeletionsArea {
  return {
    ...area,
    async remove(profileIds) {
      const names = new Map(profileIds.map((id) => [id, notes.nameOf(id)]))
      const removed = await area.remove(profileIds)
      if (!removed.ok) return removed
      const [only] = profileIds
      if (only !== undefined && profileIds.length === 1)
        notes.note(withName({ kind: 'profiles-deleted', profileId: only }, names.get(only)))
      else notes.note({ kind: 'profiles-deleted', count: profileIds.length })
      return removed
    },
    async undo(ticket) {
      const restored = await area.undo(ticket)
      if (restored.ok) notes.note({ kind: 'profiles-restored', count: restored.value })
      return restored
    }
  }
}

export function notedConsent(area: ConsentArea, notes: Notes): ConsentArea {
  return {
    ...area,
    ask: (profileId, form) => noted(notes, profileId, 'consent-granted', area.ask(profileId, form))
  }
}

export function notedProbe(area: ProbeArea, notes: Notes): ProbeArea {
  return {
    ...area,
    async run(profileId, request, confirmHost) {
      const run = await area.run(profileId, request, confirmHost)
      if (!run.ok) noteRefusal(notes, profileId, run.failure)
      else if (run.value.kind === 'answered')
        noteOf(notes, profileId, 'probed', { status: run.value.probe.status })
      return run
    }
  }
}

/** One entry for a run of many, not one for each. */
export function notedWork(area: WorkArea, notes: Notes): WorkArea {
  return {
    ...area,
    async start(kind, profileIds) {
      const ended = await area.start(kind, profileIds)
      if (ended.ok && kind === 'renew' && ended.value.work.good > 0)
        notes.note({ kind: 'renewed', count: ended.value.work.good })
      return ended
    }
  }
}

export function notedTransfer(area: TransferArea, notes: Notes): TransferArea {
  return {
    ...area,
    async apply(ticket, options) {
      const imported = await area.apply(ticket, options)
      if (imported.ok && imported.value.end === 'complete')
        notes.note({ kind: 'imported', count: imported.value.created + imported.value.changed })
      return imported
    },
    async exportFile(path, request) {
      const exported = await area.exportFile(path, request)
      if (exported.ok) notes.note({ kind: 'exported', count: exported.value })
      return exported
    }
  }
}

/** Notes how something ended that may be refused. */
async function noted<Value>(
  notes: Notes,
  profileId: string,
  kind: Kind,
  work: Promise<Result<Value, CallFailure>>
): Promise<Result<Value, CallFailure>> {
  const ended = await work
  if (ended.ok) noteOf(notes, profileId, kind)
  else noteRefusal(notes, profileId, ended.failure)
  return ended
}

/** What somebody else refused. Who turns back refuses nothing, and what is missing here was not asked for. */
function noteRefusal(
  notes: Notes,
  profileId: string,
  failure: CallFailure,
  by: Pick<NewActivity, 'by'> = {}
): void {
  if (failure.kind !== 'failure') return
  const { code, aadsts, correlationId } = failure.failure
  if (code === 'cancelled' || code === 'busy') return
  noteOf(notes, profileId, 'refused', {
    failure: code,
    ...(aadsts === undefined ? {} : { aadsts }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...by
  })
}

function noteOf(
  { note, nameOf }: Notes,
  profileId: string,
  kind: Kind,
  facts: Omit<NewActivity, 'kind'> = {}
): void {
  note(withName({ kind, profileId, ...facts }, nameOf(profileId)))
}

function withName(activity: NewActivity, profileName: string | undefined): NewActivity {
  return profileName === undefined ? activity : { ...activity, profileName }
}
