import { randomUUID } from 'node:crypto'
import { appendFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActivityEntry } from '../../shared/activity'
import { withFolderLock } from '../disk/folder-lock'

/*
 * The files of the activity in the data folder:
 *
 *   activity.jsonl          one entry in each line, the newest last
 *   activity.older.jsonl    the file before it, once that was full
 *
 * Several processes append at once. Each entry is one write that begins with a line break: what a process
 * that was killed has left of a line then stands alone, and spoils nothing after it.
 */
export const activityName = 'activity.jsonl'
export const olderActivityName = 'activity.older.jsonl'

/** About 5,000 entries in each of the two files. */
const fullBytes = 1024 * 1024

/** What is noted; when, by which door and under which id is added. */
export type NewActivity = Omit<ActivityEntry, 'id' | 'at' | 'by'> &
  Pick<Partial<ActivityEntry>, 'by'>

export interface ActivityWriterOptions {
  /** The data folder. */
  readonly folder: string
  /** The door through which things are done, unless an entry names another. */
  readonly by: NonNullable<ActivityEntry['by']>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly newId?: () => string
  readonly maxBytes?: number
}

/** Writes down what is done. It keeps nobody waiting, and a disk that is full or gone stops nothing. */
export class ActivityWriter {
  readonly #options: ActivityWriterOptions
  readonly #path: string
  readonly #listeners = new Set<(entry: ActivityEntry) => void>()
  #lastWrite: Promise<void> = Promise.resolve()

  constructor(options: ActivityWriterOptions) {
    this.#options = options
    this.#path = join(options.folder, activityName)
  }

  note(activity: NewActivity): void {
    const { by, now, newId = randomUUID } = this.#options
    let entry: ActivityEntry = { by, ...activity, id: newId(), at: now() }
    // SECURITY: what a careless caller gives besides is not written down.
    // [src/core/activity/activity-writer.security.test.ts]
    entry = withoutSecrets(entry)
    this.#lastWrite = this.#lastWrite.then(() => this.#append(entry)).catch(() => undefined)
    for (const listener of [...this.#listeners]) listener(entry)
  }

  /** Calls `listener` with each entry from here on. Returns what ends it. */
  onNote(listener: (entry: ActivityEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when everything noted so far is written. */
  async settled(): Promise<void> {
    await this.#lastWrite
  }

  async #append(entry: ActivityEntry): Promise<void> {
    await this.#makeRoom()
    await appendFile(this.#path, `\n${JSON.stringify(entry)}`, { mode: 0o600 })
  }

  async #makeRoom(): Promise<void> {
    if (!(await this.#isFull())) return
    // Only one of those that found it full moves it: the others find the new one.
    await withFolderLock(
      this.#options.folder,
      async () => {
        if (await this.#isFull())
          await rename(this.#path, join(this.#options.folder, olderActivityName))
      },
      { name: 'activity' }
    )
  }

  async #isFull(): Promise<boolean> {
    const size = await stat(this.#path).then(
      (found) => found.size,
      () => 0
    )
    return size > (this.#options.maxBytes ?? fullBytes)
  }
}

/** Every field by name, and what other people wrote cleaned. */
function withoutSecrets(entry: ActivityEntry): ActivityEntry {
  const { id, at, kind, profileId, profileName, form, failure, aadsts, status, count, by } = entry
  const correlationId = plainId(entry.correlationId)
  return {
    id,
    at,
    kind,
    ...(profileId === undefined ? {} : { profileId }),
    ...(profileName === undefined ? {} : { profileName: plainName(profileName) }),
    ...(form === undefined ? {} : { form }),
    ...(failure === undefined ? {} : { failure }),
    ...(aadsts === undefined ? {} : { aadsts }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(status === undefined ? {} : { status }),
    ...(count === undefined ? {} : { count }),
    ...(by === undefined ? {} : { by })
  }
}

/** Names come from other people's files: no control characters, line breaks or signs that turn text around. */
export function plainName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
}

/** What came from the network as an id, if it looks like one. */
function plainId(id: string | undefined): string | undefined {
  return id !== undefined && /^[0-9a-f-]{1,64}$/i.test(id) ? id : undefined
}
