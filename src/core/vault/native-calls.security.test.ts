import { describe, expect, it, vi } from 'vitest'
import type { NativeCall } from './native-calls'
import { NativeCalls } from './native-calls'

/** A call that hangs until a test answers it. */
function hangingCall(name: string): {
  readonly call: NativeCall
  readonly starts: () => number
  answer(value: string): void
} {
  let starts = 0
  let answer: ((value: string) => void) | undefined
  const start = (): Promise<string> => {
    starts += 1
    return new Promise((resolve) => {
      answer = resolve
    })
  }
  return {
    call: { name, shared: name.startsWith('load'), start },
    starts: () => starts,
    answer: (value) => answer?.(value)
  }
}

describe('calls into a native key-store library', () => {
  it('are given up after the time limit', { timeout: 5_000 }, async () => {
    const load = hangingCall('load')
    const waiting = new NativeCalls().run(load.call, 20)
    await expect(waiting).rejects.toMatchObject({ reason: 'locked-or-slow' })
  })

  it('are not started again while one hangs, and its late answer is used', async () => {
    const calls = new NativeCalls()
    const load = hangingCall('load')
    await expect(calls.run(load.call, 20)).rejects.toMatchObject({ reason: 'locked-or-slow' })
    const again = calls.run(load.call, 5_000)
    expect(load.starts()).toBe(1)
    load.answer('the key')
    await expect(again).resolves.toBe('the key')
    expect(calls.isBusy).toBe(false)
  })

  it('of another sort are not started beside one that hangs', async () => {
    const calls = new NativeCalls()
    const load = hangingCall('load')
    const save = hangingCall('save')
    await expect(calls.run(load.call, 20)).rejects.toMatchObject({ reason: 'locked-or-slow' })
    await expect(calls.run(save.call, 20)).rejects.toMatchObject({ reason: 'locked-or-slow' })
    expect(save.starts()).toBe(0)
    load.answer('the key')
    const saving = calls.run(save.call, 5_000)
    await vi.waitFor(() => {
      expect(save.starts()).toBe(1)
    })
    save.answer('saved')
    await expect(saving).resolves.toBe('saved')
  })

  it('run one after the other when many ask at once', async () => {
    const calls = new NativeCalls()
    let running = 0
    let most = 0
    const start = async (): Promise<undefined> => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    }
    const names = ['a', 'b', 'c', 'd', 'e']
    await Promise.all(names.map((name) => calls.run({ name, shared: false, start }, 5_000)))
    expect(most).toBe(1)
  })

  it('do not suffer from the failure of the call before', async () => {
    const calls = new NativeCalls()
    const failing = {
      name: 'save',
      shared: false,
      start: () => Promise.reject(new Error('broken'))
    }
    const fine = { name: 'load', shared: true, start: () => Promise.resolve('value') }
    const both = await Promise.allSettled([calls.run(failing, 5_000), calls.run(fine, 5_000)])
    expect(both.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled'])
  })
})
