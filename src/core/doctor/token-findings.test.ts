import { describe, expect, test } from 'vitest'
import type { DoctorCheckId } from '../../shared/doctor'
import type { AccessMode } from '../../shared/profile'
import { failureCodes, type Failure } from '../../shared/token'
import { authorityErrors } from '../directory/authority-errors'
import { failureOfRefusal, makeFailure } from '../sign-in/failures'
import type { Findings } from './findings'
import { answeredByToken } from './findings'
import {
  findingsOfRefusal,
  findingsOfToken,
  findingsWithoutSignIn,
  type Asked
} from './token-findings'

const at = 1_795_000_000_000

function asked(mode: AccessMode, api: Asked['profile']['api'] = 'partner-center'): Asked {
  const credential = mode === 'app-only' ? ({ credential: 'secret' } as const) : {}
  return { profile: { mode, api, cloud: 'global' }, credential, tenant: undefined, at }
}

function refusal(aadsts: number, mode: AccessMode, error = 'invalid_grant'): Failure {
  return failureOfRefusal({ error, description: `AADSTS${aadsts}: No.` }, at, mode)
}

/** The verdicts, shortened: `+` passed by inference, `✕` failed, `-` not needed, `·` not reached, `?` unknown, `s` sign-in. */
function signsOf(findings: Findings): string {
  return answeredByToken
    .map((id) => {
      const finding = findings[id]
      if (finding === undefined) return ' '
      if (finding.verdict === 'passed') return finding.evidence === 'inferred' ? '+' : '✓'
      const signs = {
        failed: '✕',
        'not-needed': '-',
        unreached: '·',
        unknown: '?',
        'needs-sign-in': 's',
        waiting: 'w',
        running: 'r'
      }
      return signs[finding.verdict]
    })
    .join('')
}

// The signs stand for application, redirect, credential, api, consent, mfa and token.
const table: readonly (readonly [mode: AccessMode, numbers: readonly number[], signs: string])[] = [
  // The application.
  ['app-only', [700016, 700011, 70001, 7000112, 7000229, 65002], '✕-···-·'],
  ['app+user', [700016, 700011, 70001, 7000112, 7000229, 65002], '✕·-····'],
  // Redirect and public client.
  ['app+user', [50011, 500113, 900971, 7000218, 9002325, 9002326, 9002327], '+✕-····'],
  ['app+user', [700084], '+✕-····'],
  // Secret or certificate.
  ['app-only', [7000215, 7000222, 700027, 700030, 50012, 700024, 50013, 700025], '+-✕··-·'],
  // The API in the tenant; a scope that cannot be read may be refused before anything else is looked at.
  ['app-only', [500011, 50001, 650052, 650054], '+-+✕·-·'],
  ['app+user', [500011, 50001, 650052, 650054], '++-✕···'],
  ['app-only', [70011, 1002012, 28000, 700022], '?-?✕·-·'],
  ['app+user', [70011, 28000, 28002, 28003], '??-✕···'],
  // Consent and assignment.
  ['app-only', [65001, 650056, 650057, 90094, 501051], '+-++✕-·'],
  ['app+user', [65001, 65004, 650056, 650057, 65005, 90008, 90094, 90095, 50105], '++-+✕··'],
  // Multi-factor authentication: what comes before it in the list may come after it at Microsoft.
  ['app+user', [50076, 50074, 50079, 50072, 50078, 50158], '++-+s✕·'],
  // A sign-in that has ended, and an account that is not of this tenant.
  ['app+user', [700082, 70008, 70000, 50173, 70043, 50133], '++-sss✕'],
  ['app+user', [50020, 50034, 90072], '++-???✕'],
  // Policies are applied to an API that is known.
  ['app+user', [53000, 53003, 530035, 50057], '++-+??✕'],
  ['app-only', [53003], '+-++--✕'],
  // The request itself: nothing can be concluded.
  ['app+user', [90013, 900144, 9002313, 901002], '??-???✕'],
  ['app-only', [90013, 900144, 9002313, 901002], '?-??--✕'],
  // Trouble that passes says nothing of any check.
  ['app-only', [90033, 90055, 50196], '?-···-·'],
  ['app+user', [90033, 90055, 50196], '?·-····']
]

describe('a refusal', () => {
  test.each(
    table.flatMap(([mode, numbers, signs]) => numbers.map((number) => ({ mode, number, signs })))
  )('AADSTS$number of $mode access says $signs', ({ mode, number, signs }) => {
    const findings = findingsOfRefusal(asked(mode), refusal(number, mode))
    expect(signsOf(findings)).toBe(signs)
  })

  test.each([90002, 90038, 900382, 900432, 50194, 90124])(
    'AADSTS%i is of the tenant, and leaves the rest unreached',
    (number) => {
      for (const mode of ['app-only', 'app+user'] as const) {
        const findings = findingsOfRefusal(asked(mode), refusal(number, mode))
        expect(findings.tenant).toMatchObject({ verdict: 'failed', basis: 'refusal' })
        expect(signsOf(findings)).toBe(mode === 'app-only' ? '·-···-·' : '··-····')
      }
    }
  )

  test('is counted against one check only, whatever its number is', () => {
    for (const number of authorityErrors.flatMap(({ numbers }) => numbers)) {
      for (const mode of ['app-only', 'app+user'] as const) {
        const findings = findingsOfRefusal(asked(mode), refusal(number, mode))
        const blamed = Object.values(findings).filter(({ failure }) => failure !== undefined)
        expect(blamed, `AADSTS${number}`).toHaveLength(1)
      }
    }
  })

  test('names the number that each conclusion rests on', () => {
    const findings = findingsOfRefusal(asked('app-only'), refusal(500011, 'app-only'))
    const evidence = { verdict: 'passed', evidence: 'inferred', basis: 'refusal-elsewhere' }
    expect(findings.application).toMatchObject({ ...evidence, facts: { aadsts: 500011 } })
    expect(findings.credential).toMatchObject({ ...evidence, facts: { aadsts: 500011 } })
    expect(findings.api).toMatchObject({
      verdict: 'failed',
      evidence: 'observed',
      basis: 'refusal'
    })
    expect(findings.consent).toEqual({ verdict: 'unreached', because: 'api' })
  })

  test('with an unknown number lets nothing pass', () => {
    const byError: Readonly<Record<string, DoctorCheckId>> = {
      invalid_client: 'credential',
      unauthorized_client: 'application',
      invalid_scope: 'api',
      consent_required: 'consent',
      something_else: 'token'
    }
    for (const [error, check] of Object.entries(byError)) {
      const findings = findingsOfRefusal(asked('app-only'), refusal(99_999_999, 'app-only', error))
      expect(findings[check]?.verdict).toBe('failed')
      expect(Object.values(findings).map(({ verdict }) => verdict)).not.toContain('passed')
    }
  })

  test('of every code ends in one verdict for each check, without a conclusion from nothing', () => {
    for (const code of failureCodes) {
      for (const mode of ['app-only', 'app+user'] as const) {
        const findings = findingsOfRefusal(asked(mode), makeFailure(code, at, {}, mode))
        expect(Object.keys(findings)).toEqual(expect.arrayContaining([...answeredByToken]))
        const isLate = code === 'wrong-account' || code === 'wrong-tenant'
        if (!isLate) expect(signsOf(findings), `${code}, ${mode}`).not.toMatch(/[+✓]/)
      }
    }
  })

  test('by the app itself, of a token for somebody else, shows that a token was issued', () => {
    const failure = makeFailure('wrong-account', at, { expected: 'ada', found: 'grace' })
    expect(signsOf(findingsOfRefusal(asked('app+user'), failure))).toBe('✓+-✓✓?✕')
  })
})

describe('a token', () => {
  const good = { id: 'audience', verdict: 'passed' } as const

  test('says of every check that it is in order', () => {
    const checks = [good, { id: 'mfa', verdict: 'passed' } as const]
    expect(signsOf(findingsOfToken(asked('app+user'), checks))).toBe('✓+-✓✓✓✓')
    expect(signsOf(findingsOfToken(asked('app-only'), checks))).toBe('✓-✓✓--✓')
  })

  test('says nothing of the consent that another resource may want of an application', () => {
    const other = asked('app-only', { resource: 'https://api.contoso.example' })
    expect(findingsOfToken(other, [good]).consent).toEqual({ verdict: 'unknown' })
  })

  test.each([
    ['audience', 'edit-api'],
    ['tenant', 'edit-tenant'],
    ['account', 'sign-in-other-account'],
    ['mode', 'edit-mode'],
    ['scope', 'sign-in-with-consent']
  ] as const)('that fails its check of %s leads to %s', (id, remedy) => {
    const { token } = findingsOfToken(asked('app+user'), [{ id, verdict: 'failed' }])
    expect(token).toMatchObject({ verdict: 'failed', failure: { remedy } })
  })

  test('without a second factor fails that check and no other', () => {
    const findings = findingsOfToken(asked('app+user'), [good, { id: 'mfa', verdict: 'failed' }])
    expect(signsOf(findings)).toBe('✓+-✓✓✕✓')
    expect(findings.mfa?.failure?.remedy).toBe('sign-in-with-mfa')
  })
})

test('without a sign-in, everything that Microsoft shows only to a person needs one', () => {
  const findings = findingsWithoutSignIn(asked('app+user'))
  expect(signsOf(findings)).toBe('ss-ssss')
  expect(findings.application?.failure?.remedy).toBe('sign-in')
})
