import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LockMarkFile } from './lock-mark'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-mark-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

it('is there after a restart, until it is removed', async () => {
  await new LockMarkFile(folder).set({ reason: 'idle', at: 5 })
  expect(await new LockMarkFile(folder).read(9)).toEqual({ reason: 'idle', at: 5 })
  await new LockMarkFile(folder).remove()
  expect(await new LockMarkFile(folder).read(9)).toBeUndefined()
})

it('counts also when it cannot be read', async () => {
  await writeFile(join(folder, 'locked.json'), 'not JSON')
  expect(await new LockMarkFile(folder).read(9)).toEqual({ reason: 'person', at: 9 })
})
