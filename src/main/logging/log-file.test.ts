import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LogFile } from './log-file'

describe('the log file', () => {
  let parent: string
  let folder: string
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'log-file-'))
    folder = join(parent, 'logs')
  })
  afterEach(async () => {
    await rm(parent, { recursive: true })
  })
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')

  it('keeps lines in order, also over a restart', async () => {
    const first = new LogFile(folder)
    for (const line of ['one', 'two']) first.append(line)
    await first.flush()
    const second = new LogFile(folder)
    second.append('three')
    await second.flush()
    expect(await read('desk.log')).toBe('one\ntwo\nthree\n')
  })

  it('becomes the older one when it is full, and the one before that goes', async () => {
    const file = new LogFile(folder, 20)
    for (const line of ['a', 'b', 'c', 'd']) file.append(line.repeat(15))
    await file.flush()
    expect((await readdir(folder)).sort()).toEqual(['desk.log', 'desk.older.log'])
    expect(await read('desk.older.log')).toBe(`${'c'.repeat(15)}\n`)
    expect(await read('desk.log')).toBe(`${'d'.repeat(15)}\n`)
  })

  it.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    const file = new LogFile(folder)
    file.append('one')
    await file.flush()
    expect((await stat(join(folder, 'desk.log'))).mode & 0o777).toBe(0o600)
  })

  it('does not stop the app when it cannot be written', async () => {
    await writeFile(folder, 'a file where the folder should be')
    const file = new LogFile(folder)
    file.append('one')
    await expect(file.flush()).resolves.toBeUndefined()
  })
})
