import { assertNever } from '../../shared/assert'
import type { Profile } from '../../shared/profile'
import type { StoreView } from '../../shared/views'
import { systemErrorCode } from '../disk/system-error'
import { keepEqualRows } from './profile-change'
import { emptyProfileFile, type ProfileFile, type ProfileRow } from './profile-file'
import {
  copyLastGoodAside,
  isKeptAsLastGood,
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

export interface HeldProfilesOptions {
  readonly folder: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly newId: () => string
}

/**
 * The profiles as the file holds them, and what became of the file. Whoever calls what writes has the
 * folder's lock; all of it throws the system's error, and then holds what it held.
 */
export class HeldProfiles {
  readonly #folder: string
  readonly #now: () => number
  readonly #newId: () => string

  #file: ProfileFile = emptyProfileFile
  #rows: ReadonlyMap<string, ProfileRow> = new Map()
  #list: readonly Profile[] = []
  #view: StoreView = { mode: 'writable' }
  /** Of the file that `#file` was read from or written to. */
  #signature: FileSignature
  /** The last good copy that a person may bring back. */
  #offeredCopy: string | undefined

  constructor({ folder, now, newId }: HeldProfilesOptions) {
    this.#folder = folder
    this.#now = now
    this.#newId = newId
  }

  /** The profiles in the order of the file. */
  get list(): readonly Profile[] {
    return this.#list
  }

  get rows(): ReadonlyMap<string, ProfileRow> {
    return this.#rows
  }

  get view(): StoreView {
    return this.#view
  }

  /** Reads the file if it has changed, without taking it over. */
  async look(): Promise<FoundProfiles> {
    return await readProfiles(this.#folder, this.#newId, this.#signature)
  }

  /** Takes over what the file holds now, and mends what can be mended. `seen` is a reading from just before. */
  async load(seen?: FoundProfiles): Promise<void> {
    const known = seen === undefined ? this.#signature : seen.signature
    const latest = await readProfiles(this.#folder, this.#newId, known)
    const found = latest.reading.kind === 'unchanged' && seen ? seen : latest
    switch (found.reading.kind) {
      case 'unchanged':
        return
      case 'absent':
        await this.#loadWithoutFile()
        return
      case 'damaged':
        await this.#setDamagedAside()
        return
      case 'newer':
        this.adopt(found)
        return
      case 'current':
        this.adopt(found)
        if (found.reading.isComplete) await keepAsLastGood(this.#folder, this.#file)
        else await this.#writeIfPossible()
        return
      default:
        return assertNever(found.reading)
    }
  }

  /**
   * Takes over a file that needs no mending and whose copy is up to date, which writes nothing and so
   * needs no lock; false when something has to be written.
   */
  async adoptIfSettled(found: FoundProfiles): Promise<boolean> {
    const { reading } = found
    if (reading.kind !== 'current' || !reading.isComplete) return false
    return (await isKeptAsLastGood(this.#folder)) && this.adopt(found)
  }

  /** Takes over a file that could be read; false when it could not. */
  adopt({ reading, signature }: FoundProfiles): boolean {
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

  /** Writes other rows. A last good copy that was offered and not wanted is kept aside first. */
  async writeRows(rows: Iterable<ProfileRow>): Promise<void> {
    if (this.#offeredCopy === lastGoodName) {
      this.#offeredCopy = await copyLastGoodAside(this.#folder, this.#now())
    }
    await this.#write({ ...this.#file, rows: [...rows] })
    if (this.#offeredCopy === undefined) this.#view = this.#writableView()
  }

  /** Writes the last good copy that is offered, with what is held besides. Returns how many came back. */
  async restoreLastGood(): Promise<number> {
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
  }
}
