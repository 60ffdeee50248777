import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** One file of at most this size, and the one before it. */
const defaultMaxBytes = 512 * 1024

/** Returns the folder of the log files in a data folder. */
export function logFolder(dataFolder: string): string {
  return join(dataFolder, 'logs')
}

/** A text file that lines are added to, in order. When it is full it becomes the older one. */
export class LogFile {
  readonly #folder: string
  readonly #maxBytes: number
  #size: number | undefined
  #lastWrite: Promise<void> = Promise.resolve()

  constructor(folder: string, maxBytes: number = defaultMaxBytes) {
    this.#folder = folder
    this.#maxBytes = maxBytes
  }

  /** Adds a line. A disk that is full or gone must not stop the app, so errors end here. */
  append(line: string): void {
    this.#lastWrite = this.#lastWrite.then(() => this.#write(`${line}\n`)).catch(() => undefined)
  }

  /** Returns when every line so far has been written. */
  async flush(): Promise<void> {
    await this.#lastWrite
  }

  async #write(text: string): Promise<void> {
    const path = join(this.#folder, 'desk.log')
    if (this.#size === undefined) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      this.#size = await stat(path).then(
        (found) => found.size,
        () => 0
      )
    }
    if (this.#size > 0 && this.#size + Buffer.byteLength(text) > this.#maxBytes) {
      await rename(path, join(this.#folder, 'desk.older.log'))
      this.#size = 0
    }
    await appendFile(path, text, { mode: 0o600 })
    this.#size += Buffer.byteLength(text)
  }
}
