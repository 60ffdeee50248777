import { expect, it } from 'vitest'
import { succeeded } from '../../../shared/result'
import type { ProfileRow } from '../profile-file'
import { ImportPlan, type FileRow, type PlannedRow } from './plan-import'
import { readRow } from './read-row'

const idOf = (digit: number): string => `6f9619ff-8b86-4d01-b42d-00000000000${digit}`

const fields = {
  name: 'Customer',
  tenant: 'customer.onmicrosoft.com',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  mode: 'app-only',
  api: 'partner',
  cloud: 'global'
}

function fileRows(...rows: readonly object[]): readonly FileRow[] {
  return rows.map((more, index) => {
    const { row } = readRow({ position: index + 1, value: { ...fields, ...more } })
    return row.ok ? succeeded({ ...row.value, newId: row.value.id ?? idOf(9 - index) }) : row
  })
}

function planned(held: readonly ProfileRow[], rows: readonly FileRow[]): readonly PlannedRow[] {
  const plan = new ImportPlan(new Map(held.map((row) => [row.profile.id, row])), rows)
  return rows.map((row) => plan.next(row))
}

/** The rows that the file is to hold after these have been imported. */
function heldAfter(...rows: readonly object[]): readonly ProfileRow[] {
  return planned([], fileRows(...rows)).flatMap(({ next }) => next ?? [])
}

const shownOf = (plan: readonly PlannedRow[]): readonly object[] => plan.map(({ shown }) => shown)

it('a row is for the profile of its id, whatever else it says', () => {
  const held = heldAfter({ id: idOf(1) }, { id: idOf(2), tenant: 'other.example' })
  const plan = planned(held, fileRows({ id: idOf(2) }))
  expect(shownOf(plan)).toMatchObject([
    { kind: 'changed', profileId: idOf(2), changes: [{ field: 'tenant', before: 'other.example' }] }
  ])
})

it('a row without a known id is for the profile of the same identity', () => {
  const held = heldAfter({ id: idOf(1) })
  expect(shownOf(planned(held, fileRows({})))).toMatchObject([{ kind: 'same', profileId: idOf(1) }])
  const other = planned(held, fileRows({ id: idOf(5), notes: 'New' }))
  expect(shownOf(other)).toMatchObject([{ kind: 'changed', profileId: idOf(1) }])
  expect(other[0]?.next?.profile.id).toBe(idOf(1))
})

it('two new rows with ids of their own are two profiles; one without an id repeats the other', () => {
  const plan = planned([], fileRows({ id: idOf(1) }, { id: idOf(2) }, {}, { id: idOf(1) }))
  expect(shownOf(plan)).toMatchObject([
    { kind: 'new' },
    { kind: 'new' },
    { kind: 'duplicate' },
    { kind: 'duplicate', repeats: 1 }
  ])
})

it('fields that a row does not have are kept, and empty ones are emptied', () => {
  const held = heldAfter({
    id: idOf(1),
    notes: 'Kept',
    tags: ['a'],
    environment: 'sandbox',
    more: 1
  })
  expect(shownOf(planned(held, fileRows({ id: idOf(1) })))).toMatchObject([{ kind: 'same' }])
  const [emptied] = planned(held, fileRows({ id: idOf(1), notes: '', tags: [] }))
  expect(emptied?.shown.changes.map(({ field }) => field)).toEqual(['tags', 'notes'])
  expect(emptied?.next).toMatchObject({
    profile: { environment: 'sandbox' },
    unknownFields: { more: 1 }
  })
})
