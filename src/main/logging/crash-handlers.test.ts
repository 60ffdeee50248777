import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { logUncaught, watchPage } from './crash-handlers'
import type { LogEntry } from './logger'

function watched(opensAgain: boolean) {
  const contents = new EventEmitter()
  const done: string[] = []
  watchPage({
    contents,
    log: ({ event }) => done.push(event),
    reload: () => done.push('reload'),
    askOpenAgain: async () => {
      done.push('ask')
      return opensAgain
    },
    quit: () => done.push('quit')
  })
  const end = async (reason: string): Promise<void> => {
    contents.emit('render-process-gone', {}, { reason, exitCode: 11 })
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  return { done, end, contents }
}

describe('a page whose process ends', () => {
  it('is loaded again once by itself, then when the person says so', async () => {
    const { done, end } = watched(true)
    await end('crashed')
    expect(done).toEqual(['page-gone', 'reload'])
    await end('oom')
    expect(done.slice(2)).toEqual(['page-gone', 'ask', 'reload'])
  })

  it('ends the app when the person says so', async () => {
    const { done, end } = watched(false)
    await end('crashed')
    await end('crashed')
    expect(done.at(-1)).toBe('quit')
  })

  it('is not loaded again when it ended as it should', async () => {
    const { done, end } = watched(true)
    await end('clean-exit')
    expect(done).toEqual(['page-gone'])
  })

  it('is written down when its preload fails', () => {
    const { done, contents } = watched(true)
    contents.emit('preload-error', {}, '/app/index.cjs', new Error('no'))
    expect(done).toEqual(['error'])
  })
})

it('writes down what nothing caught, and ends the app after an exception', () => {
  const process = new EventEmitter()
  const entries: LogEntry[] = []
  let ends = 0
  logUncaught(
    process,
    (entry) => entries.push(entry),
    () => {
      ends += 1
    }
  )
  process.emit('unhandledRejection', new Error('one'))
  expect(ends).toBe(0)
  process.emit('uncaughtException', new Error('two'))
  expect(ends).toBe(1)
  expect(entries).toMatchObject([
    { event: 'error', during: 'unhandled-rejection' },
    { event: 'error', during: 'uncaught' }
  ])
})
