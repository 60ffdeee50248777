import { code, strong, text, type Text } from '../../text'
import type { FailureFacts } from '../failures/failure-words'
import type { AuthorityErrorsSaid } from './said'

const redirect = code('http://localhost')
const otherPlatform = 'Redirect of another platform'

const addRedirect = (): Text =>
  text`Under Authentication, add ${redirect} to Mobile and desktop applications: no port, no path, in exactly this spelling. Then sign in again.`

const moveFromSinglePage = (): Text =>
  text`Under Authentication, remove ${redirect} from Single-page application and add it to Mobile and desktop applications. Then sign in again.`

const compareIds = ({ cloud }: FailureFacts): Text =>
  text`Compare both ids with the Overview of the app registration: Application (client) ID and Directory (tenant) ID. The cloud has to be right too (now ${cloud}). An application of another tenant needs admin consent in this one first.`

const oneTenant = (): Text =>
  text`Enter the Directory (tenant) ID of the application’s own tenant in the profile.`

const rightCloud = (): Text =>
  text`Choose the tenant’s cloud. Sign-in is at ${code('login.microsoftonline.us')} for US Government and at ${code('login.partner.microsoftonline.cn')} for China.`

const strayCharacters = (): Text =>
  text`Try again. If it comes back, look for stray characters in tenant, application id and resource, and report it with the correlation id.`

/** Registration and redirect. */
export const registrationErrors: AuthorityErrorsSaid = {
  50011: {
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} does not have the redirect ${redirect}.`,
    remedy: addRedirect
  },
  500113: {
    meaning: ({ clientId }) => text`Application ${code(clientId)} has no redirect at all.`,
    remedy: addRedirect
  },
  900971: {
    meaning: () => text`No redirect was named to which the answer could go.`,
    remedy: () =>
      text`Under Authentication, look whether ${redirect} stands at Mobile and desktop applications. If it does, report this with the correlation id.`
  },
  7000218: {
    meaning: ({ clientId }) =>
      text`Microsoft takes application ${code(clientId)} for one with a secret, and expects that secret at sign-in.`,
    remedy: () =>
      text`Under Authentication, move ${redirect} from Web to Mobile and desktop applications, or set Allow public client flows to Yes.`
  },
  700025: {
    headline: 'Takes no secret',
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} is a public client, which may not send a secret or certificate.`,
    remedy: ({ mode }) =>
      mode === 'app-only'
        ? text`Application-only access needs a registration that is not public only, usually one with the platform Web. For this one, choose application + user access.`
        : text`Application + user access sends neither. Check the access mode of the profile and sign in again.`
  },
  9002325: {
    headline: otherPlatform,
    meaning: () =>
      text`The redirect is registered under Single-page application, whose rules apply to web pages.`,
    remedy: moveFromSinglePage
  },
  9002326: {
    headline: otherPlatform,
    meaning: () =>
      text`The request was taken for that of a web page, which only a redirect under Single-page application allows.`,
    remedy: moveFromSinglePage
  },
  9002327: {
    headline: otherPlatform,
    meaning: () =>
      text`The redirect is registered under Single-page application, so that only a web page may fetch the token.`,
    remedy: moveFromSinglePage
  },
  700016: {
    meaning: ({ clientId, tenant }) =>
      text`Application ${code(clientId)} was not found in ${strong(tenant)}.`,
    remedy: compareIds
  },
  700011: {
    meaning: ({ clientId, tenant }) =>
      text`Application ${code(clientId)} is not in the directory of ${strong(tenant)}.`,
    remedy: compareIds
  },
  70001: {
    meaning: ({ clientId, tenant }) =>
      text`Application ${code(clientId)} is missing in ${strong(tenant)}, or disabled there.`,
    remedy: compareIds
  },
  7000112: {
    headline: 'Application disabled',
    meaning: ({ clientId, tenant }) =>
      text`Application ${code(clientId)} is disabled in ${strong(tenant)}.`,
    remedy: () =>
      text`Under Enterprise apps, open the application, choose Properties and set Enabled for users to sign in to Yes.`
  },
  7000229: {
    headline: 'No service principal',
    meaning: ({ clientId, tenant }) =>
      text`Application ${code(clientId)} is registered, but has no service principal in ${strong(tenant)}.`,
    remedy: ({ clientId }) =>
      text`Create it on the Overview of the registration, at Managed application in local directory, or run ${code(`New-MgServicePrincipal -AppId ${clientId}`)}. Admin consent creates it too.`
  },
  50194: {
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} serves one tenant, and was asked for at an address for many.`,
    remedy: oneTenant
  },
  9001023: {
    meaning: () =>
      text`This kind of request is not served at the shared addresses ${code('/common')} and ${code('/consumers')}.`,
    remedy: oneTenant
  },
  90124: {
    meaning: ({ api }) =>
      text`The ${api} is not served at the shared addresses ${code('/common')} and ${code('/consumers')}.`,
    remedy: oneTenant
  },
  90130: {
    meaning: ({ clientId }) =>
      text`Application ${code(clientId)} is not served at the shared addresses ${code('/common')} and ${code('/consumers')}.`,
    remedy: oneTenant
  },
  90002: {
    meaning: ({ tenant, cloud }) => text`${strong(tenant)} was not found in ${cloud}.`,
    remedy: () =>
      text`Compare it with the Directory (tenant) ID on the Overview of the app registration. If it is right, the tenant belongs to another cloud.`
  },
  90038: {
    meaning: ({ tenant, cloud }) =>
      text`${strong(tenant)} belongs to another national cloud than ${cloud}.`,
    remedy: rightCloud
  },
  900382: {
    meaning: ({ tenant, cloud }) =>
      text`A request with a secret or certificate may not cross clouds, and ${strong(tenant)} is not at home in ${cloud}.`,
    remedy: rightCloud
  },
  900432: {
    meaning: ({ tenant, cloud }) =>
      text`An application with a secret or certificate cannot sign in across clouds, and ${strong(tenant)} is not at home in ${cloud}.`,
    remedy: rightCloud
  },
  90013: {
    meaning: () => text`Something in the request is not valid.`,
    remedy: strayCharacters
  },
  900144: {
    meaning: () => text`The request lacks a part that Microsoft needs.`,
    remedy: strayCharacters
  },
  9002313: {
    meaning: () => text`The request has a form that Microsoft does not accept.`,
    remedy: strayCharacters
  },
  90014: {
    meaning: () => text`A field that the request needs is missing in it.`,
    remedy: strayCharacters
  },
  90023: {
    meaning: () => text`The login service does not take the request as it is.`,
    remedy: strayCharacters
  },
  900561: {
    headline: 'Page opened again',
    meaning: () => text`The browser went back to a page that cannot be opened a second time.`,
    remedy: () => text`Close the tab in the browser and sign in again.`
  }
}
