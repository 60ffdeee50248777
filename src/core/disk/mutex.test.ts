import { describe, expect, it } from 'vitest'
import { createKeyedMutex } from './mutex'

/** Returns a promise together with what settles it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

describe('the mutex', () => {
  it('runs one work at a time for a key, in the order of asking', async () => {
    const mutex = createKeyedMutex()
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} begins`)
      await Promise.resolve()
      log.push(`${name} ends`)
    }
    await Promise.all(['a', 'b', 'c'].map((name) => mutex.run('key', work(name))))
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  it('is idle once no work of any key is left', async () => {
    const mutex = createKeyedMutex()
    await mutex.idle()
    const one = gate()
    const two = gate()
    const works = [
      mutex.run('one', () => one.opened),
      mutex.run('one', () => Promise.resolve()),
      mutex.run('two', () => two.opened)
    ]
    const log: string[] = []
    const idle = mutex.idle().then(() => log.push('idle'))
    one.open()
    await works[1]
    expect(log).toEqual([])
    two.open()
    await idle
    expect(mutex.busyKeys).toBe(0)
    await Promise.all(works)
  })

  it('runs different keys side by side', async () => {
    const mutex = createKeyedMutex()
    const first = gate()
    const blocked = mutex.run('one', () => first.opened)
    await expect(mutex.run('two', async () => await Promise.resolve('done'))).resolves.toBe('done')
    first.open()
    await blocked
  })

  it('goes on after a work that failed, and hands its error to its caller only', async () => {
    const mutex = createKeyedMutex()
    const failing = mutex.run('key', () => Promise.reject(new Error('broken')))
    const next = mutex.run('key', async () => await Promise.resolve('fine'))
    await expect(failing).rejects.toThrow('broken')
    await expect(next).resolves.toBe('fine')
  })

  it('lets a waiting caller leave the line without running its work or holding up others', async () => {
    const mutex = createKeyedMutex()
    const first = gate()
    const abort = new AbortController()
    let ran = false
    const running = mutex.run('key', () => first.opened)
    const leaving = mutex.run('key', async () => await Promise.resolve((ran = true)), abort.signal)
    const last = mutex.run('key', async () => await Promise.resolve('last'))
    abort.abort(new Error('no longer wanted'))
    await expect(leaving).rejects.toThrow('no longer wanted')
    first.open()
    await running
    await expect(last).resolves.toBe('last')
    expect(ran).toBe(false)
  })

  it('does not begin for a signal that is aborted already', async () => {
    const mutex = createKeyedMutex()
    const work = async (): Promise<string> => await Promise.resolve('ran')
    await expect(mutex.run('key', work, AbortSignal.abort())).rejects.toThrow()
    expect(mutex.busyKeys).toBe(0)
  })

  it('keeps nothing for a key that is idle', async () => {
    const mutex = createKeyedMutex()
    const first = gate()
    const running = mutex.run('key', () => first.opened)
    const waiting = mutex.run('key', () => Promise.resolve())
    expect(mutex.busyKeys).toBe(1)
    first.open()
    await Promise.all([running, waiting])
    expect(mutex.busyKeys).toBe(0)
  })
})
