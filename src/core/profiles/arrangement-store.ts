import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Arrangement } from '../../shared/arrangement'
import { failed, succeeded, type Result } from '../../shared/result'
import { readFileIfPresent, writeFileAtomically } from '../disk/atomic-file'
import { withFolderLock } from '../disk/folder-lock'
import { systemErrorCode } from '../disk/system-error'
import { defaultArrangement, formatArrangement, parseArrangement } from './arrangement-file'
import type { StoreFailure } from './profile-store'

const fileName = 'arrangement.json'

/**
 * Opens the arrangement of a data folder: how its person has sorted, grouped, pinned and coloured. It
 * lies beside the profile file, which is shared with others. What cannot be read is as if nobody had
 * arranged anything.
 */
export async function openArrangement(folder: string): Promise<ArrangementStore> {
  const store = new ArrangementStore(folder)
  await store.refresh()
  return store
}

export class ArrangementStore {
  readonly #path: string
  readonly #folder: string
  readonly #listeners = new Set<(arrangement: Arrangement) => void>()
  readonly #underWay = new Set<Promise<unknown>>()
  #current = defaultArrangement

  constructor(folder: string) {
    this.#folder = folder
    this.#path = join(folder, fileName)
  }

  current(): Arrangement {
    return this.#current
  }

  /** Calls `listener` with every other arrangement. Returns what ends it. */
  onChange(listener: (arrangement: Arrangement) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads what another process has written since. */
  async refresh(): Promise<void> {
    this.#adopt(await this.#read())
  }

  /** Changes what the file holds by now. When nothing is different, nothing is written. */
  async change(
    edit: (before: Arrangement) => Arrangement
  ): Promise<Result<undefined, StoreFailure>> {
    const changing = this.#change(edit)
    this.#underWay.add(changing)
    try {
      return await changing
    } finally {
      this.#underWay.delete(changing)
    }
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay)
  }

  async #change(
    edit: (before: Arrangement) => Arrangement
  ): Promise<Result<undefined, StoreFailure>> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const work = () => this.#write(edit)
      const written = await withFolderLock(this.#folder, work, { name: 'arrangement' })
      if (written.ok) return succeeded(undefined)
      const detail = 'Another process is writing the arrangement of the list and does not finish.'
      return failed({ kind: 'store-not-written', detail })
    } catch (error) {
      if (!(error instanceof Error) || systemErrorCode(error) === undefined) throw error
      return failed({ kind: 'store-not-written', detail: error.message.slice(0, 500) })
    }
  }

  async #write(edit: (before: Arrangement) => Arrangement): Promise<void> {
    const before = await this.#read()
    const after = edit(before)
    if (!isDeepStrictEqual(before, after)) {
      await writeFileAtomically(this.#path, formatArrangement(after), { mode: 0o600 })
    }
    this.#adopt(after)
  }

  /** A file that the system does not give out leaves things as they are. */
  async #read(): Promise<Arrangement> {
    try {
      const bytes = await readFileIfPresent(this.#path)
      return bytes === undefined ? defaultArrangement : parseArrangement(bytes.toString('utf8'))
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error
      return this.#current
    }
  }

  #adopt(arrangement: Arrangement): void {
    if (isDeepStrictEqual(this.#current, arrangement)) return
    this.#current = arrangement
    for (const listener of [...this.#listeners]) listener(arrangement)
  }
}
