import { describe, expect, it } from 'vitest'
import type { ClipboardView } from '../../shared/views'
import { ClipboardConduct } from './clipboard-conduct'
import { FakeClipboard, FakeClock } from './fake-clipboard'

const profileId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'

function conduct() {
  const clipboard = new FakeClipboard()
  const clock = new FakeClock()
  const views: ClipboardView[] = []
  const keeper = new ClipboardConduct({
    clipboard,
    clock,
    clearAfterMs: () => 30_000,
    onChange: (view) => views.push(view),
    onTrouble: () => undefined
  })
  return { clipboard, clock, views, keeper }
}

describe('the countdown', () => {
  it('is shown while the clipboard holds our token, and ends with it', async () => {
    const { keeper, clock, views } = conduct()
    expect(keeper.view()).toEqual({})
    expect(await keeper.writeToken(profileId, 'token')).toBe(31_000)
    const holding = { holding: { profileId, clearsAt: 31_000, totalMs: 30_000 } }
    expect(keeper.view()).toEqual(holding)
    await clock.pass(30_000)
    expect(keeper.view()).toEqual({})
    expect(views).toEqual([holding, {}])
  })

  it('starts anew with the next token, and only once', async () => {
    const { keeper, clock, clipboard } = conduct()
    await keeper.writeToken(profileId, 'one')
    await clock.pass(20_000)
    await keeper.writeToken(profileId, 'two')
    await clock.pass(20_000)
    expect(clipboard.text).toBe('two')
    expect(clock.timers).toBe(1)
    await clock.pass(10_000)
    expect(clipboard.text).toBe('')
    expect(clock.timers).toBe(0)
  })

  it('ends when a text of ours that is not secret replaces the token', async () => {
    const { keeper, clock, clipboard } = conduct()
    await keeper.writeToken(profileId, 'token')
    await keeper.writePlain('https://login.example.com')
    expect(keeper.view()).toEqual({})
    await clock.pass(60_000)
    expect(clipboard.text).toBe('https://login.example.com')
  })
})
