import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { namesIn, readFileIfPresent, writeFileAtomically } from '../disk/atomic-file'
import { freeName } from '../disk/free-name'
import { systemErrorCode } from '../disk/system-error'
import { formatProfileFile, parseProfileFile } from './profile-file'
import type { ProfileFile, ProfileFileReading } from './profile-file'

/*
 * The files of the profile store in the data folder:
 *
 *   profiles.json                     the profiles
 *   profiles.last-good.json           a copy of the last one that was read or written well
 *   profiles.damaged-TIME.json        one that could not be read, kept aside
 *   profiles.last-good-TIME.json      a copy that was not wanted, kept aside
 *
 * A write replaces `profiles.json` first and the copy afterwards. Wherever the process is killed, one
 * of the two holds the profiles as they were before the write or as they are after it.
 */

const profilesName = 'profiles.json'
export const lastGoodName = 'profiles.last-good.json'
const damagedPattern = /^profiles\.damaged-[0-9TZ-]+\.json$/

/** Tells one state of a file from another; `undefined` when there is no file. */
export type FileSignature = string | undefined

export interface FoundProfiles {
  readonly signature: FileSignature
  readonly reading:
    ProfileFileReading | { readonly kind: 'absent' } | { readonly kind: 'unchanged' }
}

/** Reads `profiles.json`, unless it still is as `known` says. @throws the system's error. */
export async function readProfiles(
  folder: string,
  newId: () => string,
  known?: string
): Promise<FoundProfiles> {
  const path = join(folder, profilesName)
  // The signature first: a file that is replaced in between is then read once too often, never too seldom.
  const signature = await signatureOf(path)
  if (signature === undefined) return { signature, reading: { kind: 'absent' } }
  if (signature === known) return { signature, reading: { kind: 'unchanged' } }
  return { signature, reading: await readFile(path, newId) }
}

/** Replaces `profiles.json`. Returns its new signature. @throws the system's error; nothing is lost then. */
export async function writeProfiles(folder: string, file: ProfileFile): Promise<FileSignature> {
  const path = join(folder, profilesName)
  const text = formatProfileFile(file)
  await writeFileAtomically(path, text, { mode: 0o600 })
  const signature = await signatureOf(path)
  await ignoreSystemErrors(() => writeFileAtomically(join(folder, lastGoodName), text))
  return signature
}

/** Brings the copy up to date with a `profiles.json` that was just read well. */
export async function keepAsLastGood(folder: string, file: ProfileFile): Promise<void> {
  await ignoreSystemErrors(async () => {
    if (await isKeptAsLastGood(folder)) return
    await writeFileAtomically(join(folder, lastGoodName), formatProfileFile(file))
  })
}

/** Whether the copy is as new as `profiles.json`, or there is none to copy. @throws the system's error. */
export async function isKeptAsLastGood(folder: string): Promise<boolean> {
  const profiles = await changedAt(join(folder, profilesName))
  const copy = await changedAt(join(folder, lastGoodName))
  return profiles === undefined || (copy !== undefined && copy >= profiles)
}

export interface LastGood {
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly savedAt: number
  readonly file: ProfileFile
}

/** Returns the last good copy if there is one, with profiles in it, that can be read. */
export async function readLastGood(
  folder: string,
  newId: () => string,
  name = lastGoodName
): Promise<LastGood | undefined> {
  const path = join(folder, name)
  return await ignoreSystemErrors(async () => {
    const savedAt = await changedAt(path)
    const reading = await readFile(path, newId)
    if (savedAt === undefined || reading.kind !== 'current') return undefined
    return reading.file.rows.length === 0 ? undefined : { name, savedAt, file: reading.file }
  })
}

/** Moves a `profiles.json` that cannot be read out of the way. Returns its new name. @throws the system's error. */
export async function setDamagedAside(folder: string, now: number): Promise<string> {
  const name = await freeName(folder, 'profiles.damaged', now)
  await rename(join(folder, profilesName), join(folder, name))
  return name
}

/**
 * Copies the last good copy, which the next write replaces. Returns the name. It is no rename: a
 * process killed before that write must find the copy where it was. @throws the system's error.
 */
export async function copyLastGoodAside(folder: string, now: number): Promise<string> {
  const name = await freeName(folder, 'profiles.last-good', now)
  const bytes = await readFileIfPresent(join(folder, lastGoodName))
  if (bytes !== undefined) await writeFileAtomically(join(folder, name), bytes)
  return name
}

/** Returns the name of the file that was set aside last because it could not be read. */
export async function newestDamaged(folder: string): Promise<string | undefined> {
  const names = await namesIn(folder)
  return names
    .filter((name) => damagedPattern.test(name))
    .sort()
    .at(-1)
}

async function readFile(path: string, newId: () => string): Promise<ProfileFileReading> {
  const bytes = await readFileIfPresent(path)
  const text = bytes === undefined ? undefined : decode(bytes)
  return text === undefined ? { kind: 'damaged' } : parseProfileFile(text, newId)
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

async function signatureOf(path: string): Promise<FileSignature> {
  const facts = await factsOf(path)
  return facts && `${facts.ino} ${facts.size} ${facts.mtimeNs}`
}

async function changedAt(path: string): Promise<number | undefined> {
  const facts = await factsOf(path)
  return facts && Number(facts.mtimeMs)
}

async function factsOf(
  path: string
): Promise<{ ino: bigint; size: bigint; mtimeNs: bigint; mtimeMs: bigint } | undefined> {
  try {
    return await stat(path, { bigint: true })
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** For what is worth doing but must not make the operation that it belongs to fail. */
async function ignoreSystemErrors<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work()
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error
    return undefined
  }
}
