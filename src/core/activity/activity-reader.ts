import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { activityEntrySchema, type ActivityEntry } from '../../shared/activity'
import { readFileIfPresent } from '../disk/atomic-file'
import { withFolderLock } from '../disk/folder-lock'
import { systemErrorCode } from '../disk/system-error'
import { activityName, olderActivityName } from './activity-writer'

/** Where the last look at the newer file ended. */
interface Position {
  readonly inode: number
  readonly offset: number
}

const nowhere: Position = { inode: 0, offset: 0 }

/** Reads what was written down, by whichever process. */
export class ActivityReader {
  readonly #folder: string
  #older: readonly ActivityEntry[] = []
  #newer: ActivityEntry[] = []
  #position = nowhere

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Returns every entry, the oldest first. Of a file that was read before, only what is new is read. */
  async entries(): Promise<readonly ActivityEntry[]> {
    await this.#readOn()
    return [...this.#older, ...this.#newer]
  }

  /** Removes every entry. @throws the system's error */
  async clear(): Promise<void> {
    const cleared = await withFolderLock(
      this.#folder,
      async () => {
        await rm(join(this.#folder, activityName), { force: true })
        await rm(join(this.#folder, olderActivityName), { force: true })
      },
      { name: 'activity' }
    )
    if (!cleared.ok) throw new Error('Another process holds the activity.')
    this.#older = []
    this.#newer = []
    this.#position = nowhere
  }

  async #readOn(): Promise<void> {
    const handle = await openIfPresent(join(this.#folder, activityName))
    if (handle === undefined) {
      this.#newer = []
      this.#position = nowhere
      this.#older = await this.#readOlder()
      return
    }
    try {
      const { ino, size } = await handle.stat()
      const known = this.#position.inode === ino && this.#position.offset <= size
      if (!known) {
        this.#older = await this.#readOlder()
        this.#newer = []
      }
      const from = known ? this.#position.offset : 0
      const bytes = Buffer.alloc(size - from)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from)
      const read = bytes.subarray(0, bytesRead)
      // An entry that is being written has no end yet that can be told from a break: it is read next time.
      const end = endOfWhole(read)
      this.#newer.push(...entriesOf(read.subarray(0, end)))
      this.#position = { inode: ino, offset: from + end }
    } finally {
      await handle.close()
    }
  }

  async #readOlder(): Promise<readonly ActivityEntry[]> {
    const bytes = await readFileIfPresent(join(this.#folder, olderActivityName))
    return bytes === undefined ? [] : entriesOf(bytes)
  }
}

/** Returns how many bytes can be read for good: all, unless the last line is not an entry (yet). */
function endOfWhole(bytes: Buffer): number {
  const lastBreak = bytes.lastIndexOf('\n')
  if (lastBreak < 0) return bytes.length
  return entryOf(bytes.subarray(lastBreak + 1).toString('utf8')) === undefined
    ? lastBreak
    : bytes.length
}

function entriesOf(bytes: Buffer): readonly ActivityEntry[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line) => entryOf(line) ?? [])
}

/** A line that is broken, or of another version, is passed over. */
function entryOf(line: string): ActivityEntry | undefined {
  if (line === '') return undefined
  try {
    return activityEntrySchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

async function openIfPresent(path: string): Promise<Awaited<ReturnType<typeof open>> | undefined> {
  try {
    return await open(path)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
