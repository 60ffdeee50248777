import { expect, test } from 'vitest'
import { failureOfShownText } from './shown-error'

const page = `Sign in
Sorry, but we’re having trouble signing you in.

AADSTS50011: The redirect URI 'http://localhost:49152' specified in the request does not match.
Request Id: 0b3b3f5c-0a51-4a0c-8a0e-7e0f6a5d0100
Correlation Id: 5a2f4d1e-1111-4222-8333-444455556666
Timestamp: 2026-11-23T20:00:00Z`

test('The text of an error page becomes the failure that its number stands for', () => {
  expect(failureOfShownText(page, 'app+user', 7)).toMatchObject({
    code: 'redirect-not-registered',
    aadsts: 50011,
    remedy: 'open-authentication',
    correlationId: '5a2f4d1e-1111-4222-8333-444455556666',
    at: 7
  })
})

test('Only the line with the error is kept of the page', () => {
  const failure = failureOfShownText(`ada@contoso.com\r\n${page}`, 'app+user', 7)
  expect(failure?.detail).toBe(
    "AADSTS50011: The redirect URI 'http://localhost:49152' specified in the request does not match."
  )
})

test.each(['50011', ' 50011\n', 'aadsts50011', 'AADSTS50011'])('%j alone is enough', (text) => {
  expect(failureOfShownText(text, 'app+user', 7)?.aadsts).toBe(50011)
})

test('An unknown number is kept with the text beside it', () => {
  expect(failureOfShownText('AADSTS7654321: Something new.', 'app+user', 7)).toMatchObject({
    aadsts: 7654321,
    detail: 'AADSTS7654321: Something new.'
  })
})

test.each(['', 'Something went wrong', 'AADSTS', '123', '123456789'])(
  '%j names no error',
  (text) => {
    expect(failureOfShownText(text, 'app+user', 7)).toBeUndefined()
  }
)

test('What could garble a sentence is replaced', () => {
  expect(failureOfShownText('AADSTS50011: \u202Eevil\u0007', 'app+user', 7)?.detail).toBe(
    'AADSTS50011: \uFFFDevil\uFFFD'
  )
})
