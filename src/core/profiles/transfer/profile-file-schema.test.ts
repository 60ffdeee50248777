import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  accessModes,
  environments,
  LENGTHS,
  MOST_TAGS,
  namedApis,
  namedClouds,
  profileSchema,
  type Profile
} from '../../../shared/profile'
import { MOST_PROFILES } from '../../../shared/inputs'
import { profileFileVersion, type ProfileRow } from '../profile-file'
import { formatExport } from './export-file'

/* docs/profile-file.schema.json is what other tools go by. */

const text = readFileSync('docs/profile-file.schema.json', 'utf8')
const content: unknown = JSON.parse(text)
const schema = z.fromJSONSchema(z.record(z.string(), z.unknown()).parse(content))

const published = z
  .object({
    $defs: z.object({
      profile: z.object({ properties: z.record(z.string(), z.looseObject({})) })
    })
  })
  .parse(content).$defs.profile.properties

const clouds: readonly Profile['cloud'][] = [
  ...namedClouds,
  { authority: 'https://login.example.com:8443' }
]
const apis: readonly Profile['api'][] = [
  ...namedApis,
  { resource: 'https://api.example.com' },
  { resource: 'api://own' }
]

function profileOf(number: number, more: Partial<Profile>): ProfileRow {
  const digits = String(number).padStart(12, '0')
  return {
    profile: {
      id: `6f9619ff-8b86-4d01-b42d-${digits}`,
      name: `Customer ${number}`,
      tenant: 'contoso.onmicrosoft.com',
      clientId: `0f8fad5b-d9cb-469f-a165-${digits}`,
      mode: 'app+user',
      api: 'partner',
      cloud: 'global',
      environment: 'production',
      ...more
    }
  }
}

const everyKind: readonly Partial<Profile>[] = [
  {},
  ...accessModes.map((mode) => ({ mode })),
  ...environments.map((environment) => ({ environment })),
  ...clouds.map((cloud) => ({ cloud })),
  ...apis.map((api) => ({ api })),
  { account: 'ada@contoso.com', tags: ['EU', 'Pricing'], notes: 'two\nlines' },
  {
    name: 'n'.repeat(LENGTHS.name),
    notes: 'n'.repeat(LENGTHS.notes),
    tags: Array.from({ length: MOST_TAGS }, (_, index) =>
      String(index).padStart(LENGTHS.tag, 'tag ')
    )
  }
]

test('every kind of profile is exported as the published schema has it', () => {
  const rows = everyKind.map((more, index) => profileOf(index + 1, more))
  const exported: unknown = JSON.parse(formatExport(rows, 'json'))
  expect(schema.safeParse(exported).error).toBeUndefined()
})

test('an export without profiles, and one with fields of other tools, fit as well', () => {
  const theirs = { ...profileOf(1, {}), unknownFields: { region: 'EU', nested: { a: [1] } } }
  for (const rows of [[], [theirs]]) {
    const exported: unknown = JSON.parse(formatExport(rows, 'json'))
    expect(schema.safeParse(exported).error).toBeUndefined()
  }
})

test('the published schema has the fields of a profile, all of them and no others', () => {
  expect(Object.keys(published)).toEqual(Object.keys(profileSchema.shape))
})

test.each<[string, object]>([
  ['mode', { mode: 'both' }],
  ['api', { api: 'graph' }],
  ['cloud', { cloud: { authority: 'http://login.example.com' } }],
  ['environment', { environment: 'test' }],
  ['clientId', { clientId: '12' }],
  ['name', { name: 'n'.repeat(LENGTHS.name + 1) }],
  ['notes', { notes: 'n'.repeat(LENGTHS.notes + 1) }],
  ['tags', { tags: ['t'.repeat(LENGTHS.tag + 1)] }],
  ['tenant', { tenant: undefined }]
])('the published schema refuses a wrong %s', (_field, wrong) => {
  const { profile } = profileOf(1, {})
  const file = { version: profileFileVersion, profiles: [{ ...profile, ...wrong }] }
  expect(schema.safeParse(file).success).toBe(false)
})

test('the published limits are those of the app', () => {
  const limits = text.match(/"max(?:Length|Items)": \d+/g)?.map((limit) => /\d+$/.exec(limit)?.[0])
  const { name, tenant, resource, host, account, tag, notes } = LENGTHS
  expect(limits).toEqual(
    [MOST_PROFILES, name, tenant, resource, host, account, MOST_TAGS, tag, notes].map(String)
  )
})
