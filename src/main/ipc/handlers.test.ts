import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '../../shared/result'
import { profileId, sampleArrangement, sampleProfile, sampleSettings } from './contract-samples'
import { shellParts } from './fake-shell'
import { createHandlers } from './handlers'

describe('copying a token', () => {
  it('answers with a receipt that says when the clipboard is cleared, and not with the token', async () => {
    const { parts, clipboard } = shellParts()
    const answer = await createHandlers(parts).copyToken({ profileId, form: 'token' })
    expect(answer).toEqual(
      succeeded({
        profileId,
        form: 'token',
        expiresAt: 5,
        checks: [],
        renewed: false,
        clearsAt: 31_000
      })
    )
    expect(clipboard.text).toBe('CANARY-TOKEN')
    expect(clipboard.concealed).toBe(true)
  })

  it('leaves the clipboard alone when there is no token', async () => {
    const { parts, clipboard } = shellParts()
    const failure = { kind: 'profile-missing' } as const
    const desk = {
      ...parts.desk,
      tokens: { ...parts.desk.tokens, copy: () => Promise.resolve(failed(failure)) }
    }
    const handlers = createHandlers({ ...parts, desk })
    expect(await handlers.copyToken({ profileId, form: 'token' })).toEqual(failed(failure))
    expect(clipboard.text).toBe('')
  })
})

describe('the sign-in link', () => {
  it('is copied as plain text', async () => {
    const { parts, clipboard } = shellParts()
    const signIn = { ...parts.desk.signIn, link: () => 'https://login.example.com/authorize' }
    const handlers = createHandlers({ ...parts, desk: { ...parts.desk, signIn } })
    expect(await handlers.copySignInLink({ profileId })).toEqual(succeeded({}))
    expect(clipboard).toMatchObject({
      text: 'https://login.example.com/authorize',
      concealed: false
    })
  })

  it('is not there when no sign-in waits', async () => {
    const { parts, clipboard } = shellParts()
    const handlers = createHandlers(parts)
    for (const answer of [
      await handlers.copySignInLink({ profileId }),
      await handlers.openSignInAgain({ profileId })
    ])
      expect(answer).toMatchObject({ ok: false, failure: { failure: { code: 'cancelled' } } })
    expect(clipboard.text).toBe('')
  })
})

it('says when the browser does not open again for a sign-in', async () => {
  const { parts } = shellParts()
  const signIn = {
    ...parts.desk.signIn,
    link: () => 'https://login.example/',
    openAgain: () => Promise.reject(new Error('no browser'))
  }
  const handlers = createHandlers({ ...parts, desk: { ...parts.desk, signIn } })
  expect(await handlers.openSignInAgain({ profileId })).toMatchObject({
    failure: { kind: 'failure', failure: { code: 'browser-not-opened' } }
  })
})

it('gives the first painting everything it needs', async () => {
  const { parts } = shellParts()
  expect(await createHandlers(parts).getSnapshot({})).toEqual(
    succeeded({
      version: '1.2.3',
      demo: false,
      profiles: [sampleProfile],
      arrangement: sampleArrangement,
      settings: sampleSettings,
      store: { mode: 'writable' },
      vault: { mode: 'memory', reason: 'key-lost', detail: '' },
      clipboard: {},
      signIns: []
    })
  )
})
