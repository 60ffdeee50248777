import { describe, expect, it } from 'vitest'
import type { FailureCode, RemedyId } from '../../shared/token'
import { authorityErrorOf } from './authority-errors'

describe('authority errors', () => {
  it.each<[number, FailureCode, RemedyId]>([
    [50011, 'redirect-not-registered', 'sign-in'],
    [7000218, 'application-needs-secret', 'sign-in'],
    [700016, 'application-not-found', 'edit-profile'],
    [90002, 'tenant-not-found', 'edit-profile'],
    [900382, 'wrong-cloud', 'edit-profile'],
    [7000215, 'credential-rejected', 'enter-credential'],
    [7000222, 'credential-expired', 'enter-credential'],
    [700027, 'certificate-not-registered', 'enter-credential'],
    [70011, 'scope-invalid', 'edit-profile'],
    [500011, 'api-not-in-tenant', 'edit-profile'],
    [65001, 'consent-needed', 'sign-in-with-consent'],
    [65004, 'declined', 'sign-in-with-consent'],
    [50020, 'wrong-account', 'sign-in-other-account'],
    [50076, 'mfa-needed', 'sign-in-with-mfa'],
    [50079, 'mfa-needed', 'sign-in-with-mfa'],
    [53003, 'blocked-by-policy', 'none'],
    [700082, 'sign-in-needed', 'sign-in'],
    [54005, 'answer-invalid', 'sign-in'],
    [50196, 'throttled', 'retry'],
    [90033, 'authority-unavailable', 'retry']
  ])('%i is %s, and the remedy is %s', (number, code, remedy) => {
    expect(authorityErrorOf(number)).toEqual({ code, remedy })
  })

  it('says nothing of a number that it does not know', () => {
    expect(authorityErrorOf(1)).toBeUndefined()
    expect(authorityErrorOf(Number.NaN)).toBeUndefined()
  })
})
