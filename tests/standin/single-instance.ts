import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync
} from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join } from 'node:path'

/** What a second start of the app tells the first. */
export interface SecondInstance {
  readonly argv: readonly string[]
  readonly workingDirectory: string
}

/**
 * The lock that makes one data folder belong to one running app: a file with the holder's process id
 * and start time, and a folder where later starts leave a note before they go.
 */
export class SingleInstanceLock {
  readonly #file: string
  readonly #notes: string
  readonly #onSecond: (second: SecondInstance) => void
  #watcher: FSWatcher | undefined

  constructor(userData: string, onSecond: (second: SecondInstance) => void) {
    this.#file = join(userData, 'standin-lock')
    this.#notes = join(userData, 'standin-second-instances')
    this.#onSecond = onSecond
    mkdirSync(this.#notes, { recursive: true })
  }

  /** Whether this process holds the lock now. If not, the holder has been told of this start. */
  request(): boolean {
    if (this.#watcher) return true
    if (!this.#takeFile()) {
      const note = join(this.#notes, `${Date.now()}-${process.pid}`)
      const second: SecondInstance = { argv: process.argv, workingDirectory: process.cwd() }
      writeFileSync(note, JSON.stringify(second))
      renameSync(note, `${note}.json`)
      return false
    }
    this.#watcher = watch(this.#notes, () => this.#readNotes()).unref()
    return true
  }

  release(): void {
    if (!this.#watcher) return
    this.#watcher.close()
    this.#watcher = undefined
    rmSync(this.#file, { force: true })
  }

  #takeFile(): boolean {
    for (;;) {
      try {
        writeFileSync(this.#file, identityOf(process.pid) ?? '', { flag: 'wx' })
        return true
      } catch {
        const holder = readFileSync(this.#file, 'utf8')
        if (identityOf(Number.parseInt(holder, 10)) === holder) return false
        rmSync(this.#file, { force: true })
      }
    }
  }

  #readNotes(): void {
    for (const name of readdirSync(this.#notes)) {
      if (!name.endsWith('.json')) continue
      const note = join(this.#notes, name)
      const second = JSON.parse(readFileSync(note, 'utf8')) as SecondInstance
      rmSync(note)
      this.#onSecond(second)
    }
  }
}

/** A process's id and start time, which together are never used again; undefined if it has ended. */
function identityOf(pid: number): string | undefined {
  try {
    const fieldsAfterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
    return `${pid} ${fieldsAfterName?.[19]}`
  } catch {
    return undefined
  }
}
