import type { PartnerErrorId } from '../../shared/probe'
import type { AccessMode } from '../../shared/profile'
import { code, strong, text, type Text } from '../text'

/** What the sentences about an error of a partner API may speak of. */
export interface PartnerErrorNames {
  readonly api: string
  readonly tenant: string
  readonly clientId: string
  readonly mode: AccessMode
}

/** What an error means, and what to do about it. */
export interface PartnerErrorWords {
  readonly meaning: (names: PartnerErrorNames) => Text
  readonly advice: (names: PartnerErrorNames) => Text
}

const aboutToken = {
  'audience-not-accepted': {
    meaning: ({ api }) => text`The ${api} does not take tokens that were made for another API.`,
    advice: () =>
      text`Choose the API in the profile that you want to call: each of the two takes its own tokens only. Tokens for ${code('https://graph.windows.net')}, which older instructions name, are no longer accepted.`
  },
  'mfa-missing': {
    meaning: () =>
      text`The API demands a second factor at the sign-in, and the token does not show one.`,
    advice: ({ tenant }) =>
      text`Sign in again with a second factor. Whether one is asked for is decided by the policies of ${strong(tenant)}: if none is, its administrator has to require multi-factor authentication first.`
  },
  'no-partner-token': {
    meaning: () => text`The API does not recognise the token as one of a partner.`,
    advice: ({ tenant }) =>
      text`Either it was made for another API, or ${strong(tenant)} is not a partner tenant. Check API and tenant of the profile.`
  },
  unauthenticated: {
    meaning: () => text`The API does not accept the token.`,
    advice: ({ mode }) =>
      mode === 'app-only'
        ? text`Pricing and referrals are documented for application + user access only. For marketplace calls, the application has to be a user of Partner Center.`
        : text`It may have been revoked, or was made for another API. Sign in again; if that does not help, check the API of the profile.`
  },
  'claims-demanded': {
    meaning: ({ tenant }) =>
      text`A Conditional Access policy of ${strong(tenant)} demands more of the sign-in before this API may be called.`,
    advice: ({ mode }) =>
      mode === 'app-only'
        ? text`No person signs in here, so an administrator has to look at the policies for workload identities.`
        : text`Sign in with a second factor: what the API demanded is passed on, and the browser asks for what is missing.`
  }
} satisfies Partial<Record<PartnerErrorId, PartnerErrorWords>>

const aboutRights = {
  'application-not-admitted': {
    meaning: ({ mode, clientId }) =>
      mode === 'app-only'
        ? text`Partner Center does not admit application ${code(clientId)}.`
        : text`Partner Center does not admit this account with application ${code(clientId)}.`,
    advice: ({ mode, tenant }) =>
      mode === 'app-only'
        ? text`Register the application there: Settings, Account settings, App management, Web app, Register existing app. If it is listed, check that ${strong(tenant)} is the partner tenant.`
        : text`Check that ${strong(tenant)} is the partner tenant, and sign in with an account that has a role in Partner Center.`
  },
  'operation-denied': {
    meaning: ({ mode }) =>
      mode === 'app-only'
        ? text`The token is good, but this call is not allowed to it.`
        : text`The token is good, but this call is not allowed to the account.`,
    advice: ({ mode }) =>
      mode === 'app-only'
        ? text`Many calls answer application + user access only. If this one is documented for application-only access, check the application under App management in Partner Center.`
        : text`A role in Partner Center is missing, for example Admin agent or Sales agent. An administrator assigns it under User management.`
  },
  'role-missing': {
    meaning: ({ mode }) =>
      mode === 'app-only'
        ? text`The role of the application does not permit this call.`
        : text`The role of the account does not permit this call.`,
    advice: () =>
      text`Pricing needs Admin agent or Sales agent, referrals need Referrals admin or Referrals user. An administrator assigns roles under User management in Partner Center.`
  },
  'caller-not-authorized': {
    meaning: ({ mode }) =>
      mode === 'app-only'
        ? text`The API does not let this application make the call.`
        : text`The API does not let this account make the call.`,
    advice: ({ mode }) =>
      mode === 'app-only'
        ? text`Only marketplace calls are documented for application-only access, with the application added as a user of Partner Center. Pricing and referrals need application + user access.`
        : text`Pricing needs Admin agent or Sales agent, referrals need Referrals admin or Referrals user. Use an account with the role, or have an administrator assign it in Partner Center.`
  },
  'no-customer-relationship': {
    meaning: () => text`The partner has no commerce relationship with this customer.`,
    advice: () =>
      text`Check the customer id in the path, and whether the relationship or its delegated admin rights (GDAP) have ended.`
  },
  'program-inactive': {
    meaning: () =>
      text`The partner account is not active in the program that this call belongs to.`,
    advice: () =>
      text`This is settled in Partner Center, not in the registration: look at the program status under Account settings, or ask partner support.`
  },
  'reseller-inactive': {
    meaning: () => text`The reseller account is not active.`,
    advice: () =>
      text`This is settled in Partner Center, not in the registration: look at the account’s status under Account settings, or ask partner support.`
  },
  'agreement-missing': {
    meaning: () => text`The Microsoft Partner Agreement has not been accepted.`,
    advice: ({ tenant }) =>
      text`A global administrator of ${strong(tenant)} has to accept it in Partner Center.`
  }
} satisfies Partial<Record<PartnerErrorId, PartnerErrorWords>>

const aboutRequest = {
  'resource-not-found': {
    meaning: () =>
      text`The token was accepted as far as can be told, but there is nothing at this path.`,
    advice: () => text`Check the path and the ids in it.`
  },
  'customer-tenant-not-found': {
    meaning: () => text`The API does not know the tenant that the call is about.`,
    advice: () =>
      text`Check the tenant or customer id in the path, and whether it belongs to this environment.`
  },
  'request-or-token-invalid': {
    meaning: () =>
      text`The API calls the request invalid. On the Partner API, a bad token can be answered so too.`,
    advice: ({ mode }) =>
      mode === 'app-only'
        ? text`If the path is right, suspect the token: pricing and referrals are documented for application + user access only.`
        : text`If the path is right, suspect the token: look at its checks above, and sign in again.`
  },
  'precondition-failed': {
    meaning: () => text`The API expected a condition that the call did not name.`,
    advice: () => text`The token is not the cause. Choose a call that only reads.`
  },
  'resource-modified': {
    meaning: () => text`What was asked for was changed at the same moment.`,
    advice: () => text`The token is not the cause. Try again.`
  },
  throttled: {
    meaning: () => text`Too many calls: the API asks to wait.`,
    advice: () =>
      text`The limit counts for the whole partner tenant, so other programs may have used it up. Wait as long as the answer says, then try again.`
  },
  'service-not-available': {
    meaning: () => text`The API is not available just now.`,
    advice: () =>
      text`This passes by itself and says nothing of the token. Try again in a few minutes.`
  },
  'service-failed': {
    meaning: () => text`Something went wrong inside the API.`,
    advice: () =>
      text`This says nothing of the token. Try again; if it stays, report it to Microsoft with the request ids.`
  }
} satisfies Partial<Record<PartnerErrorId, PartnerErrorWords>>

/** Words for the errors of the partner APIs. */
export const partnerErrors: Readonly<Record<PartnerErrorId, PartnerErrorWords>> = {
  ...aboutToken,
  ...aboutRights,
  ...aboutRequest
}
