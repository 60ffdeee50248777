import { describe, expect, it } from 'vitest'
import { ClipboardConduct } from './clipboard-conduct'
import { FakeClipboard, FakeClock } from './fake-clipboard'

const profileId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const other = '0f8fad5b-d9cb-469f-a165-70867728950e'

function conduct(clipboard = new FakeClipboard()) {
  const clock = new FakeClock()
  const troubles: unknown[] = []
  const keeper = new ClipboardConduct({
    clipboard,
    clock,
    clearAfterMs: () => 30_000,
    onChange: () => undefined,
    onTrouble: (error) => troubles.push(error)
  })
  return { clipboard, clock, keeper, troubles }
}

describe('a copied token', () => {
  it('is written concealed, in one write', async () => {
    const { keeper, clipboard } = conduct()
    await keeper.writeToken(profileId, 'token')
    expect(clipboard).toMatchObject({ text: 'token', concealed: true, writes: 1 })
  })

  it('is gone after its time, and nothing is put in its place', async () => {
    const { keeper, clipboard, clock } = conduct()
    await keeper.writeToken(profileId, 'token')
    await clock.pass(29_999)
    expect(clipboard.text).toBe('token')
    await clock.pass(1)
    expect(clipboard).toMatchObject({ text: '', writes: 1 })
  })

  it('is gone after its time even when the machine slept meanwhile', async () => {
    const { keeper, clipboard, clock } = conduct()
    await keeper.writeToken(profileId, 'token')
    await clock.sleep(3_600_000)
    expect(clipboard.text).toBe('')
  })

  it('is gone after its time even when the clock was turned back meanwhile', async () => {
    const { keeper, clipboard, clock } = conduct()
    await keeper.writeToken(profileId, 'token')
    await clock.pass(10_000)
    clock.turnBack(3_600_000)
    await clock.pass(20_000)
    expect(clipboard.text).toBe('')
  })

  it('is left alone once somebody else has written', async () => {
    const { keeper, clipboard, clock } = conduct()
    await keeper.writeToken(profileId, 'token')
    clipboard.text = 'shopping list'
    await clock.pass(30_000)
    expect(clipboard.text).toBe('shopping list')
    await keeper.close()
    expect(clipboard.text).toBe('shopping list')
  })

  it('goes when the desk is locked, and none is written until it is unlocked', async () => {
    const { keeper, clipboard } = conduct()
    await keeper.writeToken(profileId, 'token')
    await keeper.suspend()
    expect(clipboard.text).toBe('')
    await expect(keeper.writeToken(profileId, 'late token')).rejects.toThrow('locked')
    expect(clipboard.text).toBe('')
    keeper.resume()
    await keeper.writeToken(profileId, 'new token')
    expect(clipboard.text).toBe('new token')
  })

  it('goes at once when asked to', async () => {
    const { keeper, clipboard } = conduct()
    await keeper.writeToken(profileId, 'token')
    await keeper.clearNow()
    expect(clipboard.text).toBe('')
    expect(keeper.view()).toEqual({})
  })

  it('goes with its own profile only', async () => {
    const { keeper, clipboard } = conduct()
    await keeper.writeToken(profileId, 'token')
    await keeper.clearIfFrom(other)
    expect(clipboard.text).toBe('token')
    await keeper.clearIfFrom(profileId)
    expect(clipboard.text).toBe('')
  })

  it('goes when the app ends, and none is written afterwards', async () => {
    const { keeper, clipboard } = conduct()
    await keeper.writeToken(profileId, 'token')
    await keeper.close()
    expect(clipboard.text).toBe('')
    await expect(keeper.writeToken(profileId, 'late')).rejects.toThrow('the app is ending')
    expect(clipboard.text).toBe('')
  })

  it('is not kept in memory for the comparison', async () => {
    const { keeper } = conduct()
    await keeper.writeToken(profileId, 'CANARY-TOKEN')
    expect(JSON.stringify(keeper.view())).not.toContain('CANARY')
  })

  it('is tried again at the end when the clipboard could not be read in time', async () => {
    class LockedClipboard extends FakeClipboard {
      locked = true
      override readText(): Promise<string> {
        return this.locked ? Promise.reject(new Error('locked')) : super.readText()
      }
    }
    const clipboard = new LockedClipboard()
    const { keeper, clock, troubles } = conduct(clipboard)
    await keeper.writeToken(profileId, 'token')
    await clock.pass(30_000)
    expect(troubles).toHaveLength(1)
    expect(clipboard.text).toBe('token')
    clipboard.locked = false
    await keeper.close()
    expect(clipboard.text).toBe('')
  })

  it('is not lost to a clearing that looked before it was written', async () => {
    let letGo: (() => void) | undefined
    class SlowClipboard extends FakeClipboard {
      override async readText(): Promise<string> {
        const seen = this.text
        await new Promise<void>((resolve) => {
          letGo = resolve
        })
        return seen
      }
    }
    const clipboard = new SlowClipboard()
    const { keeper } = conduct(clipboard)
    await keeper.writeToken(profileId, 'one')
    const clearing = keeper.clearNow()
    const writing = keeper.writeToken(profileId, 'two')
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    letGo?.()
    await Promise.all([clearing, writing])
    expect(clipboard.text).toBe('two')
  })
})
