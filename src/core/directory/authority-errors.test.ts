import { describe, expect, it } from 'vitest'
import type { FailureCode, RemedyId } from '../../shared/token'
import { failureCodes, remedyIds } from '../../shared/token'
import { authorityErrorOf, authorityErrors, remedyIn } from './authority-errors'

/** The numbers that people who ask for Partner API tokens meet, listed apart from the table. */
const expected = [
  // registration and redirect
  50011, 500113, 900971, 7000218, 700025, 9002325, 9002327, 9002326, 700016, 700011, 70001, 7000112,
  7000229, 50194, 9001023, 90124, 90130, 90002, 90038, 900382, 900432, 90013, 900144, 9002313,
  90014, 90023, 900561,
  // credentials
  7000215, 7000222, 70002, 700027, 700030, 50012, 700024, 50013, 500133,
  // scope, resource, consent
  70011, 1002012, 28000, 700022, 28002, 28003, 700023, 901002, 500011, 50001, 650052, 650054,
  650057, 650056, 65005, 65001, 65004, 90094, 90095, 90008, 90099, 65002, 501051, 50105,
  // person, session, policy
  50020, 50034, 51004, 50014, 16000, 500208, 50057, 50055, 50053, 50126, 50076, 50074, 50079, 50072,
  50078, 50158, 53000, 53001, 53002, 53003, 530032, 530034, 530035, 53004, 53011, 50173, 50089,
  50132, 50133, 70000, 70008, 700082, 70043, 700084, 54005, 501481, 50147, 700005, 50196, 50058,
  16001, 16002, 16003, 50140, 50199, 500021, 500022, 500212, 500213, 90072, 90033, 90006, 90012,
  90024, 50033, 90055, 50087
]

const modes = ['app+user', 'app-only'] as const
const byNumber = (one: number, other: number): number => one - other

describe('the table of AADSTS numbers', () => {
  it('has each number exactly once and no other', () => {
    const numbers = authorityErrors.flatMap((row) => row.numbers)
    expect(numbers.toSorted(byNumber)).toEqual(expected.toSorted(byNumber))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('gives each a failure, a remedy and a dated source', () => {
    for (const { numbers, code, remedy, source } of authorityErrors) {
      expect(numbers.length, code).toBeGreaterThan(0)
      expect(failureCodes).toContain(code)
      for (const mode of modes) expect(remedyIds).toContain(remedyIn(remedy, mode))
      expect(source.link).toMatch(/^https:\/\/(learn\.microsoft\.com|github\.com\/AzureAD)\//)
      expect(source.asOf).toMatch(/^2026-\d\d-\d\d$/)
    }
  })

  it('never asks a person to sign in where an application works alone', () => {
    for (const number of expected) {
      expect(authorityErrorOf(number, 'app-only')?.remedy, String(number)).not.toMatch(/^sign-in/)
    }
  })
})

describe('an AADSTS number', () => {
  it.each<[number, FailureCode, RemedyId, RemedyId]>([
    [50011, 'redirect-not-registered', 'open-authentication', 'open-authentication'],
    [7000218, 'application-needs-secret', 'open-authentication', 'open-authentication'],
    [700025, 'credential-rejected', 'edit-mode', 'edit-mode'],
    [700016, 'application-not-found', 'edit-client-id', 'edit-client-id'],
    [7000112, 'application-not-found', 'open-enterprise-apps', 'open-enterprise-apps'],
    [90002, 'tenant-not-found', 'edit-tenant', 'edit-tenant'],
    [900382, 'wrong-cloud', 'edit-cloud', 'edit-cloud'],
    [7000215, 'credential-rejected', 'enter-credential', 'enter-credential'],
    [7000222, 'credential-expired', 'open-credentials', 'open-credentials'],
    [700027, 'certificate-not-registered', 'open-credentials', 'open-credentials'],
    [70011, 'scope-invalid', 'edit-api', 'edit-api'],
    [500011, 'api-not-in-tenant', 'open-partner-center', 'open-partner-center'],
    [650057, 'consent-needed', 'open-permissions', 'open-permissions'],
    [65001, 'consent-needed', 'sign-in-with-consent', 'grant-consent'],
    [65004, 'declined', 'sign-in-with-consent', 'grant-consent'],
    [90094, 'consent-needed', 'grant-consent', 'grant-consent'],
    [50105, 'blocked-by-policy', 'open-enterprise-apps', 'open-enterprise-apps'],
    [50020, 'wrong-account', 'sign-in-other-account', 'none'],
    [50076, 'mfa-needed', 'sign-in-with-mfa', 'none'],
    [50079, 'mfa-needed', 'sign-in-with-mfa', 'none'],
    [53003, 'blocked-by-policy', 'none', 'none'],
    [700082, 'sign-in-needed', 'sign-in', 'retry'],
    [54005, 'answer-invalid', 'sign-in', 'retry'],
    [50196, 'throttled', 'retry', 'retry'],
    [90033, 'authority-unavailable', 'retry', 'retry']
  ])('%i is %s; a person’s remedy is %s, an application’s %s', (number, code, person, alone) => {
    expect(authorityErrorOf(number, 'app+user')).toEqual({ code, remedy: person })
    expect(authorityErrorOf(number, 'app-only')).toEqual({ code, remedy: alone })
  })

  it.each([1, Number.NaN, 70003])('%d says nothing when it is not known here', (number) => {
    expect(authorityErrorOf(number, 'app+user')).toBeUndefined()
  })
})
