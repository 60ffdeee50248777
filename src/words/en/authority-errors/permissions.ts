import { code, strong, text, type Text } from '../../text'
import type { FailureFacts } from '../failures/failure-words'
import type { AuthorityErrorsSaid } from './said'

const defaultScope = code('/.default')

const checkApi = (): Text =>
  text`Check the API of the profile. For another API, enter its Application ID URI alone, exactly as registered, without a scope.`

const bringApi = ({ tenant }: FailureFacts): Text =>
  text`Sign in to Partner Center once as an administrator of ${strong(tenant)}, or run ${code('New-MgServicePrincipal')} with the API’s application id. Only a partner tenant has the partner APIs, so check tenant and cloud too.`

const listApi = ({ tenant }: FailureFacts): Text =>
  text`Under API permissions, choose Add a permission, APIs my organization uses, the API, Delegated permissions and ${code('user_impersonation')}. Then choose Grant admin consent for ${strong(tenant)}.`

const askAdministrator = (): Text =>
  text`Send the consent link to an administrator, or open it as one. Who may grant it: Privileged Role, Cloud Application and Application Administrators.`

/** Scope, resource and consent. */
export const permissionErrors: AuthorityErrorsSaid = {
  70011: {
    meaning: ({ api }) => text`The scope that was asked for is not valid for ${api}.`,
    remedy: checkApi
  },
  1002012: {
    meaning: () =>
      text`Application-only access may ask for ${defaultScope} of an API and nothing else.`,
    remedy: checkApi
  },
  28000: {
    meaning: () => text`The scope names more than one API.`,
    remedy: () => text`One token serves one API. Enter a single resource in the profile.`
  },
  700022: {
    meaning: () => text`The scope names resources of more than one API.`,
    remedy: () => text`One token serves one API. Enter a single resource in the profile.`
  },
  28002: {
    meaning: ({ api }) => text`The scope for ${api} is not valid for an access token.`,
    remedy: checkApi
  },
  28003: {
    meaning: () => text`The scope was empty when the token was fetched.`,
    remedy: checkApi
  },
  700023: {
    meaning: () => text`The scope names no resource that a token could be for.`,
    remedy: checkApi
  },
  901002: {
    headline: 'Parameter refused',
    meaning: () =>
      text`The request held ${code('resource')} or another parameter that this login service refuses.`,
    remedy: () =>
      text`The app does not send such a parameter: please report this with the correlation id. Multi-factor authentication is required by a policy of the tenant, not by a parameter.`
  },
  500011: {
    meaning: ({ api, tenant }) =>
      text`The service principal of ${api} was not found in ${strong(tenant)}.`,
    remedy: bringApi
  },
  50001: {
    meaning: ({ api, tenant }) => text`The ${api} is disabled in ${strong(tenant)}, or not there.`,
    remedy: bringApi
  },
  650052: {
    meaning: ({ api, tenant }) =>
      text`The organization of ${strong(tenant)} has no service principal for ${api}.`,
    remedy: bringApi
  },
  650054: {
    meaning: ({ api, tenant }) =>
      text`The ${api} was removed from ${strong(tenant)}, or is no longer offered there.`,
    remedy: bringApi
  },
  650057: {
    headline: 'Permission not listed',
    meaning: ({ api, clientId }) =>
      text`The ${api} is not among the API permissions of application ${code(clientId)}.`,
    remedy: listApi
  },
  650056: {
    headline: 'Permissions not set up',
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} lists no permissions, has no consent for them, or has another id.`,
    remedy: listApi
  },
  65005: {
    headline: 'Permission not listed',
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} asks for an API that its API permissions do not list.`,
    remedy: listApi
  },
  65001: {
    meaning: ({ clientId, tenant }) =>
      text`Neither the person nor an administrator of ${strong(tenant)} has consented to application ${code(clientId)}.`,
    remedy: ({ mode }) =>
      mode === 'app-only'
        ? askAdministrator()
        : text`Sign in and accept what is asked. Where the tenant does not let people consent, ask for admin consent.`
  },
  65004: {
    meaning: ({ clientId }) => text`The consent to application ${code(clientId)} was declined.`,
    remedy: ({ mode }) =>
      mode === 'app-only'
        ? text`Ask again, and let an administrator accept.`
        : text`Sign in again and accept, or ask an administrator to consent for everybody.`
  },
  90094: {
    headline: 'Needs admin consent',
    meaning: ({ clientId, tenant }) =>
      text`In ${strong(tenant)}, only an administrator can consent to application ${code(clientId)}.`,
    remedy: askAdministrator
  },
  90095: {
    headline: 'Needs admin approval',
    meaning: ({ clientId, tenant }) =>
      text`In ${strong(tenant)}, an administrator has to approve application ${code(clientId)} first.`,
    remedy: askAdministrator
  },
  90008: {
    headline: 'Permission not listed',
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} lacks the permission to sign people in and read their profile.`,
    remedy: ({ tenant }) =>
      text`Under API permissions, add Microsoft Graph, Delegated permissions, ${code('User.Read')}. Then choose Grant admin consent for ${strong(tenant)}.`
  },
  90099: {
    headline: 'Customer has not consented',
    meaning: ({ clientId, tenant }) =>
      text`Application ${code(clientId)} is not authorized in the customer’s tenant ${strong(tenant)}.`,
    remedy: () =>
      text`The partner APIs are called with a token of your own partner tenant: enter that one. Only what works inside a customer’s tenant needs an application consent there, given through Partner Center.`
  },
  65002: {
    headline: 'An id of Microsoft’s',
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} is one of Microsoft’s own and may not be used here.`,
    remedy: () =>
      text`Enter the Application (client) ID of your own app registration, from its Overview.`
  },
  501051: {
    headline: 'Not assigned',
    meaning: ({ clientId, api }) =>
      text`Application ${code(clientId)} has no role in ${api}, which requires an assignment.`,
    remedy: () =>
      text`Under Enterprise apps, open the application that requires it: give this one an app role there, or set Assignment required to No under Properties.`
  },
  50105: {
    headline: 'Not assigned',
    meaning: ({ clientId }) => text`The account is not assigned to application ${code(clientId)}.`,
    remedy: () =>
      text`Under Enterprise apps, open the application and add the account at Users and groups (by itself or in a group, not a nested one), or set Assignment required to No under Properties.`
  }
}
