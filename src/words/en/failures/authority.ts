import type { FailureCode } from '../../../shared/token'
import { code, strong, text } from '../../text'
import type { FailureWords } from './failure-words'

/** What the authority says. */
export const authorityFailures = {
  'sign-in-needed': {
    headline: 'Sign-in needed',
    sentence: ({ tenant }) => text`${strong(tenant)} asks for a new sign-in.`,
    cause: () =>
      text`A saved sign-in ends after 90 days without use, when the password changes, or when a policy says so.`
  },
  'consent-needed': {
    headline: 'Needs consent',
    sentence: ({ tenant, api }) =>
      text`Nobody in ${strong(tenant)} has allowed this application to call the ${api} yet.`,
    cause: ({ mode }) =>
      mode === 'app-only'
        ? text`Have an administrator choose API permissions, then Grant admin consent.`
        : text`Sign in and accept, or have an administrator choose API permissions, then Grant admin consent.`
  },
  'mfa-needed': {
    headline: 'Needs multi-factor sign-in',
    sentence: ({ tenant }) =>
      text`${strong(tenant)} asks for multi-factor authentication before it gives a token.`,
    cause: () => text`Sign in again and answer the second step in the browser.`
  },
  'blocked-by-policy': {
    headline: 'Blocked by policy',
    sentence: ({ tenant }) =>
      text`A Conditional Access policy of ${strong(tenant)} does not allow this sign-in.`,
    cause: () =>
      text`Often the device, the network or the application is not permitted. With the correlation id, an administrator finds the policy in the sign-in log.`
  },
  'credential-rejected': {
    headline: 'Credential not accepted',
    sentence: ({ clientId }) =>
      text`Microsoft does not accept the secret or certificate for application ${code(clientId)}.`,
    cause: () =>
      text`It may have been deleted, or the id of the secret was saved in place of its value. Enter a valid one.`
  },
  'credential-expired': {
    headline: 'Credential expired',
    sentence: ({ clientId }) =>
      text`The secret or certificate of application ${code(clientId)} has expired.`,
    cause: () => text`Make a new one under Certificates & secrets and enter it here.`
  },
  'certificate-not-registered': {
    headline: 'Certificate not registered',
    sentence: ({ clientId }) => text`Application ${code(clientId)} does not know this certificate.`,
    cause: () =>
      text`Upload it under Certificates & secrets. The thumbprint shown there has to be the one shown here.`
  },
  'application-not-found': {
    headline: 'Application not found',
    sentence: ({ clientId, tenant }) =>
      text`There is no application ${code(clientId)} in ${strong(tenant)}.`,
    cause: () =>
      text`The id may have a typing error, or the application is registered in another tenant or cloud.`
  },
  'application-needs-secret': {
    headline: 'Registered as a web app',
    sentence: ({ clientId }) =>
      text`Application ${code(clientId)} is registered as a web app, which needs a secret at sign-in.`,
    cause: () =>
      text`Sign-in through a web registration is not supported here. Under Authentication, add Mobile and desktop applications with ${code('http://localhost')} and allow public client flows.`
  },
  'tenant-not-found': {
    headline: 'Tenant not found',
    sentence: ({ tenant, cloud }) => text`${strong(tenant)} was not found in ${cloud}.`,
    cause: () => text`The tenant may have a typing error, or belong to another cloud.`
  },
  'wrong-cloud': {
    headline: 'Another cloud',
    sentence: ({ tenant, cloud }) => text`${strong(tenant)} does not belong to ${cloud}.`,
    cause: () => text`Choose the cloud of the tenant in the profile.`
  },
  'redirect-not-registered': {
    headline: 'Redirect not registered',
    sentence: ({ clientId }) =>
      text`Application ${code(clientId)} does not allow the redirect ${code('http://localhost')}.`,
    cause: () =>
      text`Under Authentication, add it to Mobile and desktop applications, then sign in again.`
  },
  'scope-invalid': {
    headline: 'Permission not known',
    sentence: ({ api }) =>
      text`Microsoft does not know the permission that was asked for on ${api}.`,
    cause: () => text`Check the API of the profile; for another API, check its resource.`
  },
  'api-not-in-tenant': {
    headline: 'API not in this tenant',
    sentence: ({ api, tenant }) => text`The ${api} has no entry in ${strong(tenant)}.`,
    cause: () =>
      text`It appears when an administrator of the tenant signs in to Partner Center for the first time. A tenant that is no partner tenant does not have it.`
  },
  throttled: {
    headline: 'Too many requests',
    sentence: () => text`Microsoft asks to wait before the next request.`,
    cause: () => text`Wait a minute, then try again.`
  },
  'authority-unavailable': {
    headline: 'Not available',
    sentence: ({ cloud }) => text`The login service (${cloud}) answers with an error of its own.`,
    cause: () => text`This passes by itself. Try again in a minute.`
  },
  'authority-refused': {
    headline: 'Refused',
    sentence: () => text`Microsoft refused the request.`,
    cause: () => text`The details hold Microsoft’s own words.`
  }
} satisfies Partial<Record<FailureCode, FailureWords>>
