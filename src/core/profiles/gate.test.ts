import { expect, it } from 'vitest'
import { Gate } from './gate'

it('runs no more pieces of work at once than it was made for, and all of them in the end', async () => {
  const gate = new Gate(3)
  let running = 0
  let most = 0
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      gate.run(async () => {
        running += 1
        most = Math.max(most, running)
        await Promise.resolve()
        running -= 1
        return index
      })
    )
  )
  expect(most).toBe(3)
  expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index))
})

it('goes on after work that failed', async () => {
  const gate = new Gate(1)
  const first = gate.run(() => Promise.reject(new Error('no')))
  const second = gate.run(() => Promise.resolve('yes'))
  await expect(first).rejects.toThrow('no')
  await expect(second).resolves.toBe('yes')
})
