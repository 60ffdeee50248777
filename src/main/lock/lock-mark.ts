import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readFileIfPresent, writeFileAtomically } from '../../core/disk/atomic-file'
import { parseObject } from '../../core/sign-in/plain-json'
import { lockReasons, type LockReason } from '../../shared/lock'

const markSchema = z.object({ reason: z.enum(lockReasons), at: z.number() })

/** That the app was ended while it was locked. */
export interface LockMark {
  readonly reason: LockReason
  /** Milliseconds since the epoch. */
  readonly at: number
}

/**
 * Remembers in the data folder that the desk is locked, so that ending the app and starting it again is no
 * way around the lock. Whoever can write in the folder can take the mark away: they hold the session.
 */
export class LockMarkFile {
  readonly #path: string

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'locked.json')
  }

  /** Returns the mark; one that cannot be read is a mark too. */
  async read(now: number): Promise<LockMark | undefined> {
    const bytes = await readFileIfPresent(this.#path).catch(() => Buffer.from('unreadable'))
    if (bytes === undefined) return undefined
    const parsed = markSchema.safeParse(parseObject(bytes.toString('utf8')))
    return parsed.success ? parsed.data : { reason: 'person', at: now }
  }

  /** @throws the system's error */
  async set(mark: LockMark): Promise<void> {
    await writeFileAtomically(this.#path, JSON.stringify(mark))
  }

  /** @throws the system's error */
  async remove(): Promise<void> {
    await rm(this.#path, { force: true })
  }
}
