import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { assertNever } from '../../shared/assert'
import type { CallFailure } from '../../shared/contract'
import type { Profile } from '../../shared/profile'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import type { StoreView } from '../../shared/views'
import { removeLeftovers } from '../disk/atomic-file'
import { withFolderLock, type FolderLockFailure } from '../disk/folder-lock'
import { systemErrorCode } from '../disk/system-error'
import { differenceOf, keepEqualRows, type ProfileChange } from './profile-change'
import { emptyProfileFile, type ProfileFile, type ProfileRow } from './profile-file'
import {
  copyLastGoodAside,
  keepAsLastGood,
  lastGoodName,
  newestDamaged,
  readLastGood,
  readProfiles,
  setDamagedAside,
  writeProfiles,
  type FileSignature,
  type FoundProfiles,
  type LastGood
} from './profile-folder'

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
  readonly #now: () => number
  readonly #newId: () => string
  readonly #changeListeners = new Set<(change: ProfileChange) => void>()
  readonly #viewListeners = new Set<(view: StoreView) => void>()

  #file: ProfileFile = emptyProfileFile
  #rows: ReadonlyMap<string, ProfileRow> = new Map()
  #list: readonly Profile[] = []
  #view: StoreView = { mode: 'writable' }
  /** Of the file that `#file` was read from or written to. */
  #signature: FileSignature
  /** The last good copy that a person may bring back. */
  #offeredCopy: string | undefined
  #toldList: readonly Profile[] = []
  #toldView: StoreView = this.#view

  constructor({ folder, now, newId = randomUUID }: ProfileStoreOptions) {
    this.#folder = folder
    this.#now = now
    this.#newId = newId
  }

  /** Returns the profiles in the order of the file. */
  list(): readonly Profile[] {
    return this.#list
  }

  get(id: string): Profile | undefined {
    return this.#rows.get(id)?.profile
  }

  view(): StoreView {
    return this.#view
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

  /** Adds a profile, or replaces the one with the same id. */
  async save(profile: Profile): Promise<Result<undefined, StoreFailure>> {
    return await this.#edit((rows) => rows.set(profile.id, { ...rows.get(profile.id), profile }))
  }

  /** Removes a profile; one that is not there is as good as removed. */
  async remove(id: string): Promise<Result<undefined, StoreFailure>> {
    return await this.#edit((rows) => rows.delete(id))
  }

  /**
   * Brings back the last good copy of a damaged file, beside what was saved since. Returns how many
   * profiles came back: none when there is no copy.
   */
  async restoreLastGood(): Promise<Result<number, StoreFailure>> {
    return await this.#change(async () => {
      if (this.#offeredCopy === undefined) return 0
      const copy = await readLastGood(this.#folder, this.#newId, this.#offeredCopy)
      if (copy === undefined) return 0
      const rows = new Map(copy.file.rows.map((row) => [row.profile.id, row]))
      for (const [id, row] of this.#rows) rows.set(id, row)
      const unreadable = [...copy.file.unreadable, ...this.#file.unreadable]
      await this.#write({ ...copy.file, rows: [...rows.values()], unreadable })
      this.#offeredCopy = undefined
      this.#view = this.#writableView()
      return copy.file.rows.length
    })
  }

  /** Reads what another process has written since. @throws the system's error. */
  async refresh(): Promise<void> {
    const seen = await readProfiles(this.#folder, this.#newId, this.#signature)
    if (seen.reading.kind === 'unchanged') return
    const loaded = await this.#locked(() => this.#load(seen))
    // Somebody holds the lock and does not let go. Files are replaced whole: reading needs no lock.
    if (!loaded.ok && !this.#adopt(seen)) throw new Error(lockDetail(loaded.failure))
    this.#tell()
  }

  async #edit(
    edit: (rows: Map<string, ProfileRow>) => unknown
  ): Promise<Result<undefined, StoreFailure>> {
    return await this.#change(async () => {
      const rows = new Map(this.#rows)
      edit(rows)
      if (this.#offeredCopy === lastGoodName) {
        this.#offeredCopy = await copyLastGoodAside(this.#folder, this.#now())
      }
      await this.#write({ ...this.#file, rows: [...rows.values()] })
      if (this.#offeredCopy === undefined) this.#view = this.#writableView()
      return undefined
    })
  }

  /** Runs `work` on what the file holds now, with nobody else writing. */
  async #change<Value>(work: () => Promise<Value>): Promise<Result<Value, StoreFailure>> {
    try {
      const changed = await this.#locked(async (): Promise<Result<Value, StoreFailure>> => {
        await this.#load()
        if (this.#view.mode === 'read-only-newer') return failed({ kind: 'store-read-only' })
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

  /** Takes over what the file holds now, and mends what can be mended. `seen` is a reading from just before. */
  async #load(seen?: FoundProfiles): Promise<void> {
    const known = seen === undefined ? this.#signature : seen.signature
    const latest = await readProfiles(this.#folder, this.#newId, known)
    const found = latest.reading.kind === 'unchanged' && seen ? seen : latest
    switch (found.reading.kind) {
      case 'unchanged':
        return
      case 'absent': {
        await this.#loadWithoutFile()
        return
      }
      case 'damaged': {
        await this.#setDamagedAside()
        return
      }
      case 'newer':
        this.#adopt(found)
        return
      case 'current':
        this.#adopt(found)
        if (found.reading.isComplete) await keepAsLastGood(this.#folder, this.#file)
        else await this.#writeIfPossible()
        return
      default:
        return assertNever(found.reading)
    }
  }

  /** Takes over a file that could be read; false when it could not. */
  #adopt({ reading, signature }: FoundProfiles): boolean {
    if (reading.kind !== 'current' && reading.kind !== 'newer') return false
    this.#hold(reading.file, signature)
    this.#offeredCopy = undefined
    this.#view =
      reading.kind === 'newer'
        ? { mode: 'read-only-newer', version: reading.version }
        : this.#writableView()
    return true
  }

  /**
   * Without a file there is nothing yet; or somebody removed it, and what is held comes back with the
   * next write; or a damaged one was set aside and its copy waits to be brought back.
   */
  async #loadWithoutFile(): Promise<void> {
    this.#signature = undefined
    if (this.#rows.size > 0) return
    const copy = await readLastGood(this.#folder, this.#newId)
    if (copy === undefined) return
    const keptAs = await newestDamaged(this.#folder)
    if (keptAs !== undefined) {
      this.#offer(keptAs, copy)
      return
    }
    this.#hold(copy.file, undefined)
    await this.#writeIfPossible()
  }

  async #setDamagedAside(): Promise<void> {
    const keptAs = await setDamagedAside(this.#folder, this.#now())
    this.#signature = undefined
    if (this.#rows.size === 0) {
      this.#offer(keptAs, await readLastGood(this.#folder, this.#newId))
      return
    }
    // What is held is the last good state itself.
    this.#offer(keptAs, undefined)
    await this.#writeIfPossible()
  }

  #offer(keptAs: string, copy: LastGood | undefined): void {
    this.#offeredCopy = copy?.name
    const lastGood = copy && { savedAt: copy.savedAt, count: copy.file.rows.length }
    this.#view = { mode: 'damaged', keptAs, ...(lastGood === undefined ? {} : { lastGood }) }
  }

  async #write(file: ProfileFile): Promise<void> {
    this.#hold(file, await writeProfiles(this.#folder, file))
  }

  /** For a write that nobody asked for: where it is not possible, the next one does it. */
  async #writeIfPossible(): Promise<void> {
    try {
      await this.#write(this.#file)
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error
    }
  }

  #hold(file: ProfileFile, signature: FileSignature): void {
    const rows = keepEqualRows(file.rows, this.#rows)
    this.#file = { ...file, rows }
    this.#rows = new Map(rows.map((row) => [row.profile.id, row]))
    this.#list = rows.map((row) => row.profile)
    this.#signature = signature
  }

  #writableView(): StoreView {
    const count = this.#file.unreadable.length
    return { mode: 'writable', ...(count === 0 ? {} : { unreadableRows: count }) }
  }

  /** Tells the listeners what is different from what they were told last. */
  #tell(): void {
    const change = differenceOf(this.#toldList, this.#list)
    const isOtherView = !isDeepStrictEqual(this.#toldView, this.#view)
    this.#toldList = this.#list
    this.#toldView = this.#view
    if (change) for (const listener of [...this.#changeListeners]) listener(change)
    if (isOtherView) for (const listener of [...this.#viewListeners]) listener(this.#view)
  }
}

function lockDetail(failure: FolderLockFailure): string {
  if (failure.code === 'aborted') return 'The wait for the profile file was ended.'
  const holder =
    failure.processId === undefined ? 'Another process' : `Process ${failure.processId}`
  return `${holder} is writing the profile file and does not finish.`
}
