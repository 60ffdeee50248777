import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ActivityReader } from './activity-reader'
import { ActivityWriter, type ActivityWriterOptions } from './activity-writer'

const profileId = 'c56a4180-65aa-42ec-a945-5fd21dec0538'
let folder: string
let at: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activity-'))
  at = Date.UTC(2026, 10, 23)
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'activity.jsonl')
const writer = (options: Partial<ActivityWriterOptions> = {}) =>
  new ActivityWriter({ folder, by: 'window', now: () => (at += 1000), ...options })
const countsOf = async (reader: ActivityReader) =>
  (await reader.entries()).map(({ count }) => count)

describe('the activity', () => {
  it('keeps what was noted, in order, in a file that only its owner can read', async () => {
    const one = writer()
    one.note({ kind: 'signed-in', profileId, profileName: 'Contoso' })
    one.note({ kind: 'copied', profileId, profileName: 'Contoso', form: 'curl', by: 'tray' })
    await one.settled()
    expect(await new ActivityReader(folder).entries()).toEqual([
      {
        id: expect.any(String),
        at: Date.UTC(2026, 10, 23, 0, 0, 1),
        kind: 'signed-in',
        profileId,
        profileName: 'Contoso',
        by: 'window'
      },
      expect.objectContaining({ kind: 'copied', form: 'curl', by: 'tray' })
    ])
    expect((await stat(path())).mode & 0o077).toBe(0)
  })

  it('loses nothing that several programs note at once', async () => {
    const writers = [writer(), writer(), writer({ by: 'command-line' })]
    for (let count = 0; count < 100; count += 1)
      for (const one of writers) one.note({ kind: 'exported', count })
    await Promise.all(writers.map((one) => one.settled()))
    expect(await new ActivityReader(folder).entries()).toHaveLength(300)
  })

  it('passes over broken lines, and a line that was torn off spoils nothing after it', async () => {
    const one = writer()
    one.note({ kind: 'exported', count: 1 })
    await one.settled()
    await appendFile(path(), '\n{"id":"half')
    const reader = new ActivityReader(folder)
    expect(await countsOf(reader)).toEqual([1])
    await appendFile(path(), '\nno entry at all\n{"id":1}\n\u0000\u0000')
    one.note({ kind: 'exported', count: 2 })
    await one.settled()
    expect(await countsOf(reader)).toEqual([1, 2])
    expect(await countsOf(new ActivityReader(folder))).toEqual([1, 2])
  })

  it('reads an entry that was half written at the last look', async () => {
    const one = writer()
    one.note({ kind: 'exported', count: 1 })
    one.note({ kind: 'exported', count: 2 })
    await one.settled()
    const whole = await readFile(path(), 'utf8')
    await writeFile(path(), whole.slice(0, -30))
    const reader = new ActivityReader(folder)
    expect(await countsOf(reader)).toEqual([1])
    await appendFile(path(), whole.slice(-30))
    expect(await countsOf(reader)).toEqual([1, 2])
  })

  it('is at most two files of a size, and drops the oldest', async () => {
    const reader = new ActivityReader(folder)
    const one = writer({ maxBytes: 4000 })
    const other = writer({ maxBytes: 4000 })
    for (let count = 0; count < 100; count += 1) {
      one.note({ kind: 'exported', count })
      await one.settled()
      other.note({ kind: 'imported', count })
      await other.settled()
      if (count % 10 === 0) await reader.entries()
    }
    expect((await readdir(folder)).sort()).toEqual(['activity.jsonl', 'activity.older.jsonl'])
    expect((await stat(path())).size).toBeLessThan(4500)
    const counts = await countsOf(reader)
    expect(counts.at(-1)).toBe(99)
    expect(counts).toEqual(counts.toSorted((first, second) => (first ?? 0) - (second ?? 0)))
    expect(counts).toEqual(await countsOf(new ActivityReader(folder)))
  })

  it('stops nothing when the disk does not take it', async () => {
    const one = writer({ folder: join(folder, 'gone') })
    one.note({ kind: 'exported', count: 1 })
    await expect(one.settled()).resolves.toBeUndefined()
  })

  it('is empty once it was cleared, and goes on', async () => {
    const one = writer()
    const reader = new ActivityReader(folder)
    one.note({ kind: 'exported', count: 1 })
    await one.settled()
    await reader.clear()
    expect(await reader.entries()).toEqual([])
    one.note({ kind: 'exported', count: 2 })
    await one.settled()
    expect(await countsOf(reader)).toEqual([2])
  })

  it('notices that another program has cleared it', async () => {
    const one = writer()
    const reader = new ActivityReader(folder)
    one.note({ kind: 'exported', count: 1 })
    await one.settled()
    expect(await countsOf(reader)).toEqual([1])
    await new ActivityReader(folder).clear()
    expect(await reader.entries()).toEqual([])
  })
})
