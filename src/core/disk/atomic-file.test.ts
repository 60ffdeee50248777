import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  readFileIfPresent,
  removeLeftovers,
  unfinishedPath,
  writeFileAtomically
} from './atomic-file'
import { isLeftBehind, nameOwner, ownerProcessId } from './owner'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-file-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

describe('writing a file atomically', () => {
  it('puts the new content in place of the old and leaves nothing else behind', async () => {
    const path = join(folder, 'profiles.json')
    await writeFileAtomically(path, 'old')
    await writeFileAtomically(path, Buffer.from('new'))
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['profiles.json'])
  })

  it('replaces a link instead of writing to where it points', async () => {
    const outside = join(folder, 'outside')
    await writeFile(outside, 'untouched')
    await symlink(outside, join(folder, 'link'))
    await writeFileAtomically(join(folder, 'link'), 'new')
    expect(await readFile(outside, 'utf8')).toBe('untouched')
    expect(await readFile(join(folder, 'link'), 'utf8')).toBe('new')
  })

  it('keeps the old content and no leftover when it fails', async () => {
    const path = join(folder, 'taken')
    await writeFileAtomically(join(folder, 'other'), 'other')
    await expect(writeFileAtomically(join(path, 'missing', 'file'), 'x')).rejects.toThrow('ENOENT')
    expect(await readdir(folder)).toEqual(['other'])
  })

  it('keeps one of the contents whole when many write at once', async () => {
    const path = join(folder, 'contested')
    const contents = Array.from({ length: 20 }, (_, index) => String(index).repeat(5_000))
    await Promise.all(contents.map((content) => writeFileAtomically(path, content)))
    expect(contents).toContain(await readFile(path, 'utf8'))
    expect(await readdir(folder)).toEqual(['contested'])
  })
})

describe('reading a file that may be missing', () => {
  it('returns nothing for a missing file and the bytes of one that is there', async () => {
    expect(await readFileIfPresent(join(folder, 'none'))).toBeUndefined()
    await writeFile(join(folder, 'some'), 'text')
    expect((await readFileIfPresent(join(folder, 'some')))?.toString()).toBe('text')
  })

  it('throws when the path cannot be read for another reason', async () => {
    await expect(readFileIfPresent(folder)).rejects.toThrow('EISDIR')
  })
})

/** A name as a process of this machine that has ended would have left it. */
function nameOfEndedProcess(): string {
  // Above the largest pid that Linux gives out.
  return nameOwner().replace(/^([0-9a-f]+)-\d+-/, '$1-4194399-')
}

describe('removing leftovers', () => {
  it('removes what ended processes left and nothing else', async () => {
    const left = `.profiles.json.${nameOfEndedProcess()}.unfinished`
    const live = unfinishedPath(join(folder, 'profiles.json'))
    await writeFile(join(folder, left), 'half')
    await writeFile(live, 'being written')
    await writeFile(join(folder, 'profiles.json'), 'whole')
    await writeFile(join(folder, '.note.unfinished'), 'somebody else’s')
    expect(await removeLeftovers(folder)).toEqual([left])
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('finds nothing to do in a folder that does not exist', async () => {
    expect(await removeLeftovers(join(folder, 'none'))).toEqual([])
  })
})

describe('the name of an owner', () => {
  it('tells the process that made it', () => {
    expect(ownerProcessId(nameOwner())).toBe(process.pid)
    expect(ownerProcessId('.DS_Store')).toBeUndefined()
  })

  it('is never the same twice', () => {
    expect(nameOwner()).not.toBe(nameOwner())
  })

  it('is not left behind while its process runs', () => {
    expect(isLeftBehind(nameOwner(), 0)).toBe(false)
  })

  it('is left behind once its process has ended', () => {
    expect(isLeftBehind(nameOfEndedProcess(), 0)).toBe(true)
  })

  it.runIf(process.platform === 'linux')('is left behind when its pid was given out again', () => {
    const reused = nameOwner().replace(/-[0-9a-f]{12}-/, '-000000000000-')
    expect(isLeftBehind(reused, 0)).toBe(true)
  })

  it('is given two minutes where it cannot be judged', () => {
    const elsewhere = nameOwner().replace(/^[0-9a-f]{8}/, '00000000')
    expect(isLeftBehind(elsewhere, 60_000)).toBe(false)
    expect(isLeftBehind(elsewhere, 180_000)).toBe(true)
    expect(isLeftBehind('.DS_Store', 180_000)).toBe(true)
  })
})
