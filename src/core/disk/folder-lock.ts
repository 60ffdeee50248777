import { mkdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '../../shared/result'
import { failed, succeeded } from '../../shared/result'
import { fileAgeMs, namesIn, unfinishedPath } from './atomic-file'
import { createKeyedMutex } from './mutex'
import { isLeftBehind, nameOwner, ownerProcessId } from './owner'
import { systemErrorCode } from './system-error'

/*
 * The lock is a folder, `.NAME.lock`, that holds one file named after its owner.
 *
 * It is taken by renaming a prepared folder to that name, which succeeds only when there is none or
 * an empty one, so the lock never exists without its owner's name. A dead owner's lock is opened by
 * removing the file *of that owner*: if somebody else has taken the lock meanwhile, that file is not
 * there any more and nothing happens. So two processes that clear the same dead lock cannot remove a
 * fresh one, and no step depends on a time limit.
 */

export interface FolderLockOptions {
  /** Which of the folder's locks; locks of different names do not wait for each other. */
  readonly name?: string
  /** How long to wait for the lock, in milliseconds; 15 seconds unless given. */
  readonly timeoutMs?: number
  /** Ends the wait early. Work that has begun is not stopped. */
  readonly signal?: AbortSignal
}

export type FolderLockFailure =
  /** Somebody held the lock for the whole wait; `processId` where it is known. */
  | { readonly code: 'timed-out'; readonly processId: number | undefined }
  | { readonly code: 'aborted' }

const pollMs = 20
const linesInThisProcess = createKeyedMutex()

/**
 * Runs `work` while no other process (and nothing else in this one) holds the folder's lock of that
 * name, and returns what it returned. The lock of a process that has ended is taken over at once.
 * It is not re-entrant. The folder must exist.
 *
 * @throws what `work` throws, and the system's error when the folder cannot be written.
 */
export async function withFolderLock<Value>(
  folder: string,
  work: () => Promise<Value>,
  options: FolderLockOptions = {}
): Promise<Result<Value, FolderLockFailure>> {
  const lockPath = join(resolve(folder), `.${options.name ?? 'folder'}.lock`)
  const timeOut = new AbortController()
  const timer = setTimeout(() => timeOut.abort(), options.timeoutMs ?? 15_000)
  const waitSignal = AbortSignal.any([timeOut.signal, ...(options.signal ? [options.signal] : [])])
  const giveUp = async (): Promise<Result<Value, FolderLockFailure>> => {
    if (options.signal?.aborted === true) return failed({ code: 'aborted' })
    const [holder] = await namesIn(lockPath)
    return failed({ code: 'timed-out', processId: holder ? ownerProcessId(holder) : undefined })
  }
  const progress = { begun: false }
  try {
    return await linesInThisProcess.run(
      lockPath,
      async () => {
        const ownerName = await takeLock(lockPath, waitSignal)
        if (ownerName === undefined) return await giveUp()
        progress.begun = true
        try {
          return succeeded(await work())
        } finally {
          await releaseLock(lockPath, ownerName)
        }
      },
      waitSignal
    )
  } catch (error) {
    if (!progress.begun && waitSignal.aborted) return await giveUp()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Returns the owner's name under which the lock was taken, or `undefined` once `signal` aborts. */
async function takeLock(lockPath: string, signal: AbortSignal): Promise<string | undefined> {
  const ownerName = nameOwner()
  const prepared = unfinishedPath(lockPath)
  await mkdir(prepared, { mode: 0o700 })
  try {
    await writeFile(join(prepared, ownerName), '', { flag: 'wx', mode: 0o600 })
    while (!signal.aborted) {
      if (await renameToFreeLock(prepared, lockPath)) return ownerName
      if (await clearDeadOwners(lockPath)) continue
      // Spread out, so that those who wait do not all look at the same moment.
      await delay(pollMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined)
    }
    return undefined
  } finally {
    await rm(prepared, { recursive: true, force: true })
  }
}

/** What the systems say to a rename when the lock is taken. */
const takenCodes =
  process.platform === 'win32' ? ['EPERM', 'EACCES', 'EEXIST'] : ['ENOTEMPTY', 'EEXIST']

async function renameToFreeLock(prepared: string, lockPath: string): Promise<boolean> {
  try {
    await rename(prepared, lockPath)
    return true
  } catch (error) {
    if (takenCodes.includes(systemErrorCode(error) ?? '')) return false
    throw error
  }
}

/** Opens a lock whose owner has ended. Returns whether it is worth trying to take it at once. */
async function clearDeadOwners(lockPath: string): Promise<boolean> {
  for (const name of await namesIn(lockPath)) {
    const path = join(lockPath, name)
    const ageMs = await fileAgeMs(path)
    if (ageMs === undefined) continue
    if (!isLeftBehind(name, ageMs)) return false
    await removeIfPresent(path)
  }
  return await removeEmptyLock(lockPath)
}

async function releaseLock(lockPath: string, ownerName: string): Promise<void> {
  await removeIfPresent(join(lockPath, ownerName))
  await removeEmptyLock(lockPath)
}

async function removeIfPresent(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
  }
}

/** Windows renames to a free name only; elsewhere an empty lock counts as free and this is tidiness. */
async function removeEmptyLock(lockPath: string): Promise<boolean> {
  try {
    await rmdir(lockPath)
    return true
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT') return true
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM' || code === 'EBUSY')
      return false
    throw error
  }
}
