import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Arrangement } from '../../shared/arrangement'
import { defaultArrangement } from './arrangement-file'
import { openArrangement } from './arrangement-store'

const id = 'c56a4180-65aa-42ec-a945-000000000001'
const other = 'c56a4180-65aa-42ec-a945-000000000002'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arrangement-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const path = (): string => join(folder, 'arrangement.json')
const write = (content: unknown): Promise<void> => writeFile(path(), JSON.stringify(content))

it('begins with nothing arranged, and writes nothing for it', async () => {
  const store = await openArrangement(folder)
  expect(store.current()).toEqual(defaultArrangement)
  expect(await store.change((before) => ({ ...before }))).toMatchObject({ ok: true })
  await expect(readFile(path())).rejects.toThrow('ENOENT')
})

it('keeps what was arranged, and tells it once', async () => {
  const store = await openArrangement(folder)
  const told: Arrangement[] = []
  store.onChange((arrangement) => told.push(arrangement))
  await store.change((before) => ({ ...before, pinned: [id], grouping: 'tag' }))
  await store.change((before) => ({ ...before, grouping: 'tag' }))
  expect(told).toEqual([{ ...defaultArrangement, pinned: [id], grouping: 'tag' }])
  expect((await openArrangement(folder)).current()).toEqual(store.current())
})

it('changes what another process has written since, and loses nothing of it', async () => {
  const one = await openArrangement(folder)
  const two = await openArrangement(folder)
  await one.change((before) => ({ ...before, pinned: [...before.pinned, id] }))
  await two.change((before) => ({ ...before, pinned: [...before.pinned, other] }))
  expect(two.current().pinned).toEqual([id, other])
  await one.refresh()
  expect(one.current().pinned).toEqual([id, other])
})

it.each([
  ['no JSON', '{"pinned": ['],
  ['another shape', '[1, 2]'],
  ['bytes of no text', '\u0000\uffff']
])('a file with %s is as if nobody had arranged anything', async (_what, text) => {
  await writeFile(path(), text)
  const store = await openArrangement(folder)
  expect(store.current()).toEqual(defaultArrangement)
  expect(await store.change((before) => ({ ...before, pinned: [id] }))).toMatchObject({ ok: true })
  expect((await openArrangement(folder)).current().pinned).toEqual([id])
})

it('a field that is garbled does not take the others with it', async () => {
  await write({ pinned: ['../../etc'], recent: [id], sorting: 'loud', grouping: 'cloud' })
  const store = await openArrangement(folder)
  expect(store.current()).toEqual({ ...defaultArrangement, recent: [id], grouping: 'cloud' })
})

it('what cannot be written is refused, and nothing has changed', async () => {
  await mkdir(path())
  const store = await openArrangement(folder)
  const refused = await store.change((before) => ({ ...before, pinned: [id] }))
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'store-not-written' } })
  expect(store.current()).toEqual(defaultArrangement)
})
