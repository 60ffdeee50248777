import { assertNever } from '../../shared/assert'

/** The forms that are the token and nothing besides. */
export type TokenForm = 'token' | 'authorization-header'

/**
 * Returns a token in the form in which it is copied. Secret.
 *
 * @throws Error when the token holds anything but visible ASCII characters, which no token may
 *   (RFC 6749, appendix A.12) and which could end the line that it is pasted into.
 */
export function formatToken(token: string, form: TokenForm): string {
  // SECURITY: A line break in a pasted token would run what follows it in a terminal.  [src/core/tokens/forms.security.test.ts]
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Error('The token holds characters no token may hold')
  switch (form) {
    case 'token':
      return token
    case 'authorization-header':
      return `Authorization: Bearer ${token}`
    default:
      return assertNever(form)
  }
}
