import { watchFolder } from '../disk/watch-folder'
import { activityName } from '../activity/activity-writer'
import type { ProfileStore } from '../profiles/profile-store'
import type { TokenViews } from './token-views'

export interface OtherProcessesParts {
  /** The data folder. */
  readonly folder: string
  readonly store: Pick<ProfileStore, 'get'>
  readonly views: Pick<TokenViews, 'noteProfile'>
  /** Reads the profiles again. @throws the system's error */
  readonly refreshProfiles: () => Promise<void>
  /** Reads what was noted in the activity. @throws the system's error */
  readonly refreshActivity: () => Promise<void>
  /** Told when something cannot be read or watched; what was told before stays. */
  readonly onTrouble: (error: unknown) => void
}

/** Long enough for the files of one change, short enough to be at once. */
const settleMs = 100

/** A state (`state/ID.json`) or a sealed record (`vault/ID.KIND`) of a profile. */
const profileFile = /^(?:state|vault)\/([0-9a-f-]{36})\./

/**
 * Tells what other processes change in the data folder, as soon as they do: profiles, sign-ins, renewed
 * tokens. What this process writes itself is told once more, which changes nothing.
 *
 * @returns what ends it
 */
export function followOtherProcesses(parts: OtherProcessesParts): () => void {
  const { folder, store, views, refreshProfiles, refreshActivity, onTrouble } = parts

  async function tell(names: ReadonlySet<string>): Promise<void> {
    if (names.has('profiles.json')) await refreshProfiles()
    if (names.has(activityName)) await refreshActivity()
    const ids = new Set([...names].flatMap((name) => profileFile.exec(name)?.[1] ?? []))
    for (const id of ids) {
      const profile = store.get(id)
      if (profile !== undefined) await views.noteProfile(profile)
    }
  }

  return watchFolder({
    folder,
    inner: ['state', 'vault'],
    settleMs,
    onChange: (names) => {
      tell(names).catch(onTrouble)
    },
    onTrouble
  })
}
