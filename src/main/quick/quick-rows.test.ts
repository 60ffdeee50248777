import { expect, it } from 'vitest'
import { sampleProfile } from '../ipc/contract-samples'
import { quickRows, recentFirst } from './quick-rows'

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...sampleProfile, id }))
const profiles = [a, b, c].flatMap((profile) => profile ?? [])
const ids = (rows: readonly { readonly id: string }[]): readonly string[] =>
  rows.map(({ id }) => id)

it('has the profile that was copied from last at the top, and the others in their order', () => {
  expect(ids(quickRows(profiles, []))).toEqual(['a', 'b', 'c'])
  expect(ids(quickRows(profiles, ['c', 'b']))).toEqual(['c', 'b', 'a'])
})

it('leaves out profiles that are gone', () => {
  expect(ids(quickRows(profiles, ['gone', 'b']))).toEqual(['b', 'a', 'c'])
  expect(ids(recentFirst(profiles, ['gone', 'b']))).toEqual(['b'])
})
