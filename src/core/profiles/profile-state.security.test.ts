import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openProfileStates } from './profile-state'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profile-state-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

it.each([
  '../profiles',
  '..',
  '',
  'x/../../profiles',
  '/etc/passwd',
  '..\\profiles',
  'c56a4180-65aa-42ec-a945-5fd21dec0538/../../profiles',
  'C56A4180-65AA-42EC-A945-5FD21DEC0538',
  'c56a4180-65aa-42ec-a945-5fd21dec0538\n',
  'c56a4180-65aa-42ec-a945-5fd21dec0538\0'
])('refuses the id %j, and touches no file', async (id) => {
  await writeFile(join(folder, 'profiles.json'), '{"version":1,"state":{"account":"x"}}')
  const states = openProfileStates({ folder })
  await expect(states.get(id)).rejects.toThrow(RangeError)
  await expect(states.set(id, { issuedAt: 1 })).rejects.toThrow(RangeError)
  await expect(states.remove(id)).rejects.toThrow(RangeError)
  expect(await readdir(folder)).toEqual(['profiles.json'])
})

it('writes declared fields only, so that a token that slips in does not get to the disk', async () => {
  const id = 'c56a4180-65aa-42ec-a945-5fd21dec0538'
  const states = openProfileStates({ folder })
  const slip = { account: 'ada@contoso.com', accessToken: 'canary-token' }
  const credential = { kind: 'secret' as const, savedAt: 1, value: 'canary-secret' }
  await states.set(id, { ...slip, credential })
  const text = await readFile(join(folder, 'state', `${id}.json`), 'utf8')
  expect(text).toContain('ada@contoso.com')
  expect(text).not.toContain('canary')
})
