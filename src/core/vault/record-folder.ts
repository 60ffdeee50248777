import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import {
  namesIn,
  readFileIfPresent,
  removeLeftovers,
  writeFileAtomically
} from '../disk/atomic-file'
import { systemErrorCode } from '../disk/system-error'
import type { RecordFailure, RecordKind } from './sealed-record'

const recordName =
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.(?:token-cache|credential)$/

/** Returns a record's file name. @throws TypeError when the profile id is not a UUID in lower case. */
export function nameRecord(kind: RecordKind, profileId: string): string {
  const name = `${profileId}.${kind}`
  // SECURITY: a profile id from a file cannot name a path outside the vault's folder  [src/core/vault/vault.security.test.ts]
  if (!recordName.test(name)) throw new TypeError('A profile id is a UUID in lower case')
  return name
}

/** The folder `vault` inside the data folder: one file for each sealed record. */
export class RecordFolder {
  readonly #path: string

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, 'vault')
  }

  /** Creates the folder and clears what killed writers left. @throws the system's error. */
  async prepare(): Promise<void> {
    await mkdir(this.#path, {
      recursive: true,
      // SECURITY: other accounts of the machine cannot list or replace records  [src/core/vault/vault.security.test.ts]
      mode: 0o700
    })
    await removeLeftovers(this.#path)
  }

  async read(name: string): Promise<Result<Buffer | undefined, RecordFailure>> {
    try {
      return succeeded(await readFileIfPresent(join(this.#path, name)))
    } catch (error) {
      return failed(systemFailure('unreadable', error))
    }
  }

  async write(name: string, sealed: Buffer): Promise<Result<undefined, RecordFailure>> {
    try {
      await writeFileAtomically(join(this.#path, name), sealed)
      return succeeded(undefined)
    } catch (error) {
      return failed(systemFailure('unwritable', error))
    }
  }

  /** Removes a record's file if there is one. */
  async remove(name: string): Promise<Result<undefined, RecordFailure>> {
    try {
      await rm(join(this.#path, name), { force: true })
      return succeeded(undefined)
    } catch (error) {
      return failed(systemFailure('unwritable', error))
    }
  }

  async has(name: string): Promise<boolean> {
    return await access(join(this.#path, name)).then(
      () => true,
      () => false
    )
  }

  /** Returns the names of all records; none when the system does not tell. */
  async names(): Promise<readonly string[]> {
    const names = await namesIn(this.#path).catch(() => [])
    return names.filter((name) => recordName.test(name))
  }

  /** Whether there is any record, readable or not. @throws the system's error. */
  async holdsRecords(): Promise<boolean> {
    return (await namesIn(this.#path)).some((name) => recordName.test(name))
  }

  /** Keeps all records in a folder beside this one, named after the time. @throws the system's error. */
  async setAside(nowMs: number): Promise<void> {
    const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
    await rename(this.#path, `${this.#path}.kept-${stamp}`)
    await this.prepare()
  }
}

/** A refusal of the system is told by its code; anything else is a bug and thrown on. */
function systemFailure(code: 'unreadable' | 'unwritable', error: unknown): RecordFailure {
  const systemCode = systemErrorCode(error)
  if (systemCode === undefined) throw error
  return { code, detail: `The record's file cannot be used (${systemCode}).` }
}
