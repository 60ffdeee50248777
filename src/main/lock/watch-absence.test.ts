import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { LockReason } from '../../shared/lock'
import { FakeClock } from '../clipboard/fake-clipboard'
import { watchAbsence, type PresenceSource } from './watch-absence'

class Source extends EventEmitter implements PresenceSource {
  idleSeconds = 0
  state: ReturnType<PresenceSource['getSystemIdleState']> = 'active'
  looks = 0

  getSystemIdleTime(): number {
    this.looks += 1
    return this.idleSeconds
  }

  getSystemIdleState(): ReturnType<PresenceSource['getSystemIdleState']> {
    return this.state
  }
}

function watched(settings = { lockMinutes: 10, lockWithScreen: true }) {
  const source = new Source()
  const clock = new FakeClock()
  const reasons: LockReason[] = []
  const lock = { isLocked: false }
  const end = watchAbsence({
    source,
    settings: () => settings,
    isLocked: () => lock.isLocked,
    onAbsence: (reason) => {
      lock.isLocked = true
      reasons.push(reason)
    },
    lookEveryMs: 15_000,
    after: (delayMs, work) => clock.after(delayMs, work)
  })
  return { source, clock, reasons, lock, settings, end }
}

describe('a person who goes', () => {
  it('is noticed when the computer has had no input for the set time', async () => {
    const { source, clock, reasons } = watched()
    source.idleSeconds = 599
    await clock.pass(15_000)
    expect(reasons).toEqual([])
    source.idleSeconds = 600
    await clock.pass(1000)
    expect(reasons).toEqual(['idle'])
  })

  it('is not noticed by that when it is switched off', async () => {
    const { source, clock, reasons } = watched({ lockMinutes: 0, lockWithScreen: true })
    source.idleSeconds = 100_000
    await clock.pass(60_000)
    expect(reasons).toEqual([])
  })

  it.each([
    ['lock-screen', 'screen'],
    ['user-did-resign-active', 'screen'],
    ['suspend', 'suspend']
  ] as const)('is noticed by the event %s', (event, reason) => {
    const { source, reasons } = watched()
    source.emit(event)
    expect(reasons).toEqual([reason])
  })

  it('is noticed by the state of the screen, where no event tells of it', async () => {
    const { source, clock, reasons } = watched()
    source.state = 'locked'
    await clock.pass(15_000)
    expect(reasons).toEqual(['screen'])
  })

  it('may lock the screen or let the computer sleep without locking the desk, if they want it so', async () => {
    const { source, clock, reasons } = watched({ lockMinutes: 0, lockWithScreen: false })
    source.emit('lock-screen')
    source.emit('suspend')
    source.state = 'locked'
    await clock.pass(15_000)
    expect(reasons).toEqual([])
  })
})

it('looks no more often than it is told to while somebody is there', async () => {
  const { source, clock } = watched()
  const before = source.looks
  await clock.pass(60_000)
  expect(source.looks - before).toBe(4)
})

it('goes by the settings as they are', async () => {
  const { source, clock, reasons, settings } = watched({ lockMinutes: 0, lockWithScreen: true })
  source.idleSeconds = 90
  settings.lockMinutes = 1
  await clock.pass(15_000)
  expect(reasons).toEqual(['idle'])
})

it('does not look while the desk is locked, and looks again afterwards', async () => {
  const { source, clock, reasons, lock } = watched()
  lock.isLocked = true
  source.idleSeconds = 3600
  await clock.pass(30_000)
  expect(reasons).toEqual([])
  lock.isLocked = false
  await clock.pass(15_000)
  expect(reasons).toEqual(['idle'])
})

it('ends when it is told to', async () => {
  const { source, clock, reasons, end } = watched()
  end()
  source.idleSeconds = 3600
  await clock.pass(60_000)
  expect(reasons).toEqual([])
})
