import { z } from 'zod'
import type { Profile } from '../../shared/profile'
import { accessModes, environments, LENGTHS, namedApis, namedClouds } from '../../shared/profile'
import { profileIdSchema } from '../../shared/profile'
import { readFields } from './profile-fields'

/*
 * The profile file, which other tools write too:
 *
 *   { "version": 1, "profiles": [ { "id", "name", "tenant", … } ], "unreadable": [ … ] }
 *
 * Rows keep their order, and new ones come last, so that two versions of the file compare well. Fields
 * that this version does not know, of a row and of the file, are kept and written back. A row that is
 * no profile does not take the others with it: it moves to `unreadable` with the next write and stays
 * there, word for word, until a person has mended it and put it back among `profiles`.
 */

/** The version of the file that this app writes. */
export const profileFileVersion = 1

/** Fields by name that this version does not know, kept for those who do. */
export type UnknownFields = Readonly<Record<string, unknown>>

export interface ProfileRow {
  readonly profile: Profile
  /**
   * A login host, as `https://host[:port]`, that an import brought and no person has agreed to. While it
   * is the profile's own, nothing is sent to it. It stands here, and not in the profile, because the page
   * and imported files cannot set what is not part of a profile.
   */
  readonly unconfirmedAuthority?: string
  readonly unknownFields?: UnknownFields
}

export interface ProfileFile {
  readonly rows: readonly ProfileRow[]
  readonly unreadable: readonly unknown[]
  readonly unknownFields: UnknownFields
}

export type ProfileFileReading =
  /** `isComplete` is false when reading gave out ids or found unreadable rows, which writing keeps. */
  | { readonly kind: 'current'; readonly file: ProfileFile; readonly isComplete: boolean }
  /** Of a newer version; `file` holds what could be read of it, and is not to be written. */
  | { readonly kind: 'newer'; readonly version: number; readonly file: ProfileFile }
  /** No JSON, or of another shape. */
  | { readonly kind: 'damaged' }

export const emptyProfileFile: ProfileFile = { rows: [], unreadable: [], unknownFields: {} }

const fileSchema = z.object({
  version: z.int().positive(),
  profiles: z.array(z.unknown()),
  unreadable: z.array(z.unknown()).default([])
})
const newerFileSchema = z.object({ version: z.int().gt(profileFileVersion) })
const fileFields = new Set(Object.keys(fileSchema.shape))

const rowSchema = z.object({
  id: profileIdSchema.optional(),
  name: z.string().max(10_000),
  tenant: z.string().max(10_000),
  clientId: z.string().max(10_000),
  mode: z.enum(accessModes),
  api: z.union([z.enum(namedApis), z.object({ resource: z.string().max(10_000) })]),
  cloud: z.union([z.enum(namedClouds), z.object({ authority: z.string().max(10_000) })]),
  environment: z.enum(environments).default('production'),
  account: z.string().max(10_000).default(''),
  tags: z.array(z.string().max(LENGTHS.tag)).max(20).optional(),
  notes: z.string().max(100_000).default(''),
  unconfirmedAuthority: z.unknown().optional()
})
/** The fields of a row that this version knows. */
export const rowFields: ReadonlySet<string> = new Set(Object.keys(rowSchema.shape))

/**
 * Reads the text of a profile file. `newId` gives an id to rows that have none, and to the second of
 * two rows with the same one. Never throws.
 */
export function parseProfileFile(text: string, newId: () => string): ProfileFileReading {
  const content = parseJson(text)
  const newer = newerFileSchema.safeParse(content)
  const file = fileSchema.safeParse(content)
  if (newer.success) {
    const { rows } = readRows(file.success ? file.data.profiles : [], newId)
    const known = { rows, unreadable: [], unknownFields: {} }
    return { kind: 'newer', version: newer.data.version, file: known }
  }
  if (!file.success) return { kind: 'damaged' }
  const { rows, unreadable, isComplete } = readRows(file.data.profiles, newId)
  return {
    kind: 'current',
    file: {
      rows,
      unreadable: [...file.data.unreadable, ...unreadable],
      unknownFields: fieldsBeside(fileFields, content) ?? {}
    },
    isComplete
  }
}

/** Returns the text of a profile file: two spaces of indentation, fields in a fixed order, a line break last. */
export function formatProfileFile({ rows, unreadable, unknownFields }: ProfileFile): string {
  const content = {
    version: profileFileVersion,
    profiles: rows.map(formatRow),
    ...unknownFields,
    ...(unreadable.length === 0 ? {} : { unreadable })
  }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

function formatRow({ profile, unconfirmedAuthority, unknownFields }: ProfileRow): object {
  const { id, name, tenant, clientId, mode, api, cloud, environment, account, tags, notes } =
    profile
  // JSON leaves out fields that are undefined.
  const known = { id, name, tenant, clientId, mode, api, cloud, environment, account, tags, notes }
  return { ...known, unconfirmedAuthority, ...unknownFields }
}

function readRows(
  values: readonly unknown[],
  newId: () => string
): { rows: readonly ProfileRow[]; unreadable: readonly unknown[]; isComplete: boolean } {
  const rows: ProfileRow[] = []
  const unreadable: unknown[] = []
  const ids = new Set<string>()
  let isComplete = true
  for (const value of values) {
    const row = readRow(value)
    if (row === undefined) {
      unreadable.push(value)
      continue
    }
    const { id: ownId, ...profile } = row.profile
    const isOwn = ownId !== undefined && !ids.has(ownId)
    const id = isOwn ? ownId : newId()
    isComplete &&= isOwn
    ids.add(id)
    rows.push({ ...row, profile: { id, ...profile } })
  }
  return { rows, unreadable, isComplete: isComplete && unreadable.length === 0 }
}

interface RowWithoutId extends Omit<ProfileRow, 'profile'> {
  readonly profile: Omit<Profile, 'id'> & { readonly id?: string }
}

function readRow(value: unknown): RowWithoutId | undefined {
  const row = rowSchema.safeParse(value)
  if (!row.success) return undefined
  const { id, unconfirmedAuthority, ...input } = row.data
  const { profile } = readFields(input)
  // The same checks as in the editor: a row must not send a secret to an address of its own making.
  if (profile === undefined) return undefined
  const unknownFields = fieldsBeside(rowFields, value)
  return {
    profile: { ...profile, ...(id ? { id } : {}) },
    ...unconfirmedOf(profile, unconfirmedAuthority),
    ...(unknownFields ? { unknownFields } : {})
  }
}

/** A mark that cannot be read stands for the profile's own host: it does not get lost by being garbled. */
function unconfirmedOf(
  { cloud }: Pick<Profile, 'cloud'>,
  mark: unknown
): Pick<ProfileRow, 'unconfirmedAuthority'> {
  if (mark === undefined) return {}
  if (typeof mark === 'string') return { unconfirmedAuthority: mark }
  return typeof cloud === 'string' ? {} : { unconfirmedAuthority: cloud.authority }
}

/** Returns the fields of an object that are not `known`, or `undefined` when there is none. */
export function fieldsBeside(
  known: ReadonlySet<string>,
  value: unknown
): UnknownFields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  // A file of thousands of rows without such fields is read without building anything here.
  if (Object.keys(value).every((name) => known.has(name))) return undefined
  return Object.fromEntries(Object.entries(value).filter(([name]) => !known.has(name)))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
