import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeFileAtomically } from './atomic-file'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-file-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('a file written atomically', () => {
  it('can be read and written by its owner only', async () => {
    const path = join(folder, 'private')
    await writeFileAtomically(path, 'x')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('can be read by others only when its writer says so', async () => {
    const path = join(folder, 'public')
    await writeFileAtomically(path, 'x', { mode: 0o644 })
    expect((await stat(path)).mode & 0o777).toBe(0o644)
  })
})
