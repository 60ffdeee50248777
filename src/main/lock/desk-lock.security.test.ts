import { describe, expect, it } from 'vitest'
import type { LockView } from '../../shared/lock'
import { DeskLock, type PersonCheck } from './desk-lock'

function deskLock(person: Partial<PersonCheck> = {}) {
  const troubles: unknown[] = []
  const views: LockView[] = []
  const lock = new DeskLock({
    person: { kind: () => 'lock', recognise: () => Promise.resolve(true), ...person },
    now: () => 7,
    onTrouble: (error) => troubles.push(error)
  })
  lock.onChange((view) => views.push(view))
  return { lock, troubles, views }
}

describe('the lock', () => {
  it('is shut at once, before anything that it waits for', () => {
    const { lock, views } = deskLock()
    const seen: boolean[] = []
    lock.onLock(() => {
      seen.push(lock.isLocked)
      return new Promise(() => undefined)
    })
    void lock.lock('person')
    expect(seen).toEqual([true])
    expect(views).toEqual([{ kind: 'lock', locked: { reason: 'person', at: 7 } }])
  })

  it('begins every step, in order, whatever became of those before', async () => {
    const { lock, troubles } = deskLock()
    const begun: string[] = []
    lock.onLock(() => {
      begun.push('first')
      throw new Error('broken at once')
    })
    lock.onLock(() => {
      begun.push('second')
      return Promise.reject(new Error('broken later'))
    })
    lock.onLock(() => {
      begun.push('third')
    })
    await lock.lock('idle')
    expect(begun).toEqual(['first', 'second', 'third'])
    expect(troubles).toHaveLength(2)
    expect(lock.isLocked).toBe(true)
  })

  it('is locked once, for its first reason', async () => {
    const { lock, views } = deskLock()
    await lock.lock('idle')
    await lock.lock('screen')
    expect(lock.view()).toMatchObject({ locked: { reason: 'idle' } })
    expect(views).toHaveLength(1)
  })

  it('opens to whom the system recognises', async () => {
    const { lock, views } = deskLock()
    await lock.lock('person')
    expect(await lock.unlock()).toBe(true)
    expect(lock.isLocked).toBe(false)
    expect(views.at(-1)).toEqual({ kind: 'lock' })
  })

  it('stays shut for everybody else', async () => {
    const { lock } = deskLock({ recognise: () => Promise.resolve(false) })
    await lock.lock('person')
    expect(await lock.unlock()).toBe(false)
    expect(lock.isLocked).toBe(true)
  })

  it('stays shut when the system cannot be asked', async () => {
    const { lock, troubles } = deskLock({ recognise: () => Promise.reject(new Error('no sensor')) })
    await lock.lock('person')
    expect(await lock.unlock()).toBe(false)
    expect(lock.isLocked).toBe(true)
    expect(troubles).toHaveLength(1)
  })

  it('does not turn into less while it is shut', async () => {
    const system: { kind: LockView['kind'] } = { kind: 'lock' }
    const { lock } = deskLock({
      kind: () => system.kind,
      recognise: () => Promise.resolve(false)
    })
    await lock.lock('person')
    system.kind = 'privacy-screen'
    expect(lock.view().kind).toBe('lock')
    expect(await lock.unlock()).toBe(false)
  })

  it('asks once, however often the button is pressed', async () => {
    let asked = 0
    const { lock } = deskLock({
      recognise: async () => {
        asked += 1
        await Promise.resolve()
        return true
      }
    })
    await lock.lock('person')
    expect(await Promise.all([lock.unlock(), lock.unlock()])).toEqual([true, true])
    expect(asked).toBe(1)
  })

  it('ends what a person was asked, and asks anew afterwards', async () => {
    const { lock } = deskLock()
    const before = lock.untilLocked
    await lock.lock('person')
    expect(before.aborted).toBe(true)
    await lock.unlock()
    expect(lock.untilLocked.aborted).toBe(false)
  })
})

describe('a privacy screen', () => {
  it('asks nobody', async () => {
    const { lock } = deskLock({
      kind: () => 'privacy-screen',
      recognise: () => Promise.reject(new Error('not to be asked'))
    })
    await lock.lock('screen')
    expect(await lock.unlock()).toBe(true)
    expect(lock.view()).toEqual({ kind: 'privacy-screen' })
  })
})
