import { expect, it } from 'vitest'
import { clearOnLock } from './clear-on-lock'
import { DeskLock } from './desk-lock'

function cleared() {
  const done: string[] = []
  const note = (what: string) => (): Promise<void> => {
    done.push(what)
    return Promise.resolve()
  }
  const lock = new DeskLock({
    person: { kind: () => 'privacy-screen', recognise: () => Promise.resolve(true) },
    now: () => 7,
    onTrouble: () => undefined
  })
  clearOnLock(lock, {
    clipboard: { suspend: note('clipboard'), resume: () => done.push('clipboard again') },
    desk: { forgetSecrets: note('secrets') },
    tickets: { forgetAll: () => done.push('certificates') },
    clearTitle: () => done.push('title')
  })
  return { lock, done }
}

it('takes clipboard, chosen certificates, secrets and the window’s title away when the desk is locked', async () => {
  const { lock, done } = cleared()
  expect(done).toEqual([])
  await lock.lock('idle')
  expect(done).toEqual(['clipboard', 'certificates', 'secrets', 'title'])
})

it('lets tokens onto the clipboard again once the desk is unlocked', async () => {
  const { lock, done } = cleared()
  await lock.lock('idle')
  await lock.unlock()
  expect(done.at(-1)).toBe('clipboard again')
})
