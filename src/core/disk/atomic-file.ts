import { readFile } from 'node:fs'
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { isLeftBehind, nameOwner, ownerNameSource } from './owner'
import { systemErrorCode } from './system-error'

export interface AtomicWriteOptions {
  /** Permission bits of the file; read and write for its owner only unless given. */
  readonly mode?: number
}

/** Something unfinished, of `writeFileAtomically` or of the folder lock. */
const leftoverPattern = new RegExp(`^\\..+\\.(${ownerNameSource})\\.unfinished$`)

/** Returns a path beside `path` for something that is not finished, named after this process. */
export function unfinishedPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${nameOwner()}.unfinished`)
}

/**
 * Writes a file so that its path holds the old content or the new one, whole, whenever the process or
 * the machine stops. The folder must exist.
 *
 * @throws the system's error (`ENOSPC`, `EACCES` …); the path then still holds what it held.
 */
export async function writeFileAtomically(
  path: string,
  data: string | Uint8Array,
  options: AtomicWriteOptions = {}
): Promise<void> {
  const unfinished = unfinishedPath(path)
  try {
    await writeFile(unfinished, data, {
      flag: 'wx',
      flush: true,
      // SECURITY: other accounts of the machine cannot read what is written  [src/core/disk/atomic-file.security.test.ts]
      mode: options.mode ?? 0o600
    })
    await renameOver(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** Reads thousands of small files in a fifth of the time that the one of `node:fs/promises` takes. */
const readWholeFile = promisify(readFile)

/** Returns a file's bytes, or `undefined` when there is no such file. @throws the system's error. */
export async function readFileIfPresent(path: string): Promise<Buffer | undefined> {
  try {
    return await readWholeFile(path)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Removes what writers that have ended left unfinished in `folder`; what a running process is still
 * writing stays. Returns the names that were removed.
 */
export async function removeLeftovers(folder: string): Promise<readonly string[]> {
  const removed: string[] = []
  for (const name of await namesIn(folder)) {
    const ownerName = leftoverPattern.exec(name)?.[1]
    if (ownerName === undefined) continue
    const path = join(folder, name)
    const ageMs = await fileAgeMs(path)
    if (ageMs === undefined || !isLeftBehind(ownerName, ageMs)) continue
    await rm(path, { recursive: true, force: true })
    removed.push(name)
  }
  return removed
}

/** Returns the names in a folder; none when it does not exist. @throws the system's error. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Returns how long ago a file was changed, in milliseconds, or `undefined` when it is gone. */
export async function fileAgeMs(path: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(path)).mtimeMs
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

const renameAttempts = 10

/** Renames over an existing file. On Windows a virus scanner may hold either file for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const code = systemErrorCode(error)
      const mayPass = process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES')
      if (!mayPass || attempt === renameAttempts) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 10))
    }
  }
}

/** Makes a rename survive a power cut. Windows cannot open folders, and some file systems refuse. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    const code = systemErrorCode(error)
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EPERM') throw error
  } finally {
    await handle.close()
  }
}
