import type { AccessMode } from '../../shared/profile'
import type { TokenCheck, TokenCheckId } from '../../shared/token'
import { code, strong, text, type Text } from '../text'

interface CheckFacts {
  readonly mode: AccessMode
  readonly expected: string | undefined
  readonly found: string | undefined
}

/** What is said of one check. */
export interface CheckWords {
  readonly sentence: Text
  /** What follows from a failed check, and what to do. */
  readonly hint?: string
}

type Verdict = TokenCheck['verdict']

const nothing = 'nothing'

function withoutScheme(resource: string | undefined): string {
  return (resource ?? '').replace(/^https:\/\//, '').replace(/\/$/, '')
}

const byId: Record<TokenCheckId, Record<Verdict, (facts: CheckFacts) => CheckWords>> = {
  audience: {
    passed: ({ found, expected }) => ({
      sentence: text`For this API: ${code(withoutScheme(expected ?? found))}`
    }),
    failed: ({ found, expected }) => ({
      sentence: text`For another API: ${code(found ?? nothing)}`,
      hint: `This profile is for ${withoutScheme(expected)}. That API refuses this token. Get a new one; if it is the same, check the API of the profile.`
    }),
    unknown: () => ({ sentence: text`API could not be read from the token` })
  },
  tenant: {
    passed: () => ({ sentence: text`From the profile’s tenant` }),
    failed: ({ found, expected }) => ({
      sentence: text`From another tenant: ${code(found ?? nothing)}`,
      hint: `Expected ${expected ?? 'the profile’s tenant'}. Sign in with an account of that tenant.`
    }),
    unknown: () => ({ sentence: text`Tenant could not be read from the token` })
  },
  account: {
    passed: () => ({ sentence: text`For the pinned account` }),
    failed: ({ found, expected }) => ({
      sentence: text`For another account: ${strong(found ?? nothing)}`,
      hint: `Expected ${expected ?? 'the pinned account'}. Sign in with it.`
    }),
    unknown: ({ mode }) => ({
      sentence:
        mode === 'app-only'
          ? text`No account: no person takes part`
          : text`No account is pinned yet`
    })
  },
  mode: {
    passed: ({ mode }) => ({
      sentence:
        mode === 'app-only'
          ? text`Application-only, no person in it`
          : text`Delegated, acts for the person`
    }),
    failed: ({ mode }) => ({
      sentence:
        mode === 'app-only'
          ? text`Not an application-only token`
          : text`Not a delegated token: no person in it`,
      hint: 'The access mode of the profile and of the token differ. Get a new token.'
    }),
    unknown: () => ({ sentence: text`Access mode could not be read from the token` })
  },
  scope: {
    passed: ({ mode, expected, found }) => ({
      sentence:
        mode === 'app-only' && (expected ?? found) === undefined
          ? text`Rights come from Partner Center`
          : text`Scope ${code(expected ?? found ?? '')}`
    }),
    failed: ({ expected, found }) => ({
      sentence: text`Scope ${code(expected ?? 'user_impersonation')} is missing`,
      hint: `The token has ${found === undefined || found === '' ? 'no scope' : found}. Sign in again and accept the permission.`
    }),
    unknown: ({ mode }) => ({
      sentence:
        mode === 'app-only'
          ? text`No scope: rights come from Partner Center`
          : text`Scope could not be read from the token`
    })
  },
  expiry: {
    passed: () => ({ sentence: text`Not expired` }),
    failed: () => ({
      sentence: text`Expired`,
      hint: 'Renew it. If this computer’s clock is wrong, set it right.'
    }),
    unknown: () => ({ sentence: text`Expiry could not be read from the token` })
  },
  mfa: {
    passed: () => ({ sentence: text`Signed in with multi-factor authentication` }),
    failed: () => ({
      sentence: text`Signed in without multi-factor authentication`,
      hint: 'Partner APIs answer 401 (900421). The tenant has to require multi-factor authentication; then sign in again.'
    }),
    unknown: ({ mode }) => ({
      sentence:
        mode === 'app-only'
          ? text`Multi-factor authentication does not apply`
          : text`Multi-factor authentication not stated in the token`
    })
  }
}

/** Words for the checks of a token. */
export const checks = {
  title: 'Checks',
  /** What the mark before a check means, for those who do not see it. */
  verdicts: {
    passed: 'Passed:',
    failed: 'Failed:',
    unknown: 'Not known:'
  } satisfies Record<Verdict, string>,
  /** Returns the sentence of one check for a profile of the given access mode. */
  of: (check: TokenCheck, mode: AccessMode): CheckWords =>
    byId[check.id][check.verdict]({ mode, expected: check.expected, found: check.found })
} as const
