import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withFolderLock } from './folder-lock'
import { nameOwner } from './owner'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-lock-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function leaveLock(ownerName: string): Promise<void> {
  await mkdir(join(folder, '.folder.lock'))
  await writeFile(join(folder, '.folder.lock', ownerName), '')
}

const liveForeigner = nameOwner().replace(/^[0-9a-f]{8}/, '00000000')
const deadOwner = nameOwner().replace(/^([0-9a-f]+)-\d+-/, '$1-4194399-')

describe('the folder lock', () => {
  it('returns what the work returns and leaves nothing behind', async () => {
    const result = await withFolderLock(folder, async () => await Promise.resolve(42))
    expect(result).toEqual({ ok: true, value: 42 })
    expect(await readdir(folder)).toEqual([])
  })

  it('is released when the work fails, and the error is the caller’s', async () => {
    const failing = withFolderLock(folder, () => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    expect(await readdir(folder)).toEqual([])
  })

  it('lets one work at a time in within a process', async () => {
    let inside = 0
    let most = 0
    const work = async (): Promise<void> => {
      inside += 1
      most = Math.max(most, inside)
      await readdir(folder)
      inside -= 1
    }
    await Promise.all(Array.from({ length: 10 }, () => withFolderLock(folder, work)))
    expect(most).toBe(1)
  })

  it('does not wait for a lock of another name', async () => {
    const outer = await withFolderLock(
      folder,
      async () =>
        await withFolderLock(folder, async () => await Promise.resolve('in'), { name: 'b' }),
      { name: 'a' }
    )
    expect(outer).toEqual({ ok: true, value: { ok: true, value: 'in' } })
  })

  it('takes over the lock of an owner that has ended without waiting for a time limit', async () => {
    await leaveLock(deadOwner)
    const result = await withFolderLock(folder, async () => await Promise.resolve('in'), {
      timeoutMs: 60_000
    })
    expect(result).toEqual({ ok: true, value: 'in' })
  })

  it('takes a lock that was left empty', async () => {
    await mkdir(join(folder, '.folder.lock'))
    const result = await withFolderLock(folder, async () => await Promise.resolve('in'))
    expect(result).toEqual({ ok: true, value: 'in' })
  })

  it('gives up after the time limit, names the holder and leaves its lock alone', async () => {
    await leaveLock(liveForeigner)
    const result = await withFolderLock(folder, async () => await Promise.resolve('in'), {
      timeoutMs: 50
    })
    expect(result).toEqual({ ok: false, failure: { code: 'timed-out', processId: process.pid } })
    expect(await readdir(folder)).toEqual(['.folder.lock'])
    expect(await readdir(join(folder, '.folder.lock'))).toEqual([liveForeigner])
  })

  it('gives up when the wait is aborted', async () => {
    await leaveLock(liveForeigner)
    const abort = new AbortController()
    const waiting = withFolderLock(folder, async () => await Promise.resolve('in'), {
      signal: abort.signal
    })
    abort.abort()
    expect(await waiting).toEqual({ ok: false, failure: { code: 'aborted' } })
  })

  it('lets the time limit end a wait behind others of the same process', async () => {
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const holding = withFolderLock(folder, () => held)
    const late = await withFolderLock(folder, async () => await Promise.resolve('in'), {
      timeoutMs: 50
    })
    expect(late).toMatchObject({ ok: false, failure: { code: 'timed-out' } })
    letGo()
    await holding
  })

  it('does not take an abort during the work for one of the wait', async () => {
    const abort = new AbortController()
    const result = withFolderLock(
      folder,
      () => {
        abort.abort()
        return Promise.reject(new Error('broken'))
      },
      { signal: abort.signal }
    )
    await expect(result).rejects.toThrow('broken')
  })

  it('throws when the folder does not exist', async () => {
    const work = async (): Promise<void> => await Promise.resolve()
    await expect(withFolderLock(join(folder, 'none'), work)).rejects.toThrow('ENOENT')
  })
})
