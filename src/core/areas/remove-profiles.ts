import type { CallFailure } from '../../shared/call-failure'
import { failed, succeeded, type Result } from '../../shared/result'
import type { KeyedMutex } from '../disk/mutex'
import { Gate } from '../profiles/gate'
import type { ProfileRow } from '../profiles/profile-file'
import type { ProfileStore } from '../profiles/profile-store'
import { notWritten } from '../sign-in/token-record'
import type { RecordKind, TakenRecord, Vault } from '../vault/vault'
import type { SignInArea } from './sign-in-area'
import type { TakenView, TokenViews } from './token-views'

export interface RemoveProfilesParts {
  readonly store: ProfileStore
  readonly views: TokenViews
  readonly vault: Vault
  readonly turns: KeyedMutex
  readonly signIn: Pick<SignInArea, 'cancel'>
}

const recordKinds = ['token-cache', 'credential'] as const satisfies readonly RecordKind[]

/** A row, and its place in the file that it was taken from, counted from 0. */
interface PlacedRow {
  readonly row: ProfileRow
  readonly place: number
}

/** Profiles that are no more, as they were: enough to bring them back. Their secrets are sealed still. */
export interface RemovedProfiles {
  readonly rows: readonly PlacedRow[]
  readonly records: readonly TakenRecord[]
  readonly views: readonly TakenView[]
}

/**
 * Removes profiles with their tokens and credentials, all or none; the file is written once. Profiles
 * that are not there are as good as removed.
 */
export async function removeProfiles(
  parts: RemoveProfilesParts,
  profileIds: readonly string[]
): Promise<Result<RemovedProfiles, CallFailure>> {
  const { store, views, vault, turns, signIn } = parts
  for (const id of profileIds) signIn.cancel(id)
  return await inAllTurns(turns, profileIds, async () => {
    // A profile that stays keeps its secrets.
    if (store.view().mode === 'read-only-newer') return failed({ kind: 'store-read-only' })
    // The secrets first: without its profile, nobody would ever remove a record.
    const records = await takeRecords(vault, profileIds)
    if (!records.ok) return records
    const rows = await takeRows(store, profileIds)
    if (!rows.ok) {
      await putRecordsBack(vault, records.value)
      return rows
    }
    const taken = await atOnce(profileIds, (id) => views.takeProfile(id))
    return succeeded({ rows: rows.value, records: records.value, views: taken })
  })
}

/**
 * Brings removed profiles back, all or none: their rows in their places, what was known of their
 * tokens, and the sealed records as they lay. Returns how many.
 */
export async function bringBackProfiles(
  parts: RemoveProfilesParts,
  removed: RemovedProfiles
): Promise<Result<number, CallFailure>> {
  const { store, views, vault, turns } = parts
  const ids = removed.rows.map(({ row }) => row.profile.id)
  return await inAllTurns(turns, ids, async () => {
    // The records of a profile that another process has saved under the id are not overwritten.
    await store.refresh()
    if (ids.some((id) => store.get(id) !== undefined)) return failed({ kind: 'profile-came-back' })
    const put = await putRecordsBack(vault, removed.records)
    const stored = put.ok ? await putRowsBack(store, removed.rows) : put
    if (!stored.ok) {
      await takeRecords(vault, ids)
      return stored
    }
    await atOnce(removed.views, (view) => views.putBackProfile(view))
    for (const { row } of removed.rows) await views.noteProfile(row.profile)
    return succeeded(ids.length)
  })
}

/** What could be taken is put back when the rest is refused. */
async function takeRecords(
  vault: Vault,
  profileIds: readonly string[]
): Promise<Result<readonly TakenRecord[], CallFailure>> {
  const names = profileIds.flatMap((id) => recordKinds.map((kind) => ({ kind, id })))
  const results = await atOnce(names, ({ kind, id }) => vault.take(kind, id))
  const taken = results.flatMap((result) =>
    result.ok && result.value !== undefined ? [result.value] : []
  )
  const refused = results.find(({ ok }) => !ok)
  if (refused === undefined || refused.ok) return succeeded(taken)
  await putRecordsBack(vault, taken)
  return failed(notWritten(refused.failure))
}

async function putRecordsBack(
  vault: Vault,
  records: readonly TakenRecord[]
): Promise<Result<undefined, CallFailure>> {
  const results = await atOnce(records, (record) => vault.putBack(record))
  const refused = results.find(({ ok }) => !ok)
  return refused === undefined || refused.ok
    ? succeeded(undefined)
    : failed(notWritten(refused.failure))
}

async function takeRows(
  store: ProfileStore,
  profileIds: readonly string[]
): Promise<Result<readonly PlacedRow[], CallFailure>> {
  const named = new Set(profileIds)
  let taken: readonly PlacedRow[] = []
  const edited = await store.editRows<CallFailure>((rows) => {
    taken = [...rows.values()].flatMap((row, place) =>
      named.has(row.profile.id) ? [{ row, place }] : []
    )
    for (const { row } of taken) rows.delete(row.profile.id)
    return succeeded(undefined)
  })
  return edited.ok ? succeeded(taken) : edited
}

async function putRowsBack(
  store: ProfileStore,
  taken: readonly PlacedRow[]
): Promise<Result<undefined, CallFailure>> {
  return await store.editRows<CallFailure>((rows) => {
    if (taken.some(({ row }) => rows.has(row.profile.id)))
      return failed({ kind: 'profile-came-back' })
    const all = [...rows.values()]
    for (const { row, place } of taken) all.splice(place, 0, row)
    rows.clear()
    for (const row of all) rows.set(row.profile.id, row)
    return succeeded(undefined)
  })
}

/** Enough to keep the disk busy, far from any limit. */
const filesAtOnce = 32

/** Does some work with files for each item, a bounded number side by side. */
export async function atOnce<Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>
): Promise<readonly Value[]> {
  const gate = new Gate(filesAtOnce)
  return await Promise.all(items.map((item) => gate.run(() => work(item))))
}

/** Runs `work` when nothing else is done with any of these profiles. */
async function inAllTurns<Value>(
  turns: KeyedMutex,
  profileIds: readonly string[],
  work: () => Promise<Value>
): Promise<Value> {
  // In one order everywhere, so that two of these never wait for each other.
  const ids = [...new Set(profileIds)].sort()
  return await ids.reduceRight<() => Promise<Value>>(
    (inner, id) => () => turns.run(id, inner),
    work
  )()
}
