import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { QuickCopy, type QuickWindow } from './quick-copy'

/** A window that is shown, hidden and destroyed as it is told. */
class FakeWindow extends EventEmitter implements QuickWindow {
  #isVisible = false
  #isDestroyed = false

  isVisible(): boolean {
    return this.#isVisible
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  show(): void {
    this.#isVisible = true
  }

  hide(): void {
    this.#isVisible = false
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#isVisible = false
    this.emit('closed')
  }
}

describe('the quick-copy window', () => {
  let opened: FakeWindow[]
  let told: string[]
  let locked: boolean
  let quick: QuickCopy<FakeWindow>
  beforeEach(() => {
    opened = []
    told = []
    locked = false
    quick = new QuickCopy<FakeWindow>({
      open: () => {
        const window = new FakeWindow()
        opened.push(window)
        return window
      },
      place: () => told.push('placed'),
      tellShown: () => told.push('shown'),
      isLocked: () => locked,
      showMainWindow: () => told.push('main window')
    })
  })
  const openWindow = (): FakeWindow => {
    quick.press()
    const window = opened.at(-1)
    if (window === undefined) throw new Error('no window was made')
    window.emit('ready-to-show')
    return window
  }

  it('is not made behind the lock: the main window comes, which asks to unlock', () => {
    locked = true
    quick.press()
    expect(opened).toEqual([])
    expect(told).toEqual(['main window'])
  })

  it('is not shown again behind the lock either', () => {
    const window = openWindow()
    quick.hide()
    locked = true
    quick.press()
    expect(window.isVisible()).toBe(false)
  })

  it('is destroyed, and made anew the next time', () => {
    const window = openWindow()
    quick.destroy()
    expect(window.isDestroyed()).toBe(true)
    expect(openWindow()).not.toBe(window)
  })

  it('does not appear when it was destroyed while it was loading', () => {
    quick.press()
    const [window] = opened
    quick.destroy()
    window?.emit('ready-to-show')
    expect(window?.isVisible()).toBe(false)
  })

  it('is made once, hidden by the second press and shown again by the third', () => {
    const window = openWindow()
    expect(window.isVisible()).toBe(true)
    quick.press()
    expect(window.isVisible()).toBe(false)
    quick.press()
    expect(window.isVisible()).toBe(true)
    expect(opened).toHaveLength(1)
    expect(told).toEqual(['placed', 'shown', 'placed'])
  })

  it('goes when another program gets the focus', () => {
    const window = openWindow()
    window.emit('blur')
    expect(window.isVisible()).toBe(false)
  })

  it('is made anew after its page was closed', () => {
    openWindow().destroy()
    openWindow()
    expect(opened).toHaveLength(2)
  })
})
