import { describe, expect, test } from 'vitest'
import { plainText, words } from '../../words'
import { authorityErrors } from '../directory/authority-errors'
import { failureOfMsalError, failureOfRefusal, makeFailure } from './failures'

/** As MSAL throws it: https://github.com/AzureAD/microsoft-authentication-library-for-js, `AuthError`. */
function msalError(name: string, errorCode: string): Error {
  const error = new Error(errorCode)
  return Object.assign(error, { name, errorCode, errorMessage: errorCode })
}

describe('an error that MSAL throws', () => {
  test.each(['refresh_token_expired', 'no_tokens_found', 'bad_token', 'interaction_required'])(
    'asks for a sign-in when a person is needed (%s)',
    (errorCode) => {
      const failure = failureOfMsalError(
        msalError('InteractionRequiredAuthError', errorCode),
        undefined,
        5,
        'app+user'
      )
      expect(failure).toMatchObject({ code: 'sign-in-needed', remedy: 'sign-in', at: 5 })
    }
  )

  test('keeps the class of a refusal that names a consent', () => {
    const error = msalError('InteractionRequiredAuthError', 'consent_required')
    expect(failureOfMsalError(error, undefined, 5, 'app+user')).toMatchObject({
      code: 'consent-needed'
    })
  })

  test('is a refusal without a known class when the server says something else', () => {
    const error = msalError('ServerError', 'something_new')
    expect(failureOfMsalError(error, undefined, 5, 'app+user')).toMatchObject({
      code: 'authority-refused'
    })
  })
})

describe('an AADSTS number', () => {
  const numbers = authorityErrors.flatMap((row) => row.numbers)
  const facts = { tenant: 'Contoso', clientId: 'b41d7c02', api: 'Partner API', cloud: 'Global' }

  test('has words of its own in both access modes whenever it is known', () => {
    expect(new Set(words.authorityErrors.numbers)).toEqual(new Set(numbers))
    for (const number of numbers) {
      const said = words.authorityErrors.of(number)
      for (const mode of ['app+user', 'app-only'] as const) {
        const sentences = [said?.meaning, said?.remedy].map((sentence) =>
          plainText(sentence?.({ ...facts, mode }) ?? [])
        )
        for (const sentence of sentences) {
          expect(sentence, String(number)).toMatch(/^\p{Lu}.{9,320}\.$/u)
        }
      }
    }
  })

  test('makes code and remedy more exact, and leaves the OAuth error as it is', () => {
    const refusal = { error: 'invalid_client', description: 'AADSTS7000222: The keys are expired.' }
    expect(failureOfRefusal(refusal, 5, 'app-only')).toMatchObject({
      code: 'credential-expired',
      remedy: 'open-credentials',
      aadsts: 7000222,
      oauthError: 'invalid_client'
    })
  })

  test('that is not known leaves both to the OAuth error, and Microsoft’s text is kept', () => {
    const refusal = { error: 'invalid_client', description: 'AADSTS7999999: Something new.' }
    expect(words.authorityErrors.of(7_999_999)).toBeUndefined()
    expect(failureOfRefusal(refusal, 5, 'app-only')).toMatchObject({
      code: 'credential-rejected',
      remedy: 'enter-credential',
      aadsts: 7_999_999,
      detail: 'AADSTS7999999: Something new.'
    })
  })
})

describe('a failure of an application that works alone', () => {
  test.each([
    ['sign-in-needed', 'sign-in', 'retry'],
    ['consent-needed', 'sign-in-with-consent', 'grant-consent'],
    ['mfa-needed', 'sign-in-with-mfa', 'none']
  ] as const)('%s: a person’s remedy is %s, its own %s', (code, person, alone) => {
    expect(makeFailure(code, 5).remedy).toBe(person)
    expect(makeFailure(code, 5, {}, 'app-only').remedy).toBe(alone)
  })
})

describe('a claims challenge', () => {
  test('is kept with the failure that came with it', () => {
    const error = msalError('InteractionRequiredAuthError', 'interaction_required')
    const claims = '{"access_token":{}}'
    expect(failureOfMsalError(Object.assign(error, { claims }), undefined, 5)).toMatchObject({
      code: 'sign-in-needed',
      claims
    })
  })
})

test('A correlation id that only the text names is kept for the ticket', () => {
  const description =
    'AADSTS65004: User declined. Trace ID: 1 Correlation ID: 5a2f4d1e-1111-4222-8333-444455556666 Timestamp: 2026-11-23'
  const failure = failureOfRefusal({ error: 'access_denied', description }, 5)
  expect(failure.correlationId).toBe('5a2f4d1e-1111-4222-8333-444455556666')
})
