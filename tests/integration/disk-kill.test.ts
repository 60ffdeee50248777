import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeLeftovers } from '../../src/core/disk/atomic-file'
import { dataKeyFrom, openSealed } from '../../src/core/vault/sealed-record'
import type { BundledProgram } from '../session/bundle-program'
import { bundleProgram } from '../session/bundle-program'
import { firstLine } from '../session/own-process'
import { recordsToWrite, writerBinding, writerKey } from '../session/writer-files'

const lanes = 2
const killsPerLane = 100
const longestLifeMs = 30

let parentFolder: string
let writer: BundledProgram

beforeAll(async () => {
  parentFolder = await mkdtemp(join(tmpdir(), 'disk-kill-'))
  writer = await bundleProgram('tests/session/programs/writer-program.ts')
})

afterAll(async () => {
  await writer.remove()
  await rm(parentFolder, { recursive: true, force: true })
})

/** Numbers from 0 to 1 that look random and are the same at every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Lets the program write for a while and kills it in the middle. */
async function writeAndKill(folder: string, lifeMs: number): Promise<void> {
  const child = spawn(process.execPath, [writer.path, folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const exited = once(child, 'exit')
  await firstLine(child.stdout, 'The writing program ended before it wrote')
  await delay(lifeMs)
  child.kill('SIGKILL')
  await exited
}

async function expectWholeFiles(folder: string): Promise<void> {
  const json = JSON.parse(await readFile(join(folder, 'profiles.json'), 'utf8')) as {
    readonly rows: readonly unknown[]
    readonly count: number
  }
  expect(json.rows).toHaveLength(json.count)
  const key = dataKeyFrom(writerKey())
  for (const profileId of recordsToWrite) {
    const sealed = await readFile(join(folder, `${profileId}.token-cache`))
    const opened = openSealed(key, 'token-cache', writerBinding(profileId), sealed)
    expect(opened.ok).toBe(true)
  }
}

/** Returns how many unfinished files the kills left behind. */
async function killOften(folder: string, random: () => number): Promise<number> {
  let leftovers = 0
  for (let kill = 0; kill < killsPerLane; kill += 1) {
    await writeAndKill(folder, random() * longestLifeMs)
    await expectWholeFiles(folder)
    leftovers += (await removeLeftovers(folder)).length
    expect(await readdir(folder)).toHaveLength(recordsToWrite.length + 1)
  }
  return leftovers
}

it(
  `leaves every file whole when its writer is killed ${String(lanes * killsPerLane)} times in the middle`,
  { timeout: 300_000 },
  async () => {
    const folders = Array.from({ length: lanes }, (_, lane) => join(parentFolder, String(lane)))
    for (const folder of folders) await mkdir(folder)
    const leftovers = await Promise.all(
      folders.map((folder, lane) => killOften(folder, seededRandom(20_261_123 + lane)))
    )
    // The kills did hit writes: otherwise this test would show nothing.
    for (const count of leftovers) expect(count).toBeGreaterThan(0)
  }
)
