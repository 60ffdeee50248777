import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../shared/settings'
import type { ClosingAnswer } from '../dialogs/ask-closing'
import { conductClosing } from './close-conduct'

interface Given {
  readonly platform?: NodeJS.Platform
  readonly closing?: Settings['closing']
  readonly hasTray?: boolean
  readonly isQuitting?: boolean
  readonly answer?: ClosingAnswer
}

/** A window whose closing is conducted, and what was done about it. */
class Closing extends EventEmitter {
  readonly did: string[] = []
  #isClosed = false

  constructor({
    platform = 'linux',
    closing = 'ask',
    hasTray = true,
    isQuitting = false,
    answer = { way: 'stay', remember: false }
  }: Given) {
    super()
    let chosen = closing
    conductClosing({
      window: this,
      platform,
      closing: () => chosen,
      hasTray: () => hasTray,
      isQuitting: () => isQuitting,
      ask: () => {
        this.did.push('asked')
        return Promise.resolve(answer)
      },
      remember: (way) => {
        chosen = way
        this.did.push(`remembered ${way}`)
        return Promise.resolve()
      },
      quit: () => this.did.push('quit'),
      onTrouble: (error) => this.did.push(String(error))
    })
  }

  isDestroyed(): boolean {
    return this.#isClosed
  }

  hide(): void {
    this.did.push('hidden')
  }

  /** Closes it as its button would, and lets everything that follows happen. */
  async close(): Promise<readonly string[]> {
    const event = { isPrevented: false, preventDefault: () => (event.isPrevented = true) }
    this.emit('close', event)
    if (!event.isPrevented) {
      this.#isClosed = true
      this.did.push('closed')
      this.emit('closed')
    }
    await new Promise((resolve) => setImmediate(resolve))
    return this.did
  }
}

const close = (given: Given): Promise<readonly string[]> => new Closing(given).close()

describe('closing the main window', () => {
  it('asks, and stays when the person turns back', async () => {
    expect(await close({})).toEqual(['asked'])
  })

  it('hides or ends the app as the person answers', async () => {
    expect(await close({ answer: { way: 'tray', remember: false } })).toEqual(['asked', 'hidden'])
    expect(await close({ answer: { way: 'quit', remember: false } })).toEqual(['asked', 'quit'])
  })

  it('asks once when the answer is remembered', async () => {
    const window = new Closing({ answer: { way: 'tray', remember: true } })
    await window.close()
    expect(await window.close()).toEqual(['asked', 'remembered tray', 'hidden', 'hidden'])
  })

  it('asks one question at a time', async () => {
    const window = new Closing({})
    const [first] = [window.close(), window.close()]
    expect(await first).toEqual(['asked'])
  })

  it('does what was chosen without asking', async () => {
    expect(await close({ closing: 'tray' })).toEqual(['hidden'])
    expect(await close({ closing: 'quit' })).toEqual(['closed', 'quit'])
  })

  it('ends the app where no tray could bring the window back, whatever was chosen', async () => {
    for (const closing of ['ask', 'tray', 'quit'] as const)
      expect(await close({ closing, hasTray: false })).toEqual(['closed', 'quit'])
  })

  it('hides on macOS, where the dock brings it back', async () => {
    for (const closing of ['ask', 'quit'] as const)
      expect(await close({ platform: 'darwin', closing, hasTray: false })).toEqual(['hidden'])
  })

  it('lets the window go when the app is ending', async () => {
    for (const platform of ['darwin', 'linux'] as const)
      expect(await close({ platform, isQuitting: true })).toEqual(['closed'])
  })
})
