import { refused } from './errors'
import type { EntraFailure } from './errors'

function interaction(code: number, suberror: string, message: string): EntraFailure {
  return { ...refused(code, 'interaction_required', message), suberror }
}

function ended(code: number, message: string): EntraFailure {
  return { ...refused(code, 'invalid_grant', message), suberror: 'bad_token' }
}

/** What users, their state and the tenant's policies refuse. */
export const policyFailures = {
  mfaRequired: (policyId: string): EntraFailure => ({
    ...refused(
      50076,
      'interaction_required',
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.'
    ),
    suberror: 'basic_action',
    claims: JSON.stringify({
      access_token: { capolids: { essential: true, values: [policyId] } }
    })
  }),
  mfaNotRegistered: () =>
    interaction(
      50079,
      'basic_action',
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access the resource.'
    ),
  mfaExpired: () =>
    interaction(
      50078,
      'basic_action',
      'Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access the resource.'
    ),
  externalFactorMissing: () =>
    interaction(50158, 'additional_action', 'External security challenge was not satisfied.'),
  deviceNotCompliant: () =>
    interaction(
      53000,
      'message_only',
      'Your device is required to be compliant to access this resource.'
    ),
  deviceNotJoined: () =>
    interaction(
      53001,
      'message_only',
      'Your device is required to be joined to a domain to access this resource.'
    ),
  applicationNotApproved: () =>
    interaction(
      53002,
      'message_only',
      'The application used is not an approved application for Conditional Access.'
    ),
  blockedByPolicy: (): EntraFailure => ({
    ...refused(
      53003,
      'invalid_grant',
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.'
    ),
    suberror: 'message_only'
  }),
  userAtRisk: (): EntraFailure => ({
    ...refused(53011, 'invalid_grant', 'The user is blocked due to risk on the home tenant.'),
    suberror: 'message_only'
  }),
  userDisabled: () => refused(50057, 'invalid_grant', 'The user account is disabled.'),
  userLocked: () =>
    refused(
      50053,
      'invalid_grant',
      'The account is locked, you have tried to sign in too many times with an incorrect user ID or password.'
    ),
  passwordExpired: () => refused(50055, 'invalid_grant', 'The password is expired.'),
  passwordExpiredSince: () =>
    ended(50133, 'The session is not valid due to password expiration or recent password change.'),
  signInTooOld: () =>
    ended(
      70043,
      'The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.'
    ),
  userNotAssigned: (clientId: string, name: string) =>
    refused(
      50105,
      'invalid_grant',
      `Your administrator has configured the application ${name} ('${clientId}') to block users unless they are specifically granted ('assigned') access to the application. The signed-in user is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator.`
    )
} as const
