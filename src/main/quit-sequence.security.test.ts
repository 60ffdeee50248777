import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { quitInOrder } from './quit-sequence'

/** Like Electron's app: it ends unless somebody prevents it. */
class EndingApp extends EventEmitter {
  readonly done: string[] = []
  readonly ended = new Promise<void>((resolve) => {
    this.once('ended', resolve)
  })

  quit(): void {
    const event = new Event('before-quit', { cancelable: true })
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.done.push('ended')
    this.emit('ended')
  }
}

function ending(
  steps: (done: string[]) => readonly (() => Promise<void>)[],
  stepTimeLimitMs = 60_000
) {
  const app = new EndingApp()
  const troubles: unknown[] = []
  quitInOrder({
    app,
    steps: steps(app.done),
    onTrouble: (error) => troubles.push(error),
    stepTimeLimitMs
  })
  return { app, troubles }
}

const step = (done: string[], name: string) => async (): Promise<void> => {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  done.push(name)
}

describe('the end of the app', () => {
  it('waits for every step, in order', async () => {
    const { app } = ending((done) => [step(done, 'clear clipboard'), step(done, 'close desk')])
    app.quit()
    await app.ended
    expect(app.done).toEqual(['clear clipboard', 'close desk', 'ended'])
  })

  it('goes through its steps once, however often it is asked for', async () => {
    const { app } = ending((done) => [step(done, 'clear clipboard')])
    app.quit()
    app.quit()
    await app.ended
    app.quit()
    expect(app.done).toEqual(['clear clipboard', 'ended', 'ended'])
  })

  it('comes although a step fails', async () => {
    const { app, troubles } = ending((done) => [
      () => Promise.reject(new Error('locked')),
      step(done, 'close desk')
    ])
    app.quit()
    await app.ended
    expect(app.done).toEqual(['close desk', 'ended'])
    expect(troubles).toHaveLength(1)
  })

  it('comes although a step hangs', async () => {
    const { app, troubles } = ending(
      (done) => [() => new Promise(() => undefined), step(done, 'close desk')],
      1
    )
    app.quit()
    await app.ended
    expect(app.done.at(-1)).toBe('ended')
    expect(troubles.length).toBeGreaterThan(0)
  })
})
