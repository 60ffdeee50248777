import { describe, expect, test } from 'vitest'
import { failureOfMsalError } from './failures'

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
        5
      )
      expect(failure).toMatchObject({ code: 'sign-in-needed', remedy: 'sign-in', at: 5 })
    }
  )

  test('keeps the class of a refusal that names a consent', () => {
    const error = msalError('InteractionRequiredAuthError', 'consent_required')
    expect(failureOfMsalError(error, undefined, 5)).toMatchObject({ code: 'consent-needed' })
  })

  test('is a refusal without a known class when the server says something else', () => {
    const error = msalError('ServerError', 'something_new')
    expect(failureOfMsalError(error, undefined, 5)).toMatchObject({ code: 'authority-refused' })
  })
})
