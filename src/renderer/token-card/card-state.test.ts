import { describe, expect, it } from 'vitest'
import type { TokenView } from '../../shared/views'
import { cardStateOf, remainingOf } from './card-state'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

const token: TokenView = {
  profileId: '00000000-0000-4000-8000-000000000001',
  state: 'token',
  mode: 'app+user',
  issuedAt: NOW - 10 * MINUTE,
  expiresAt: NOW + 50 * MINUTE,
  checks: [
    { id: 'mfa', verdict: 'passed' },
    { id: 'expiry', verdict: 'passed' }
  ],
  credential: { kind: 'none' }
}

const none: TokenView = {
  profileId: token.profileId,
  state: 'none',
  mode: 'app+user',
  checks: [],
  credential: { kind: 'none' }
}

describe('what is left of a token', () => {
  it('is measured against its whole life', () => {
    expect(remainingOf(token, NOW)).toEqual({ leftMs: 50 * MINUTE, fraction: 50 / 60 })
  })

  it('is never less than nothing and never more than all', () => {
    expect(remainingOf(token, NOW + 600 * MINUTE)).toEqual({ leftMs: 0, fraction: 0 })
    expect(remainingOf(token, NOW - 600 * MINUTE)?.fraction).toBe(1)
  })

  it('is not known without a token', () => {
    expect(remainingOf(none, NOW)).toBeUndefined()
    expect(remainingOf(undefined, NOW)).toBeUndefined()
  })
})

describe('the token card', () => {
  const user = { mode: 'app+user' } as const
  const app = { mode: 'app-only' } as const

  it('is ready, then expires soon, then is expired, as the clock goes on', () => {
    const healthAt = (now: number) => {
      const state = cardStateOf(user, token, undefined, now)
      return state.kind === 'token' ? state.health : state.kind
    }
    expect(healthAt(NOW)).toBe('ready')
    expect(healthAt(NOW + 46 * MINUTE)).toBe('expires-soon')
    expect(healthAt(NOW + 50 * MINUTE)).toBe('expired')
  })

  it('fails the check of the expiry when the time is over, whatever it said when it was made', () => {
    const state = cardStateOf(user, token, undefined, NOW + 51 * MINUTE)
    expect(state).toMatchObject({ checks: [{ verdict: 'passed' }, { verdict: 'failed' }] })
  })

  it('says that a token will be refused when one of its checks has failed', () => {
    const refused: TokenView = { ...token, checks: [{ id: 'mfa', verdict: 'failed' }] }
    expect(cardStateOf(user, refused, undefined, NOW)).toMatchObject({ health: 'checks-fail' })
  })

  it('keeps a good token in sight beside a failure, but not an expired one', () => {
    const failure = { code: 'network-unreachable', remedy: 'retry', at: NOW } as const
    expect(cardStateOf(user, { ...token, failure }, undefined, NOW).kind).toBe('token')
    expect(cardStateOf(user, { ...token, failure }, undefined, NOW + 51 * MINUTE).kind).toBe(
      'failed'
    )
  })

  it('asks for a sign-in, a credential or a token, whichever is the next step', () => {
    expect(cardStateOf(user, none, undefined, NOW).kind).toBe('signed-out')
    expect(cardStateOf(app, none, undefined, NOW).kind).toBe('no-credential')
    const withSecret: TokenView = { ...none, credential: { kind: 'secret', savedAt: NOW } }
    expect(cardStateOf(app, withSecret, undefined, NOW).kind).toBe('no-token')
    expect(cardStateOf(user, undefined, undefined, NOW).kind).toBe('loading')
  })

  it('shows a waiting sign-in before anything else, and a waiting consent not at all', () => {
    const signIn = {
      profileId: token.profileId,
      phase: 'waiting',
      purpose: 'sign-in',
      startedAt: NOW,
      endsAt: NOW + 5 * MINUTE,
      authorityHost: 'login.microsoftonline.com',
      tenant: 'contoso.com'
    } as const
    expect(cardStateOf(user, token, signIn, NOW).kind).toBe('signing-in')
    const consent = { ...signIn, purpose: 'consent' } as const
    expect(cardStateOf(user, token, consent, NOW).kind).toBe('token')
  })
})
