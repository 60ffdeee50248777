import { createSubscriber } from 'svelte/reactivity'

/**
 * The time of day as reactive state. It ticks only while something on screen reads it and the window
 * can be seen, and always gives the computer's own clock, so that sleep and a changed clock show at
 * the next tick.
 */
export class Clock {
  readonly #subscribe: () => void

  constructor(intervalMs: number) {
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setInterval> | undefined
      const follow = () => {
        clearInterval(timer)
        if (document.visibilityState === 'visible') timer = setInterval(update, intervalMs)
      }
      const seenAgain = () => {
        update()
        follow()
      }
      follow()
      document.addEventListener('visibilitychange', seenAgain)
      return () => {
        document.removeEventListener('visibilitychange', seenAgain)
        clearInterval(timer)
      }
    })
  }

  /** Milliseconds since the epoch. */
  get now(): number {
    this.#subscribe()
    return Date.now()
  }
}

/** For figures that count seconds. */
export const secondClock = new Clock(1000)

/** For the rings of the list, where a few seconds do not show. */
export const listClock = new Clock(10_000)
