import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CallFailure } from '../../shared/call-failure'
import type { Profile } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import type { StoreView } from '../../shared/views'
import { removeLeftovers } from '../disk/atomic-file'
import { withFolderLock, type FolderLockFailure } from '../disk/folder-lock'
import { systemErrorCode } from '../disk/system-error'
import { HeldProfiles } from './held-profiles'
import { differenceOf, type ProfileChange } from './profile-change'
import type { ProfileRow } from './profile-file'

export interface ProfileStoreOptions {
  /** The data folder. Created when it is not there. */
  readonly folder: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Gives ids to rows that another tool wrote without one. */
  readonly newId?: () => string
}

/** Why profiles could not be saved. Nothing has changed then, neither here nor on disk. */
export type StoreFailure = Extract<
  CallFailure,
  { kind: 'store-read-only' } | { kind: 'store-not-written' }
>

/** How long to wait for another process that is writing. */
const lockTimeoutMs = 10_000

/**
 * Opens the profiles of a data folder.
 *
 * @throws the system's error when the folder cannot be made or read.
 */
export async function openProfileStore(options: ProfileStoreOptions): Promise<ProfileStore> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 })
  await removeLeftovers(options.folder)
  const store = new ProfileStore(options)
  await store.refresh()
  return store
}

/**
 * The profiles of a data folder, which several processes may use at once: every change reads what the
 * others have written, under the folder's lock, before it writes.
 */
export class ProfileStore {
  readonly #folder: string
  readonly #held: HeldProfiles
  readonly #changeListeners = new Set<(change: ProfileChange) => void>()
  readonly #viewListeners = new Set<(view: StoreView) => void>()
  #toldList: readonly Profile[] = []
  #toldView: StoreView

  constructor({ folder, now, newId = randomUUID }: ProfileStoreOptions) {
    this.#folder = folder
    this.#held = new HeldProfiles({ folder, now, newId })
    this.#toldView = this.#held.view
  }

  /** Returns the profiles in the order of the file. */
  list(): readonly Profile[] {
    return this.#held.list
  }

  get(id: string): Profile | undefined {
    return this.#held.rows.get(id)?.profile
  }

  view(): StoreView {
    return this.#held.view
  }

  /** Calls `listener` with what was saved and removed, here or by another process. Returns what ends it. */
  onChange(listener: (change: ProfileChange) => void): () => void {
    this.#changeListeners.add(listener)
    return () => this.#changeListeners.delete(listener)
  }

  onStoreChange(listener: (view: StoreView) => void): () => void {
    this.#viewListeners.add(listener)
    return () => this.#viewListeners.delete(listener)
  }

  /** Returns the profiles with what the file keeps beside each, by id and in the order of the file. */
  rows(): ReadonlyMap<string, ProfileRow> {
    return this.#held.rows
  }

  /** Whether this login host of the profile came by an import and waits for a person to agree to it. */
  isUnconfirmed(profileId: string, authorityOrigin: string): boolean {
    return this.#held.rows.get(profileId)?.unconfirmedAuthority === authorityOrigin
  }

  /**
   * Adds a profile, or replaces the one with the same id and keeps what the file has beside it.
   *
   * @param copyOf the profile that a new one was made of: its login host has to be confirmed as before
   */
  async save(profile: Profile, copyOf?: string): Promise<Result<undefined, StoreFailure>> {
    return await this.editRows((rows) => {
      const source = copyOf === undefined ? undefined : rows.get(copyOf)
      const kept = rows.get(profile.id) ?? unconfirmedOf(source)
      rows.set(profile.id, { ...kept, profile })
      return succeeded(undefined)
    })
  }

  /** Removes a profile; one that is not there is as good as removed. */
  async remove(id: string): Promise<Result<undefined, StoreFailure>> {
    return await this.editRows((rows) => {
      rows.delete(id)
      return succeeded(undefined)
    })
  }

  /**
   * Changes any number of rows in one write. `edit` changes the map of what the file holds by then, which
   * may be more than was seen before; when it fails, or changes nothing, nothing is written.
   */
  async editRows<Failure>(
    edit: (rows: Map<string, ProfileRow>) => Result<undefined, Failure>
  ): Promise<Result<undefined, Failure | StoreFailure>> {
    const changed = await this.#change(async () => {
      const rows = new Map(this.#held.rows)
      const edited = edit(rows)
      if (edited.ok && !isSame(rows, this.#held.rows)) await this.#held.writeRows(rows.values())
      return edited
    })
    return changed.ok ? changed.value : changed
  }

  /**
   * Brings back the last good copy of a damaged file, beside what was saved since. Returns how many
   * profiles came back: none when there is no copy.
   */
  async restoreLastGood(): Promise<Result<number, StoreFailure>> {
    return await this.#change(() => this.#held.restoreLastGood())
  }

  /** Reads what another process has written since. @throws the system's error. */
  async refresh(): Promise<void> {
    const seen = await this.#held.look()
    if (seen.reading.kind === 'unchanged') return
    // Many programs that only read do not wait for each other.
    if (await this.#held.adoptIfSettled(seen)) {
      this.#tell()
      return
    }
    const loaded = await this.#locked(() => this.#held.load(seen))
    // Somebody holds the lock and does not let go. Files are replaced whole: reading needs no lock.
    if (!loaded.ok && !this.#held.adopt(seen)) throw new Error(lockDetail(loaded.failure))
    this.#tell()
  }

  /** Runs `work` on what the file holds now, with nobody else writing. */
  async #change<Value>(work: () => Promise<Value>): Promise<Result<Value, StoreFailure>> {
    try {
      const changed = await this.#locked(async (): Promise<Result<Value, StoreFailure>> => {
        await this.#held.load()
        if (this.#held.view.mode === 'read-only-newer') return failed({ kind: 'store-read-only' })
        return succeeded(await work())
      })
      if (changed.ok) return changed.value
      return failed({ kind: 'store-not-written', detail: lockDetail(changed.failure) })
    } catch (error) {
      if (!(error instanceof Error) || systemErrorCode(error) === undefined) throw error
      return failed({ kind: 'store-not-written', detail: error.message.slice(0, 500) })
    } finally {
      this.#tell()
    }
  }

  async #locked<Value>(work: () => Promise<Value>): Promise<Result<Value, FolderLockFailure>> {
    return await withFolderLock(this.#folder, work, { name: 'profiles', timeoutMs: lockTimeoutMs })
  }

  /** Tells the listeners what is different from what they were told last. */
  #tell(): void {
    const { list, view } = this.#held
    const change = differenceOf(this.#toldList, list)
    const isOtherView = !isDeepStrictEqual(this.#toldView, view)
    this.#toldList = list
    this.#toldView = view
    if (change) for (const listener of [...this.#changeListeners]) listener(change)
    if (isOtherView) for (const listener of [...this.#viewListeners]) listener(view)
  }
}

function unconfirmedOf(row: ProfileRow | undefined): Pick<ProfileRow, 'unconfirmedAuthority'> {
  const unconfirmedAuthority = row?.unconfirmedAuthority
  return unconfirmedAuthority === undefined ? {} : { unconfirmedAuthority }
}

function isSame(
  rows: ReadonlyMap<string, ProfileRow>,
  held: ReadonlyMap<string, ProfileRow>
): boolean {
  if (rows.size !== held.size) return false
  const heldRows = held.values()
  return [...rows.values()].every((row) => row === heldRows.next().value)
}

function lockDetail(failure: FolderLockFailure): string {
  if (failure.code === 'aborted') return 'The wait for the profile file was ended.'
  const holder =
    failure.processId === undefined ? 'Another process' : `Process ${failure.processId}`
  return `${holder} is writing the profile file and does not finish.`
}
