import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { refreshOnFocus } from './refresh-on-focus'

it('looks for changes of other programs each time the window comes to the front', () => {
  const window = new EventEmitter()
  let looked = 0
  const refresh = (): Promise<void> => {
    looked += 1
    return Promise.resolve()
  }
  refreshOnFocus(window, refresh, () => undefined)
  expect(looked).toBe(0)
  window.emit('focus')
  window.emit('focus')
  expect(looked).toBe(2)
})

it('tells of a look that failed, and looks again the next time', async () => {
  const window = new EventEmitter()
  const told = new Promise((resolve) => {
    refreshOnFocus(window, () => Promise.reject(new Error('the disk is gone')), resolve)
  })
  window.emit('focus')
  expect(await told).toMatchObject({ message: 'the disk is gone' })
})
