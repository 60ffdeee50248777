import { describe, expect, it } from 'vitest'
import type { TokenCheckId } from '../shared/token'
import { plainText, words } from './index'

const facts = {
  tenant: 'contoso.com',
  clientId: 'b41d7c02-8f6e-4f0a-a3de-5b1b5c0e9d77',
  api: 'Partner API',
  cloud: 'Global cloud',
  mode: 'app+user'
} as const

const sentences = [
  ...Object.values(words.fields.problems),
  ...Object.values(words.fields.warnings).map((warning) => warning(undefined)),
  ...Object.values(words.failures.byCode).flatMap(({ sentence, cause }) => [
    plainText(sentence(facts)),
    plainText(cause(facts))
  ]),
  ...Object.values(words.vault.reasons),
  words.secondFactor.refused('partner'),
  words.secondFactor.refused('partner-center'),
  words.secondFactor.policy,
  words.secondFactor.inVain,
  plainText(words.secondFactor.administrator('contoso.com')),
  ...words.authorityErrors.numbers.flatMap((number) => {
    const said = words.authorityErrors.of(number)
    return said === undefined
      ? []
      : [said.meaning, said.remedy].flatMap((sentence) =>
          (['app+user', 'app-only'] as const).map((mode) =>
            plainText(sentence({ ...facts, tenant: 'Contoso', mode }))
          )
        )
  })
]

const checkIds: readonly TokenCheckId[] = [
  'audience',
  'tenant',
  'account',
  'mode',
  'scope',
  'expiry',
  'mfa'
]

describe('the words', () => {
  it('are whole sentences without shouting and without gaps', () => {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[\p{Lu}c].*(?:\.|\.pem)$/su)
      expect(sentence).not.toMatch(/!|undefined| {2}/)
    }
  })

  it('have a headline for every failure that fits beside a name', () => {
    const { byCode } = words.failures
    const { of, numbers } = words.authorityErrors
    const said = [...Object.values(byCode), ...numbers.map(of)]
    for (const one of said) expect(one?.headline?.length ?? 0).toBeLessThanOrEqual(28)
  })

  it('say of every check what it found, in both access modes', () => {
    for (const id of checkIds) {
      for (const verdict of ['passed', 'failed', 'unknown'] as const) {
        for (const mode of ['app+user', 'app-only'] as const) {
          expect(plainText(words.checks.of({ id, verdict }, mode).sentence)).not.toMatch(
            /undefined|^$/
          )
        }
      }
    }
  })

  it('name a failed check with what was found and what was expected', () => {
    const { sentence, hint } = words.checks.of(
      { id: 'tenant', verdict: 'failed', expected: 'contoso.com', found: 'fabrikam.com' },
      'app+user'
    )
    expect(plainText(sentence)).toBe('From another tenant: fabrikam.com')
    expect(hint).toContain('contoso.com')
  })

  it('never name a sandbox without its mark in a native dialog', () => {
    const profile = { name: 'Fabrikam', environment: 'sandbox', tenant: 'fabrikam.com' } as const
    const dialog = words.dialogs.deleteProfiles({
      profiles: [profile],
      signIns: 0,
      credentials: 0
    })
    expect(dialog.message).toBe('Delete “Fabrikam (Sandbox)”?')
  })

  it('say which secrets a deletion takes along', () => {
    const named = (name: string) => ({ name, environment: 'production', tenant: 'a.com' }) as const
    const { message, detail } = words.dialogs.deleteProfiles({
      profiles: [named('One'), named('Two')],
      signIns: 2,
      credentials: 1
    })
    expect(message).toBe('Delete 2 profiles?')
    expect(detail).toContain('One, Two')
    expect(detail).toContain('2 saved sign-ins and a saved secret or certificate')
  })

  it('name no more profiles in a dialog than a person can read', () => {
    const names = Array.from({ length: 12 }, (_, index) => `Profile ${index + 1}`)
    expect(words.dialogs.startFreshVault(names).detail).toContain('Profile 8 and 4 more')
  })
})

describe('the words for times', () => {
  it.each([
    [-1, '0 s'],
    [400, '1 s'],
    [59_000, '59 s'],
    [60_000, '1 min'],
    [59 * 60_000 + 59_999, '59 min'],
    [65 * 60_000, '1 h 05 min'],
    [27 * 3_600_000, '27 h 00 min']
  ])('call %i ms %s', (durationMs, expected) => {
    expect(words.time.span(durationMs)).toBe(expected)
  })

  it('give the date only when it is not today', () => {
    const now = new Date(2026, 10, 23, 17, 49).getTime()
    expect(words.time.clock(new Date(2026, 10, 23, 18, 41).getTime(), now)).toBe('18:41')
    expect(words.time.clock(new Date(2026, 10, 24, 0, 5).getTime(), now)).toBe('24 Nov 2026, 00:05')
  })

  it('count a short wait in minutes and seconds', () => {
    expect(words.time.countdown(272_000)).toBe('4:32')
    expect(words.time.countdown(-5)).toBe('0:00')
  })
})
