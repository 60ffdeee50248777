import { powerMonitor } from 'electron'
import type { ShellOptions } from '../app-options'
import { DeskLock } from './desk-lock'
import { LockMarkFile } from './lock-mark'
import { systemPersonCheck } from './person-check'
import { watchAbsence } from './watch-absence'

/** The desk's lock, and what makes it follow the person. */
export interface OpenLock {
  readonly lock: DeskLock
  /**
   * Locks the desk at once if it was ended locked, and from now on whenever the person has gone. Called
   * when every step of locking is known. Returns what ends the watch.
   */
  begin(): () => void
}

/** Idle times are counted in minutes: a look every quarter of a minute is exact enough. */
const usualLookEveryMs = 15_000

/** Opens the lock: open, until `begin` is called. */
export async function openLock(options: ShellOptions): Promise<OpenLock> {
  const { dataFolder, settings, log } = options
  const onTrouble = (error: unknown): void => {
    log({ event: 'error', during: 'lock', error })
  }
  const lock = new DeskLock({
    person: systemPersonCheck(process.platform),
    now: Date.now,
    onTrouble
  })
  const file = new LockMarkFile(dataFolder)
  const mark = await file.read(Date.now())
  let written = Promise.resolve()
  lock.onChange(({ kind, locked }) => {
    // A privacy screen keeps nobody out, so there is nothing to go around.
    if (kind === 'privacy-screen' && locked !== undefined) return
    written = written
      .then(() => (locked === undefined ? file.remove() : file.set(locked)))
      .catch(onTrouble)
  })
  return {
    lock,
    begin() {
      // SECURITY: ending the app and starting it again is no way around the lock. [tests/e2e/lock.spec.ts]
      if (mark !== undefined) void lock.lock(mark.reason, mark.at)
      return watchAbsence({
        source: powerMonitor,
        settings: () => settings.current(),
        isLocked: () => lock.isLocked,
        onAbsence: (reason) => void lock.lock(reason),
        lookEveryMs: options.idleLookEveryMs ?? usualLookEveryMs,
        after: (delayMs, work) => {
          const timer = setTimeout(work, delayMs)
          return () => {
            clearTimeout(timer)
          }
        }
      })
    }
  }
}
