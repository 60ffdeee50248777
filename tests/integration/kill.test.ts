import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openProfileStates } from '../../src/core/profiles/profile-state'
import { openProfileStore } from '../../src/core/profiles/profile-store'
import { createVault } from '../../src/core/vault/folder-vault'
import type { BundledProgram } from '../session/bundle-program'
import { bundleProgram } from '../session/bundle-program'
import { firstLine } from '../session/own-process'
import { profilesOfRound, writerBinding, writerKeyStore } from '../session/writer-files'

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

/** Opens the folder as the app would after a crash, and expects everything to be there. */
async function expectEverything(folder: string): Promise<void> {
  const store = await openProfileStore({ folder, now: Date.now })
  const vault = createVault({ folder, keyStore: writerKeyStore() })
  const states = openProfileStates({ folder })
  expect(store.view()).toEqual({ mode: 'writable' })
  const expected = profilesOfRound(0).map(({ id }) => id)
  expect(
    store
      .list()
      .map(({ id }) => id)
      .sort()
  ).toEqual(expected)
  for (const profile of store.list()) {
    const cache = await vault.read('token-cache', writerBinding(profile))
    const bytes = cache.ok ? cache.value : undefined
    expect(bytes, JSON.stringify(cache)).toBeDefined()
    const { round } = z
      .object({ round: z.number() })
      .parse(JSON.parse(Buffer.from(bytes ?? []).toString()))
    expect(round).toBeGreaterThan(0)
    expect((await states.get(profile.id))?.expiresAt).toBeGreaterThan(0)
  }
  await vault.dispose()
}

/** Returns how many unfinished files the kills left behind. */
async function killOften(folder: string, random: () => number): Promise<number> {
  let leftovers = 0
  for (let kill = 0; kill < killsPerLane; kill += 1) {
    await writeAndKill(folder, random() * longestLifeMs)
    leftovers += (await readdir(folder, { recursive: true })).filter((name) =>
      name.endsWith('.unfinished')
    ).length
    await expectEverything(folder)
  }
  return leftovers
}

it(
  `keeps every profile and every readable cache when the app is killed ${String(lanes * killsPerLane)} times in the middle of writing`,
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
