import { expect, test } from 'vitest'
import { findProfile } from './find-profile'

const profiles = [
  { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Contoso' },
  { id: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Contoso EU' },
  { id: 'bbbbbbbb-0000-4000-8000-000000000003', name: 'contoso eu' },
  { id: 'cccccccc-0000-4000-8000-000000000004', name: 'Fabrikam' },
  { id: 'dddddddd-0000-4000-8000-000000000005', name: 'aaaaaaaa-0000-4000-8000-000000000001' }
]
const names = (found: ReturnType<typeof findProfile>): readonly string[] =>
  found.ok
    ? [found.value.id.slice(0, 1) + found.value.id.slice(-1)]
    : found.failure.map(({ name }) => name)

test.each([
  ['its id, before a name that reads the same', 'aaaaaaaa-0000-4000-8000-000000000001', ['a1']],
  ['its whole name, although others begin with it', 'Contoso', ['a1']],
  ['its name in its own spelling', 'Contoso EU', ['a2']],
  ['its name in other letters', 'FABRIKAM', ['c4']],
  ['the beginning of its name', 'fab', ['c4']],
  ['the beginning of its id', 'bbbb', ['b3']],
  ['nothing, when several names fit', 'CONTOSO EU', ['Contoso EU', 'contoso eu']],
  ['nothing, when several begin so', 'con', ['Contoso', 'Contoso EU', 'contoso eu']],
  ['nothing, when none fits', 'northwind', []],
  ['nothing, for an empty word', ' ', []]
])('a word means the profile by %s', (_how, wanted, found) => {
  expect(names(findProfile(profiles, wanted))).toEqual(found)
})
