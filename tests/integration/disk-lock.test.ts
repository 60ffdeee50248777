import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withFolderLock } from '../../src/core/disk/folder-lock'
import type { BundledProgram } from '../session/bundle-program'
import { bundleProgram } from '../session/bundle-program'
import type { LockCommand } from '../session/programs/lock-program'
import type { RunningProgram } from '../session/running-program'
import { runProgram } from '../session/running-program'

let program: BundledProgram
let folder: string
let started: RunningProgram[]

beforeAll(async () => {
  program = await bundleProgram('tests/session/programs/lock-program.ts')
})

afterAll(async () => {
  await program.remove()
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-lock-'))
  started = []
})

afterEach(async () => {
  await Promise.all(started.map((each) => each.kill()))
  await rm(folder, { recursive: true, force: true })
})

function start(): { readonly tell: (command: LockCommand) => Promise<string> } & RunningProgram {
  const running = runProgram(program.path, { arguments: [folder] })
  started.push(running)
  return { ...running, tell: (command) => running.ask(command) }
}

async function work(): Promise<string> {
  return await Promise.resolve('in')
}

describe('the folder lock between processes', () => {
  it('keeps others out while its holder runs, and names the holder', async () => {
    const holder = start()
    await holder.tell({ do: 'hold' })
    expect(await withFolderLock(folder, work, { timeoutMs: 100 })).toEqual({
      ok: false,
      failure: { code: 'timed-out', processId: holder.processId }
    })
  })

  it('is free at once when its holder was killed', async () => {
    const holder = start()
    await holder.tell({ do: 'hold' })
    await holder.kill()
    const result = await withFolderLock(folder, work, { timeoutMs: 60_000 })
    expect(result).toEqual({ ok: true, value: 'in' })
    expect(await readdir(folder)).toEqual([])
  })

  it('is handed to one who waits when its holder is killed meanwhile', async () => {
    const holder = start()
    await holder.tell({ do: 'hold' })
    const waiting = withFolderLock(folder, work, { timeoutMs: 60_000 })
    await holder.kill()
    expect(await waiting).toEqual({ ok: true, value: 'in' })
  })

  it('lets one at a time in when many clear dead locks and take fresh ones at once', async () => {
    const file = join(folder, 'counter')
    await writeFile(file, '0')
    const times = 60
    const counters = [start(), start(), start()]
    const counting = counters.map((each) => each.tell({ do: 'count', file, times }))
    // All the while, holders die with the lock in their hands.
    for (let death = 0; death < 8; death += 1) {
      const holder = start()
      await holder.tell({ do: 'hold' })
      await holder.kill()
    }
    expect(await Promise.all(counting)).toEqual(['"counted"', '"counted"', '"counted"'])
    expect(await readFile(file, 'utf8')).toBe(String(counters.length * times))
  })
})
