import { assertNever } from '../../shared/assert'
import type { Profile } from '../../shared/profile'
import { failed, succeeded, type Result } from '../../shared/result'
import { callForms, type CallForm, type CopyForm } from '../../shared/token'
import { formatCall, type FormedCall } from './call-forms'
import { showable } from './checks'
import { decodeClaims } from './decode'
import { environmentOf, type EnvironmentFacts } from './environment'
import { formatToken } from './forms'
import { withVisibleEscapes } from './quoting/javascript'
import { posixAssignment } from './quoting/posix-shell'
import { powershellAssignment } from './quoting/powershell'

/** What a form is made of. Secret. */
export interface CopiedFacts {
  readonly token: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly profile: Pick<Profile, 'id' | 'name' | 'tenant'>
}

/** Whether a form is a call of the profile's API. */
export function isCallForm(form: CopyForm): form is CallForm {
  return callForms.some((callForm) => callForm === form)
}

/**
 * Returns a call with a profile's token as it is run elsewhere. Secret.
 *
 * @throws Error when the token or the address could mean more than itself where it is pasted
 */
export function copiedCall(form: CallForm, call: FormedCall, facts: CopiedFacts): string {
  const { token, profile } = cleaned(facts)
  return formatCall(form, {
    call,
    authorization: `Bearer ${token}`,
    title: `Profile: ${profile.name}`
  })
}

/**
 * Returns a token in another form, or `opaque` when its claims are asked for and cannot be read. Secret.
 *
 * @throws Error when the token could mean more than itself where it is pasted
 */
export function copiedText(
  form: Exclude<CopyForm, CallForm>,
  facts: CopiedFacts
): Result<string, 'opaque'> {
  switch (form) {
    case 'token':
    case 'authorization-header':
      return succeeded(formatToken(facts.token, form))
    case 'environment-bash':
      return succeeded(environmentLines(facts, posixAssignment))
    case 'environment-powershell':
      return succeeded(environmentLines(facts, powershellAssignment))
    case 'claims-json': {
      const claims = decodeClaims(facts.token)
      if (!claims.ok) return failed('opaque')
      return succeeded(withVisibleEscapes(JSON.stringify(claims.value, undefined, 2)))
    }
    default:
      return assertNever(form)
  }
}

function environmentLines(
  facts: CopiedFacts,
  assign: (name: string, value: string) => string
): string {
  const lines = environmentOf(cleaned(facts)).map(([name, value]) => assign(name, value))
  // The end of the last line too: pasted in a terminal, every line is then taken.
  return `${lines.join('\n')}\n`
}

/** Names come from other people's files; a terminal acts on control characters even in quotes. */
function cleaned({ token, expiresAt, profile }: CopiedFacts): EnvironmentFacts {
  return {
    token: formatToken(token, 'token'),
    expiresAt,
    profile: {
      ...profile,
      // SECURITY: An escape sequence ends a terminal's bracketed paste, and the rest is typed.  [src/core/tokens/copied-text.security.test.ts]
      name: showable(profile.name),
      // SECURITY: The same.  [src/core/tokens/copied-text.security.test.ts]
      tenant: showable(profile.tenant)
    }
  }
}
