import { describe, expect, it } from 'vitest'
import { sampleProfile, sampleToken } from './contract-samples'
import { createEventSender } from './events'

const canary = 'CANARY-TOKEN'

function page({ destroyed = false, locked = false } = {}) {
  const sent: (readonly [string, unknown])[] = []
  const bugs: unknown[] = []
  const target = {
    isDestroyed: () => destroyed,
    send: (channel: string, payload: unknown) => {
      sent.push([channel, payload])
    }
  }
  const onBug = (error: unknown) => {
    bugs.push(error)
  }
  return {
    send: createEventSender(
      () => target,
      () => locked,
      onBug
    ),
    sent,
    bugs,
    onBug
  }
}

describe('an event', () => {
  it('reaches the page', () => {
    const { send, sent } = page()
    send('tokenChanged', sampleToken)
    expect(sent).toEqual([['tokenChanged', sampleToken]])
  })

  it('loses what the contract does not declare', () => {
    const { send, sent } = page()
    send('tokenChanged', { ...sampleToken, ...{ accessToken: canary } })
    send('profilesChanged', {
      saved: [{ ...sampleProfile, ...{ secret: canary } }],
      removed: []
    })
    expect(sent).toEqual([
      ['tokenChanged', sampleToken],
      ['profilesChanged', { saved: [sampleProfile], removed: [] }]
    ])
  })

  it('is not sent when it does not follow the contract', () => {
    const { send, sent, bugs } = page()
    send('tokenChanged', { ...sampleToken, profileId: 'not an id' })
    expect(sent).toEqual([])
    expect(bugs).toHaveLength(1)
  })

  it('is not sent behind the lock, but for that of the lock itself', () => {
    const { send, sent } = page({ locked: true })
    const view = { kind: 'privacy-screen', locked: { reason: 'idle', at: 5 } } as const
    send('tokenChanged', sampleToken)
    send('lockChanged', view)
    expect(sent).toEqual([['lockChanged', view]])
  })

  it('is dropped when the window is gone', () => {
    const { send, sent } = page({ destroyed: true })
    send('tokenChanged', sampleToken)
    const { onBug } = page()
    createEventSender(
      () => undefined,
      () => false,
      onBug
    )('tokenChanged', sampleToken)
    expect(sent).toEqual([])
  })
})
