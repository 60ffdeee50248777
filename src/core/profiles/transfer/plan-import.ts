import { isDeepStrictEqual } from 'node:util'
import { LENGTHS, type Profile } from '../../../shared/profile'
import type { ImportField, ImportRow } from '../../../shared/transfer'
import { authorityHostOf } from '../../directory/clouds'
import { identityKeyOf } from '../identity'
import type { ProfileRow, UnknownFields } from '../profile-file'
import type { BrokenRow, ReadRow } from './read-row'
import type { Result } from '../../../shared/result'

/** A row of a file that was read, with the id that it gets if it is new. */
export type FileRow = Result<ReadRow & { readonly newId: string }, BrokenRow>

/** What becomes of a row. */
export interface PlannedRow {
  readonly shown: ImportRow
  /** What the profile file is to hold; nothing for a row that changes nothing. */
  readonly next?: ProfileRow
}

/** The rows of the profile file by id. */
type Held = ReadonlyMap<string, ProfileRow>

/**
 * Says what each row of a file does to the profiles that are held.
 *
 * A row is for the profile that has its id, else for one of the same identity that no other row of the file
 * names by its id. A row repeats another one of the file when it is for the same profile, or, new, has the
 * same id, or the same identity and no id of its own: two new rows that have ids of their own are two
 * profiles, as they were where they came from.
 */
export class ImportPlan {
  readonly #held: Held
  readonly #heldByIdentity = new Map<string, string>()
  /** The position of the row that decides about a profile. */
  readonly #decided = new Map<string, number>()
  readonly #namedById = new Map<string, number>()
  readonly #newByIdentity = new Map<
    string,
    { readonly position: number; readonly hasId: boolean }
  >()

  constructor(held: Held, rows: readonly FileRow[]) {
    this.#held = held
    const named = new Set<string>()
    for (const row of rows) {
      if (!row.ok || row.value.id === undefined || !held.has(row.value.id)) continue
      named.add(row.value.id)
      this.#namedById.set(identityKeyOf(row.value.profile), row.value.position)
    }
    for (const [id, { profile }] of held) {
      const key = identityKeyOf(profile)
      if (!named.has(id) && !this.#heldByIdentity.has(key)) this.#heldByIdentity.set(key, id)
    }
  }

  /** Plans the next row; the rows come in the order of the file. */
  next(row: FileRow): PlannedRow {
    if (!row.ok)
      return {
        shown: {
          ...shownOf('broken', row.failure.position, row.failure),
          problems: [...row.failure.problems]
        }
      }
    const { id, newId, position, profile } = row.value
    const key = identityKeyOf(profile)
    const matched = this.#held.has(newId) ? newId : this.#heldByIdentity.get(key)
    const target = matched ?? newId
    const repeats = this.#decided.get(target) ?? this.#repeatedByIdentity(row.value, matched, key)
    if (repeats !== undefined)
      return { shown: { ...shownOf('duplicate', position, profile), repeats } }
    this.#decided.set(target, position)
    if (matched === undefined) this.#newByIdentity.set(key, { position, hasId: id !== undefined })
    const held = this.#held.get(target)
    return held === undefined ? created(row.value, newId) : changed(row.value, held)
  }

  #repeatedByIdentity(
    { id }: ReadRow,
    matched: string | undefined,
    key: string
  ): number | undefined {
    if (matched !== undefined) return undefined
    const other = this.#newByIdentity.get(key)
    if (other !== undefined && (id === undefined || !other.hasId)) return other.position
    return id === undefined ? this.#namedById.get(key) : undefined
  }
}

function created({ position, profile, unknownFields }: ReadRow, id: string): PlannedRow {
  const shown = shownOf('new', position, profile)
  const next: ProfileRow = { profile: { id, ...profile } }
  // Most of the rows of a long file are done with this.
  if (typeof profile.cloud === 'string' && isEmpty(unknownFields)) return { shown, next }
  return {
    shown: { ...shown, ...authorityOf(profile.cloud) },
    next: {
      ...next,
      ...unconfirmed(profile.cloud),
      ...(isEmpty(unknownFields) ? {} : { unknownFields })
    }
  }
}

function changed(row: ReadRow, held: ProfileRow): PlannedRow {
  const profile = mergedProfile(row, held.profile)
  const unknownFields = { ...held.unknownFields, ...row.unknownFields }
  const changes = changesOf(held, { profile, unknownFields })
  const isSameCloud = textOf(profile, 'cloud') === textOf(held.profile, 'cloud')
  const mark = isSameCloud ? markOf(held) : unconfirmed(profile.cloud)
  const waits = mark.unconfirmedAuthority !== undefined && isMarked(profile, mark)
  const shown: ImportRow = {
    ...shownOf(changes.length === 0 ? 'same' : 'changed', row.position, profile),
    profileId: held.profile.id,
    changes,
    ...(waits ? authorityOf(profile.cloud) : {})
  }
  if (changes.length === 0) return { shown }
  const { profile: _, unconfirmedAuthority: __, unknownFields: ___, ...rest } = held
  return {
    shown,
    next: { ...rest, profile, ...mark, ...(isEmpty(unknownFields) ? {} : { unknownFields }) }
  }
}

/** The row's fields, and the held profile's where the row has none. */
function mergedProfile({ profile, absent }: ReadRow, held: Profile): Profile {
  const { environment, account, tags, notes, ...fields } = profile
  const taken = { account, tags, notes }
  const kept = {
    ...(absent.includes('account') ? { account: held.account } : {}),
    ...(absent.includes('tags') ? { tags: held.tags } : {}),
    ...(absent.includes('notes') ? { notes: held.notes } : {})
  }
  const optional = Object.entries({ ...taken, ...kept }).filter(([, value]) => value !== undefined)
  return {
    id: held.id,
    ...fields,
    environment: absent.includes('environment') ? held.environment : environment,
    ...Object.fromEntries(optional)
  }
}

const comparedFields = [
  'name',
  'tenant',
  'clientId',
  'mode',
  'api',
  'cloud',
  'environment',
  'account',
  'tags',
  'notes'
] as const satisfies readonly ImportField[]

function changesOf(before: ProfileRow, after: ProfileRow): ImportRow['changes'] {
  const changes: ImportRow['changes'] = []
  for (const field of comparedFields) {
    const was = textOf(before.profile, field)
    const will = textOf(after.profile, field)
    if (was !== will) changes.push({ field, before: was, after: will })
  }
  const was = before.unknownFields ?? {}
  const will = after.unknownFields ?? {}
  if (!isDeepStrictEqual(was, will))
    changes.push({ field: 'otherFields', before: textOfFields(was), after: textOfFields(will) })
  return changes
}

/** Returns a field as text that is different for different values. */
function textOf(profile: Profile, field: (typeof comparedFields)[number]): string {
  const value = profile[field]
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.join(', ')
  return 'resource' in value ? value.resource : value.authority
}

function textOfFields(fields: UnknownFields): string {
  return isEmpty(fields) ? '' : JSON.stringify(fields).slice(0, LENGTHS.notes)
}

function isEmpty(fields: UnknownFields): boolean {
  return Object.keys(fields).length === 0
}

function shownOf(
  kind: ImportRow['kind'],
  position: number,
  { name, tenant }: Pick<ImportRow, 'name' | 'tenant'>
): ImportRow {
  return { position, name, tenant, kind, changes: [], problems: [] }
}

function authorityOf(cloud: Profile['cloud']): Pick<ImportRow, 'authority'> {
  return typeof cloud === 'string' ? {} : { authority: authorityHostOf(cloud) }
}

function markOf({ unconfirmedAuthority }: ProfileRow): Pick<ProfileRow, 'unconfirmedAuthority'> {
  return unconfirmedAuthority === undefined ? {} : { unconfirmedAuthority }
}

function isMarked({ cloud }: Profile, { unconfirmedAuthority }: Partial<ProfileRow>): boolean {
  return typeof cloud !== 'string' && cloud.authority === unconfirmedAuthority
}

/** A login host that a file names is asked for nothing before a person has agreed to it. */
function unconfirmed(cloud: Profile['cloud']): Pick<ProfileRow, 'unconfirmedAuthority'> {
  return typeof cloud === 'string' ? {} : { unconfirmedAuthority: cloud.authority }
}
