import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Names that say which process made a file: `PLACE-PID-START-TOKEN`.
 *
 * - `PLACE` tells one set of process ids from another: the host, and on Linux the pid namespace, so
 *   that a pid of another container is never taken for one of ours.
 * - `START` is when the process began (with the boot it began in), so that a pid that is given out
 *   again is not taken for its dead owner. `0` where the system does not say (outside Linux).
 * - `TOKEN` is random: two names are never equal, not even within one process.
 */
const ownerPattern = /^([0-9a-f]{8})-([1-9][0-9]{0,9})-(0|[0-9a-f]{12})-([0-9a-f]{16})$/

/** The shape of an owner's name as a regular expression's source, for names that contain one. */
export const ownerNameSource = '[0-9a-f]{8}-[1-9][0-9]{0,9}-(?:0|[0-9a-f]{12})-[0-9a-f]{16}'

/**
 * How old a file of an owner that cannot be judged (on another host, or where start times are not
 * known) must be before it counts as left behind. What is named here lives for seconds.
 */
const unknownOwnerLifetimeMs = 120_000

function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

function readOrEmpty(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}

const place = shortHash(`${hostname()}\n${readOrEmpty(() => readlinkSync('/proc/self/ns/pid'))}`, 8)
const bootId = readOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).trim()

/** Returns when process `pid` began, as a short text to compare, or `0` where it cannot be read. */
function processStart(pid: number): string {
  const status = readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The process's name stands in brackets and may hold spaces and brackets: count from the last one.
  // `starttime` is field 22 of proc_pid_stat(5), the 20th after the name.
  const startTime = status.slice(status.lastIndexOf(')') + 2).split(' ')[19]
  return startTime === undefined ? '0' : shortHash(`${bootId}\n${startTime}`, 12)
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const ownStart = processStart(process.pid)

/** Returns a new name, of lower-case letters, digits and dashes, that says this process made it. */
export function nameOwner(): string {
  return `${place}-${process.pid}-${ownStart}-${randomBytes(8).toString('hex')}`
}

/** Returns the process id that an owner's name carries, or `undefined` if it is not such a name. */
export function ownerProcessId(ownerName: string): number | undefined {
  const pid = ownerPattern.exec(ownerName)?.[2]
  return pid === undefined ? undefined : Number(pid)
}

/**
 * Tells whether what `ownerName` made is left behind: its process has ended, or it cannot be judged
 * and `ageMs` (milliseconds) is beyond what anything named here lives.
 */
export function isLeftBehind(ownerName: string, ageMs: number): boolean {
  const match = ownerPattern.exec(ownerName)
  const expired = ageMs > unknownOwnerLifetimeMs
  if (match === null || match[1] !== place) return expired
  const pid = Number(match[2])
  if (!processExists(pid)) return true
  const start = processStart(pid)
  if (match[3] === '0' || start === '0') return expired
  return match[3] !== start
}
